#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing probe and mailing test to a mail server: what it offers, its certificate, what
# receivers expect of bulk mail; probe sends nothing, test sends one message. The words
# about the rest after a send. help deliverability.
. "$(dirname "$0")/lib.sh"

. "$here/smtp.sh"

certificate good localhost 3650
certificate other mail.elders.example 3650
cat good-ca.pem other-ca.pem >roots.pem
more_environment="SSL_CERT_FILE=$W/roots.pem SSL_CERT_DIR=$W/none"
login='els@example.be:geheim woord'

electronic_answers
cat >>answers.ini <<'END'
[smtp]
host=localhost
security=starttls
user=els@example.be
password=geheim woord
rate=30/min
daily=400
END
make_dossier
add_subscribers nieuws 40
expect 0 "a mailing" mailing new mail-1 --channel email --template mail-nieuws

at_the_server() {
    expect 0 "the server's port" settings set "smtp.port=$port" "$@"
}
nothing_was_sent() {
    [ ! -e received ] || fail "$1: something was sent"
    same "$1: no message is begun" 0 "$(grep -cE ' (MAIL|RCPT|DATA|MESSAGE)' log 2>/dev/null || [ -e log ] || echo 0)"
}

# ---- all is well ----

serve --cert good.pem --login "$login"
at_the_server
expect 0 "probe" mailing probe mail-1 --json
json "probe" 'd["schema"]' kiespost.probe/1 'd["mailing"]' mail-1 'd["host"]' localhost \
    'd["port"]' "$port" 'd["security"]' starttls 'd["logged_in"]' True \
    'd["name"]' kiespost-test 'd["offers"]["8bitmime"]' True \
    'd["offers"]["smtputf8"]' False 'd["offers"]["size"]' 33554432 \
    'sorted(d["offers"]["auth"])' "['LOGIN', 'PLAIN']"
json "its certificate" 'd["tls"]["version"] in ("TLSv1.2", "TLSv1.3")' True \
    'len(d["tls"]["cipher"]) > 5' True 'd["tls"]["subject"]' "localhost (Voorbeeld NV)" \
    'd["tls"]["issuer"]' "localhost (Voorbeeld NV)" 'd["tls"]["days_left"] > 365' True \
    'd["tls"]["valid_until"][:2]' 20
json "the pace" '[(p["count"], p["per"], p["of_domain"]) for p in d["pace"]]' \
    "[(30, 'minute', False), (400, 'day', False)]"
json "bulk mail" '[c["check"] for c in d["checks"]]' \
    "['unsubscribe', 'one_click', 'sender', 'login', 'message_id', 'pace', 'size']" \
    'all(c["good"] for c in d["checks"])' True
nothing_was_sent "probe"
same "what is said to the server" "AUTH EHLO NOOP QUIT STARTTLS" \
    "$(awk '{ print $3 }' log | sort -u | tr '\n' ' ' | sed 's/ $//')"
same "in clear only what leads to TLS" "EHLO STARTTLS" \
    "$(awk '$2 == "clear" { print $3 }' log | sort -u | tr '\n' ' ' | sed 's/ $//')"
hides "the computer's name is not told" "$(uname -n)" log
hides "no password" "geheim" out

for language in en nl fr; do
    expect 0 "in words: $language" mailing probe mail-1 --lang $language
    for words in localhost TLS "LOGIN" "8BITMIME" stop@example.be List-Unsubscribe; do
        says "in words: $language" "$words" out
    done
    hides "in words: $language" "geheim" out
    bare help deliverability --lang $language </dev/null
    judge 0 "help deliverability: $language"
    for words in SPF DKIM DMARC mailto: smtp.rate; do
        says "help deliverability: $language" "$words" out
    done
    checks=$((checks + 1))
    [ "$(wc -l <out)" -le 60 ] || fail "help deliverability: $language: $(wc -l <out) lines"
    bare help text-messages --lang $language </dev/null
    judge 0 "help text-messages: $language"
    for words in handset.device --plain-accents 153 STOP --bundle; do
        says "help text-messages: $language" "$words" out
    done
    checks=$((checks + 1))
    [ "$(wc -l <out)" -le 60 ] || fail "help text-messages: $language: $(wc -l <out) lines"
