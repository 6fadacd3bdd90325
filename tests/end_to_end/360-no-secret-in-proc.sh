#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What other programs of this computer can read of a send, and of the command that prints
# the password: no password, passphrase or address stands there; no core file would hold
# one; the command inherits no file of the dossier.

# Whoever runs the tests may have left files open of his own: ctest's log.
if [ -z "$nothing_inherited" ]; then
    nothing_inherited=yes exec python3 -c 'import os, sys
os.closerange(3, 256)
os.execvp("sh", ["sh"] + sys.argv[1:])' "$0"
fi
unset nothing_inherited
. "$(dirname "$0")/lib.sh"

. "$here/smtp.sh"

if [ ! -r /proc/self/environ ]; then
    skip "there is no /proc here"
    finish
fi

certificate good localhost 3650
more_environment="SSL_CERT_FILE=$W/good-ca.pem SSL_CERT_DIR=$W/none"
serve --cert good.pem --login 'els@example.be:geheim woord' --rule "message:3 hold $W/go"

electronic_answers
cat >>answers.ini <<END
[smtp]
host=localhost
port=$port
security=starttls
user=els@example.be
password_command=cat $W/word
END
make_dossier
add_subscribers nieuws 10
expect 0 "a mailing" mailing new mail-1 --channel email --template mail-nieuws
expect 0 "approving" mailing approve mail-1 --declare

# What anybody of this user reads of a process, one NAME-LABEL file each. A program that
# does not let itself be looked at leaves them empty; then there is nothing to fear.
look_at() {
    for part in cmdline environ maps status limits; do
        tr '\0' '\n' <"/proc/$1/$part" >"$part-$2" 2>/dev/null
    done
    cat "/proc/$1/task/"*/comm >"comm-$2" 2>/dev/null
    for descriptor in "/proc/$1/fd/"*; do
        readlink "$descriptor"
    done >"fd-$2" 2>/dev/null
}
tells_nothing() {
    for part in cmdline environ maps status limits comm fd; do
        for secret in "geheim" "paard" "lezer" "els@example.be" "De Smet"; do
            hides "$1: $part" "$secret" "$part-$1"
        done
    done
}

mkfifo word
in_its_place -C "$D" --passphrase-file pw mailing send mail-1 --for-real --confirm 10 \
    --json >out 2>err </dev/null &
victim=$!

# ---- while the command is asked for the password ----

command=
while [ -z "$command" ] && kill -0 $victim 2>/dev/null; do
    command=$(pgrep -x -P $victim cat)
done
look_at "$command" command
tells_nothing command
same "what the command is told: its own words only" "cat $W/word" \
    "$(tr '\n' ' ' <cmdline-command | sed 's/ $//')"
same "what the command inherits: what the program was started with" \
    "ASAN_OPTIONS FAKETIME G_SLICE HOME LANG LD_PRELOAD PATH SSL_CERT_DIR SSL_CERT_FILE TMPDIR TZ UBSAN_OPTIONS" \
    "$(cut -d= -f1 environ-command | grep -vx FAKETIME_SHARED | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
hides "no file of the dossier is open in the command" "$D" fd-command
same "no core file of the command" "0 0" \
    "$(awk '/^Max core file size/ { print $5, $6 }' limits-command)"
echo "geheim woord" >word

# ---- while a message is on its way ----

while ! { [ -e log ] && [ "$(grep -c MESSAGE log)" -ge 3 ]; } && kill -0 $victim 2>/dev/null; do :; done
checks=$((checks + 1))
kill -0 $victim 2>/dev/null || fail "it is not on its way"
look_at $victim program
tells_nothing program
same "no core file" "0 0" "$(awk '/^Max core file size/ { print $5, $6 }' limits-program)"
same "open files: the dossier's, and what it was started with" "" \
    "$(grep '^/' fd-program | grep -vxF -e /dev/null -e "$W/out" -e "$W/err" |
        grep -vF "$D/" | grep -vx -e '/dev/[a-z]*random' -e '/dev/shm/faketime.*')"
same "no temporary file" "" "$(ls -A "$W/tmp")"
touch go
wait $victim
status=$?
judge 0 "it goes on"
json "everybody" 'd["counts"]["accepted"]' 10
same "no secret is left behind" "" \
    "$(grep -rlF -e "geheim woord" -e "lezer1@" "$D" "$W/tmp" out err 2>/dev/null)"

finish
