#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing send to a mail server that behaves, and to some that do not: nobody twice, nobody
# forgotten, nobody blamed for what the server does.
. "$(dirname "$0")/lib.sh"

. "$here/smtp.sh"

certificate good localhost 3650
certificate other mail.elders.example 3650
certificate old localhost 30
certificate self localhost 3650
cat good-ca.pem other-ca.pem old-ca.pem >roots.pem
more_environment="SSL_CERT_FILE=$W/roots.pem SSL_CERT_DIR=$W/none"

electronic_answers
cat >>answers.ini <<'END'
[smtp]
host=localhost
security=starttls
user=els@example.be
password=geheim woord
END
make_dossier
add_subscribers nieuws 40
expect 0 "a mailing" mailing new mail-1 --channel email --template mail-nieuws
expect 0 "approving" mailing approve mail-1 --declare
keep approved

# anew: the approved mailing again, to the server that was started last.
anew() {
    use approved
    expect 0 "the server's port" settings set "smtp.port=$port" "$@"
}
send() {
    exit_wanted=$1
    fault=$2
    shift 2
    expect "$exit_wanted" "$fault" mailing send mail-1 --for-real --confirm 40 \
        --json "$@"
}

serve --cert good.pem --login 'els@example.be:geheim woord'
anew
run mailing send mail-1 --for-real --confirm 40 --json
if [ "$status" = 78 ] && grep -q "cannot send by" err; then
    skip "this kiespost sends no e-mail yet"
    finish
fi

# ---- all is well ----

judge 0 "over TLS, with a password"
json "everybody" 'd["counts"]["accepted"]' 40 'sum(d["counts"].values())' 40
same "each once" "$(seq 1 40 | sed 's/.*/lezer&@example.be/' | sort)" \
    "$(cut -d' ' -f1 received | sort)"
same "two connections" 2 "$(cut -d' ' -f4 received | sort -u | wc -l)"
same "nothing in clear but what leads to TLS" "EHLO STARTTLS" \
    "$(awk '$2 == "clear" { print $3 }' log | sort -u | tr '\n' ' ' | sed 's/ $//')"
grep -qi "$(uname -n)" log && fail "the computer's name is told"
expect 0 "the same bytes" mailing show mail-1 --message r-000001 --json
json "the same bytes" 'd["same"]' True
digest=$(value 'd["sha256"]')
checks=$((checks + 1))
grep -q "$digest" received || fail "what went out is not what is shown"
expect 0 "once is enough" mailing send mail-1 --for-real --confirm 40 --json
same "once is enough" 40 "$(wc -l <received)"

for way in curl esmtp; do
    serve --cert good.pem --login 'els@example.be:geheim woord'
    anew
    run mailing send mail-1 --transport $way --json
    if [ "$status" = 0 ] && grep -q "was built without" out; then
        skip "this kiespost was built without $way"
        continue
    fi
    send 0 "by $way" --transport $way --connections 4
    same "by $way: each once" 40 "$(cut -d' ' -f1 received | sort -u | wc -l)"
done

# ---- where the password comes from ----

serve --cert good.pem --login 'els@example.be:uit een bestand'
anew "smtp.password_file=$W/smtp-password"
printf 'uit een bestand\nen nog iets\n' >smtp-password
send 0 "a password out of a file"
anew "smtp.password_command=sh -c 'echo uit een bestand'"
send 0 "a password out of a command"
anew "smtp.password_command=false"
expect 66 "a command that fails" mailing send mail-1 --for-real --confirm 40
one_sentence "a command that fails"
anew "smtp.password_file=$W/nowhere"
send 66 "a file that is not there"

# ---- it stops, and nobody is blamed ----

# stops EXIT LABEL SAYS OPTION…
stops() {
    exit_wanted=$1
    fault=$2
    words=$3
    shift 3
    serve "$@"
    anew
    expect "$exit_wanted" "$fault" mailing send mail-1 --for-real --confirm 40
    one_sentence "$fault"
    says "$fault" "$words"
    hides "$fault" "lezer"
    expect 0 "$fault: afterwards" mailing show mail-1 --json
    json "$fault: nobody is blamed" 'd["counts"]["refused"]' 0 'd["counts"]["in_doubt"]' 0 \
        'd["counts"]["planned"] + d["counts"]["accepted"]' 40
}
stops 69 "a wrong password" "password" --cert good.pem --login 'els@example.be:ander'
stops 76 "no STARTTLS" "STARTTLS" --login 'els@example.be:geheim woord'
stops 76 "another's certificate" "another server" --cert other.pem
stops 76 "an expired certificate" "expired" --cert old.pem
stops 76 "a certificate by itself" "does not hold" --cert self.pem
stops 76 "nonsense" "not mail traffic" --rule 'greeting say hello'
stops 69 "policy" "policy" --cert good.pem --login 'els@example.be:geheim woord' \
    --rule 'rcpt say 550 5.7.1 too many'
stops 69 "too large" "as large" --cert good.pem --login 'els@example.be:geheim woord' \
    --rule 'mail say 552 5.3.4 too large'
stop_server
anew
expect 69 "a server that is not there" mailing send mail-1 --for-real --confirm 40
one_sentence "a server that is not there"

# ---- a policy: one person's, or the server's ----

serve --cert good.pem --login 'els@example.be:geheim woord' \
    --rule 'rcpt=lezer9@example.be say 550 5.7.1 not to me'
anew
send 75 "one person's filter"
json "one person's filter" 'd["by_policy"]' 1
expect 0 "one person's filter: afterwards" mailing show mail-1 --json
json "one person's filter stops nobody else" 'd["counts"]["postponed"]' 1 \
    'd["counts"]["accepted"]' 39
serve --cert good.pem --login 'els@example.be:geheim woord' \
    --rule 'rcpt:20- say 550 5.7.1 too many'
anew
send 69 "a policy in the middle" --connections 1
says "a policy in the middle" "policy"
expect 0 "a policy in the middle: afterwards" mailing show mail-1 --json
json "the third in a row stops it" 'd["counts"]["postponed"]' 2 'd["counts"]["accepted"]' 19 \
    'd["counts"]["planned"]' 19

# ---- some are refused, some are doubtful ----

serve --cert good.pem --login 'els@example.be:geheim woord' \
    --rule 'rcpt=lezer5@example.be say 550 5.1.1 no such user' \
    --rule 'message=lezer9@example.be take'
anew
send 75 "a bad address and a lost answer"
json "a bad address and a lost answer" 'd["counts"]["refused"]' 1 \
    'd["counts"]["in_doubt"]' 1 'd["counts"]["accepted"]' 38
same "it had taken it" 1 "$(grep -c '^lezer9@' received)"
expect 0 "deciding" mailing decide mail-1 --all --as accepted --reason "the server has it"
send 0 "nothing is left"
same "nobody twice" "" "$(cut -d' ' -f1 received | sort | uniq -d)"

# ---- the pace ----

serve
anew smtp.security=none smtp.user= smtp.daily=15
expect 0 "settings" settings show
in_its_place -C "$D" --passphrase-file pw mailing send mail-1 --for-real --confirm 40 \
    --json >out 2>err </dev/null &
victim=$!
while [ "$(cat received 2>/dev/null | wc -l)" -lt 15 ] && kill -0 $victim 2>/dev/null; do :; done
kill -TERM $victim 2>/dev/null
wait $victim
status=$?
judge 75 "fifteen a day"
json "fifteen a day" 'd["counts"]["accepted"]' 15 'd["counts"]["planned"]' 25
same "not one more" 15 "$(wc -l <received)"

finish