done
expect 0 "in words" mailing probe mail-1
says "in words" "nothing was sent" out
says "what comes next" "mailing test mail-1"
bare help nothing-like-that </dev/null
judge 64 "a topic that does not exist"
bare help mailing probe </dev/null
judge 0 "help about a command"

# ---- what is to be seen to ----

serve --cert good.pem --login 'iemand@elders.example:geheim woord' --limit 1000
at_the_server smtp.rate= smtp.daily= smtp.user=iemand@elders.example
expect 0 "attention" mailing probe mail-1 --json
json "attention" '[c["check"] for c in d["checks"] if not c["good"]]' \
    "['login', 'pace', 'size']" 'd["pace"]' "[]"
expect 0 "attention in words" mailing probe mail-1
says "attention in words" "attention" out
says "attention in words" "help deliverability"
at_the_server smtp.rate=30/min smtp.daily=400 smtp.user=els@example.be

# ---- it does not work ----

# fails EXIT LABEL SAYS OPTION…
fails() {
    exit_wanted=$1
    fault=$2
    words=$3
    shift 3
    serve "$@"
    at_the_server
    expect "$exit_wanted" "$fault" mailing probe mail-1
    one_sentence "$fault"
    says "$fault" "$words"
    nothing_was_sent "$fault"
    expect "$exit_wanted" "$fault: a trial" mailing test mail-1 --to els@example.be
    one_sentence "$fault: a trial"
    says "$fault: a trial" "$words"
}
fails 69 "a wrong password" "password" --cert good.pem --login 'els@example.be:ander'
fails 76 "no STARTTLS" "STARTTLS" --login "$login"
fails 76 "another's certificate" "another server" --cert other.pem
fails 76 "nonsense" "not mail traffic" --rule 'greeting say hello'
fails 69 "not now" "for the moment" --cert good.pem --rule 'greeting close 421 later'
stop_server
expect 69 "nobody is there" mailing probe mail-1
one_sentence "nobody is there"
expect 0 "no server" settings set smtp.host=
expect 78 "no server" mailing probe mail-1
one_sentence "no server"
expect 0 "in clear to another computer" settings set smtp.host=smtp.example.be \
    smtp.security=none
expect 78 "in clear to another computer" mailing probe mail-1
one_sentence "in clear to another computer"
expect 64 "no such mailing" mailing probe mail-9
expect 0 "a server" settings set smtp.host=localhost smtp.security=starttls

# ---- a trial ----

serve --cert good.pem --login "$login"
at_the_server
expect 0 "a trial" mailing test mail-1 --to els@example.be --json
json "a trial" 'd["server"]' localhost 'd["transport"] in ("esmtp", "curl")' True
same "a trial: one message" "els@example.be" "$(cut -d' ' -f1 received)"
[ ! -e mail-1-eml ] || fail "a trial to the server is also a file"
expect 0 "a trial in words" mailing test mail-1 --to els@example.be
says "a trial in words" "was taken by localhost" out
serve --cert good.pem --login "$login" \
    --rule 'rcpt=weg@example.be say 550 5.1.1 no such user' \
    --rule 'rcpt=later@example.be say 450 4.2.0 greylisted'
at_the_server
# A trial that nobody took is none: there may be twenty.
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
    expect 69 "a trial that is refused" mailing test mail-1 --to weg@example.be
done
one_sentence "a trial that is refused"
says "a trial that is refused" "5.1.1"
hides "a trial that is refused" "weg@"
for i in 1 2 3 4 5 6 7 8 9; do
    expect 75 "a trial that is put off" mailing test mail-1 --to later@example.be
done
one_sentence "a trial that is put off"

# ---- trials count for the pace, of whichever mailing and in whichever run ----

keep trials
today=$at
at='2030-09-22 10:00:00'
serve --cert good.pem --login "$login"
at_the_server smtp.rate= smtp.daily=2
expect 0 "another mailing" mailing new mail-2 --channel email --template mail-nieuws
expect 0 "the first of two a day" mailing test mail-1 --to els@example.be
expect 0 "the second" mailing test mail-2 --to els@example.be
expect 75 "the third" mailing test mail-1 --to els@example.be
one_sentence "the third"
says "the third may go" "at 10:00 on 23 September 2030"
same "not one more" 2 "$(wc -l <received)"
at_the_server smtp.daily= smtp.domain_rate=2/hour
expect 75 "the third to one provider" mailing test mail-1 --to iemand@EXAMPLE.be
says "the third to one provider may go" "at 11:00"
expect 0 "the first to another" mailing test mail-1 --to iemand@elders.example
at='2030-09-22 11:00:01'
expect 0 "an hour later" mailing test mail-1 --to els@example.be
at=$today
use trials

# ---- what to do with the rest ----

# The trials are no longer of the last day.
at='2030-09-22 10:00:00'
expect 0 "approving" mailing approve mail-1 --declare
serve --cert good.pem --login "$login" \
    --rule 'rcpt=lezer5@example.be say 550 5.1.1 no such user' \
    --rule 'rcpt=lezer6@example.be say 550 5.2.2 full' \
    --rule 'rcpt=lezer7@example.be say 550 5.2.1 closed' \
    --rule 'message=lezer9@example.be take'
at_the_server smtp.rate= smtp.daily=
expect 64 "no such number of connections" mailing send mail-1 --for-real --confirm 40 \
    --connections 11
keep before
for language in en nl fr; do
    use before
    expect 75 "the rest: $language" mailing send mail-1 --for-real --confirm 40 \
        --connections 1 --lang $language
    hides "the rest: $language" "lezer" out
    hides "the rest: $language" "lezer"
    says "the rest: $language" "mailing decide mail-1"
    same "the rest: $language: accepted, refused, uncertain; then why refused" "36 3 1 1 2" \
        "$(sed -n 's/^ *\([0-9][0-9]*\)  .*/\1/p' out | tr '\n' ' ' | sed 's/ $//')"
done
use before
rm -f received
expect 75 "the rest" mailing send mail-1 --for-real --confirm 40 --json
json "the rest" 'd["counts"]["refused"]' 3 'd["counts"]["in_doubt"]' 1 \
    'sum(d["counts"].values())' 40 'd["refused_by"]' "{'address': 1, 'mailbox': 2}" \
    'd["server"]' localhost 'd["stopped"]' False '"to" in d' False
expect 0 "deciding" mailing decide mail-1 --all --as accepted --reason "the server has it"
expect 0 "it is done" mailing send mail-1 --for-real --confirm 40 --json
json "it is done" 'd["counts"]["refused"]' 3 'd["counts"]["accepted"]' 37

# ---- a rehearsal says what is wrong with the settings, and connects to nobody ----

use before
rm -f log
expect 0 "a rehearsal" mailing send mail-1
hides "a rehearsal: nothing is wrong" "warning:"
for case in "smtp.password=|password" "smtp.security=none smtp.host=smtp.example.be|smtp.security" \
    "smtp.password_command=false|command that prints the password"; do
    use before
    # shellcheck disable=SC2086
    expect 0 "the settings: $case" settings set ${case%|*}
    expect 0 "a rehearsal: $case" mailing send mail-1
    says "a rehearsal: $case" "warning: as the settings are, nothing could be sent"
    says "a rehearsal: $case" "${case#*|}"
    hides "a rehearsal: $case" "geheim"
    says "a rehearsal is one all the same: $case" "40  e-mails would go out" out
    expect 0 "a rehearsal, for programs: $case" mailing send mail-1 --json
    json "a rehearsal, for programs: $case" '"problem" in d' True 'd["would_send"]' 40
done
expect 64 "a rehearsal over too many connections" mailing send mail-1 --connections 11
[ ! -e log ] || fail "a rehearsal connected"

# ---- the server stops it: the counts are told all the same ----

use before
serve --cert good.pem --login "$login" --rule 'rcpt:11- say 550 5.7.1 too many'
at_the_server
expect 69 "stopped" mailing send mail-1 --for-real --confirm 40 --connections 1 --json
json "stopped" 'd["stopped"]' True 'd["counts"]["accepted"]' 10 'd["counts"]["planned"]' 28 \
    'd["counts"]["postponed"]' 2
one=$(grep -c '"slug":"unavailable"' err)
same "stopped: the error" 1 "$one"

# ---- what is seen while it goes out: how far, refused, until when the pace waits ----

# watch LABEL: the send on a terminal, with the lines of "$W/dialogue" for talk.py.
watch() {
    label=$1
    shift
    # shellcheck disable=SC2086
    python3 "$here/talk.py" dialogue out env -i PATH="$PATH" HOME="$W" LANG=C TERM=dumb \
        TZ=CET-1CEST,M3.5.0,M10.5.0/3 TMPDIR="$W/tmp" ASAN_OPTIONS=verify_asan_link_order=0 $more_environment \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" -C "$D" \
        --lang en --passphrase-file "$W/pw" "$@" >err
    status=$?
    judge 75 "$label"
    if grep -qE 'AddressSanitizer|runtime error:' out; then fail "$label: misbehaved"; fi
}
serve --cert good.pem --login "$login" \
    --rule 'rcpt=lezer5@example.be say 550 5.1.1 no such user'
use before
at_the_server smtp.rate=20/min
printf 'waits until .* 1 refused\t\003\n' >dialogue
watch "twenty a minute" mailing send mail-1 --for-real --confirm 40
says "twenty a minute" "sending: 20 of 40" out
says "twenty a minute: how to go on" "next: kiespost -C" out
same "twenty a minute: not one more" 19 "$(wc -l <received)"
use before
at_the_server smtp.rate= smtp.daily=10
rm -f received log
printf 'the pace that you set .* 23 September 2030.*waits until\t\003\n' >dialogue
watch "ten a day" mailing send mail-1 --for-real --confirm 40
same "ten a day: not one more" 10 "$(($(wc -l <received) + $(grep -c 'lezer5@' log)))"
# Known before the first one: an earlier run used the day up.
printf 'waits until\t\003\n' >dialogue
watch "ten a day, once more" mailing send mail-1 --for-real --confirm 40
same "ten a day, once more" 10 "$(($(wc -l <received) + $(grep -c 'lezer5@' log)))"

# Whoever was refused is counted once, also when the batch is closed.
serve --cert good.pem --login "$login" \
    --rule 'rcpt=lezer5@example.be say 550 5.1.1 no such user' \
    --rule 'rcpt=lezer6@example.be say 450 4.2.0 greylisted'
use before
at_the_server smtp.rate= smtp.daily=
printf 'sending: 40 of 40 .*waits until .*refused\t\003\n' >dialogue
watch "one is refused, one greylisted" mailing send mail-1 --for-real --confirm 40
hides "one is refused, one greylisted" "2 refused" out
says "one is refused, one greylisted" "trying again at 10:01" out

# A trial used one of them up.
serve --cert good.pem --login "$login" \
    --rule 'rcpt=lezer5@example.be say 550 5.1.1 no such user'
use before
at_the_server smtp.rate= smtp.daily=10
rm -f received log
expect 0 "a trial, then ten a day" mailing test mail-1 --to els@example.be
printf 'waits until\t\003\n' >dialogue
watch "a trial, then ten a day" mailing send mail-1 --for-real --confirm 40
same "a trial, then ten a day: not one more" 10 \
    "$(($(wc -l <received) + $(grep -c 'lezer5@' log)))"
at=$today

# ---- an example talks to no server ----

kiespost demo "$W/demo" --passphrase-file "$W/pw" >out 2>err </dev/null
status=$?
judge 0 "demo"
D=$W/demo
at_the_server smtp.host=localhost smtp.security=none
expect 0 "its mailings" mailing list --json
name=$(value '[m["mailing"] for m in d["items"] if m["channel"] == "email"][0]')
rm -f received log
expect 77 "an example: probe" mailing probe "$name"
one_sentence "an example: probe"
expect 77 "an example: to a server" mailing send "$name" --transport curl
expect 0 "an example: a trial" mailing test "$name" --to els@example.be --json
json "an example: a trial" 'd["transport"]' folder
same "an example: nothing was said to the server" "" "$(ls received log 2>/dev/null)"

finish
