#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An address that its provider said does not exist is not written to again: by no later
# mailing, out of no source, unless a person decides; whatever became of the run.
. "$(dirname "$0")/lib.sh"

. "$here/smtp.sh"

electronic_answers
cat >>answers.ini <<'END'
[smtp]
host=localhost
security=none
END
make_dossier
add_subscribers eerste 6
add_subscribers tweede 8
for number in 1 2 3; do
    expect 0 "mailing $number" mailing new mail-$number --channel email \
        --template mail-nieuws $([ $number = 1 ] && echo --source eerste)
done
expect 0 "approving" mailing approve mail-1 --declare
keep approved

# at_server: the dossier's server is the one that was started last.
at_server() {
    expect 0 "the server's port" settings set "smtp.port=$port"
}
asked_for() {
    grep -c "RCPT.*<lezer$1@" log
}

serve
at_server
run mailing send mail-1 --for-real --confirm 6 --json
if [ "$status" = 78 ] && grep -q "cannot send by" err; then
    skip "this kiespost sends no e-mail yet"
    finish
fi

# ---- two are refused, one of them for good ----

bad='rcpt=lezer2@example.be say 550 5.1.1 no such user'
full='rcpt=lezer4@example.be say 552 5.2.2 mailbox full'
serve --rule "$bad" --rule "$full"
use approved
at_server
expect 0 "the first mailing" mailing send mail-1 --for-real --confirm 6
says "the next step" "mailing show mail-1 -v"
says "what becomes of them" "left out of every later mailing" out
hides "the report" "lezer" out
expect 0 "showing" mailing show mail-1
says "how to see who" "mail-1 -v"
expect 0 "showing more" mailing show mail-1 -v
says "the bad one" "r-000002  20 September 2030  5.1.1   address does not exist" out
says "the full one" "r-000004  20 September 2030  5.2.2   mailbox full" out
hides "showing more" "lezer" out
hides "showing more" "uncertain" out
expect 0 "showing as JSON" mailing show mail-1 --json
json "showing as JSON" 'd["counts"]["refused"]' 2 'd["in_doubt"]' "[]" \
    'd["refused"][0]' "{'recipient': 'r-000002', 'status': '5.1.1', 'why': 'no-such-address', 'on': '2030-09-20'}" \
    '[(r["recipient"], r["why"]) for r in d["refused"]][1:]' "[('r-000004', 'mailbox-full')]"
same "no address in the dossier" "" "$(grep -rlaF lezer2@ "$D" || true)"
keep refused

# ---- the next mailing, out of both sources ----

at='2030-09-22 10:00:00'
expect 0 "checking" check mail-2 --json
json "both of them, and no other" 'd["blocked_by"]["address-refused"]' 2 \
    'sorted(r["recipient"] for r in d["recipients"] if any(f["rule"] == "address-refused" for f in r["findings"]))' \
    "['r-000002', 'r-000008']" 'd["counts"]["allow"]' 7 'd["blocked_by"]["one-copy"]' 5
expect 0 "checking in words" check mail-2
says "checking in words" "address-refused" out
expect 0 "explaining" explain r-000008 --mailing mail-2
says "explaining: when and what" \
    "on 20 September 2030 the mail provider answered that this address does not" out
says "explaining: the code" "(5.1.1)" out
says "explaining: what would change it" "another address" out
expect 0 "explaining everywhere" explain r-000008 --json
expect 0 "explaining as JSON" explain r-000008 --mailing mail-2 --json
json "explaining as JSON" \
    '[(f["effect"], f["answered_on"], f["answered"], f["why"]) for f in d["findings"] if f["rule"] == "address-refused"]' \
    "[('block', '2030-09-20', '5.1.1', 'no-such-address')]"
expect 0 "the day before it was known" check mail-2 --as-of 2030-09-19 --json
json "the day before it was known" 'd["blocked_by"].get("address-refused", 0)' 0
expect 0 "the rule" rules show address-refused
expect 0 "approving the next" mailing approve mail-2 --declare
serve --rule "$bad"
at_server
expect 0 "sending the next" mailing send mail-2 --for-real --confirm 7 --json
same "nobody asked for it" 0 "$(asked_for 2)"
same "the full one is tried again" 1 "$(asked_for 4)"
json "nobody was refused" 'd["counts"]["refused"]' 0 'd["counts"]["accepted"]' 7

# ---- a person decides ----

expect 64 "not without a reason" mailing decide mail-1 --recipient r-000002 --as resend
expect 0 "it did not go out" mailing decide mail-1 --recipient r-000002 --as accepted \
    --reason "de server zei het" --json
json "it did not go out" 'd["decided"]' 0
expect 0 "not one who got it" mailing decide mail-1 --recipient r-000001 --as resend \
    --reason "zij vroeg het" --json
json "not one who got it" 'd["decided"]' 0
expect 0 "not everybody" mailing decide mail-1 --all --as resend --reason "toch" --json
json "not everybody" 'd["decided"]' 0
expect 0 "once more" mailing decide mail-1 --recipient r-000002 --as resend \
    --reason "zij belde: haar provider had een storing"
says "once more" "planned again" out
says "once more: the next step" "mailing send mail-1"
expect 0 "allowed again" check mail-3 --json
json "allowed again, in both sources" 'd["blocked_by"].get("address-refused", 0)' 0 \
    'd["counts"]["allow"]' 8
serve
at_server
expect 0 "sending once more" mailing send mail-1 --for-real --confirm 6 --json
json "sending once more" 'd["counts"]["accepted"]' 5 'd["counts"]["refused"]' 1
same "it alone" "lezer2@example.be" "$(cut -d' ' -f1 received)"

# ---- the same address, refused once more ----

serve --rule "$bad"
at_server
expect 0 "approving a third" mailing approve mail-3 --declare
expect 0 "refused once more" mailing send mail-3 --for-real --confirm 8 --json
json "refused once more" 'd["counts"]["refused"]' 1
expect 0 "and blocked once more" explain r-000008 --mailing mail-3 --json
json "and blocked once more" \
    '[f["answered_on"] for f in d["findings"] if f["rule"] == "address-refused"]' \
    "['2030-09-22']"
expect 0 "a full mailbox may be tried again" mailing decide mail-1 --recipient r-000004 \
    --as resend --reason "zij heeft opgeruimd" --json
json "a full mailbox may be tried again" 'd["decided"]' 1

# ---- policy is nobody's address ----

at='2030-09-20 10:00:00'
serve --rule 'rcpt=lezer3@example.be say 550 5.7.1 too many'
use approved
at_server
expect 75 "policy" mailing send mail-1 --for-real --confirm 6 --json
json "policy" 'd["counts"]["refused"]' 0 'd["counts"]["postponed"]' 1 'd["by_policy"]' 1
expect 0 "policy: showing" mailing show mail-1 --json
json "policy: showing" 'd["refused"]' "[]"
expect 0 "policy" check mail-2 --json
json "policy" 'd["blocked_by"].get("address-refused", 0)' 0

# ---- killed between the refusal and the mark ----

serve --rule "$bad" --rule 'message=lezer5@example.be hold '"$W/go"
use approved
at_server
in_its_place -C "$D" --passphrase-file pw mailing send mail-1 --for-real --confirm 6 \
    --connections 1 >out 2>err </dev/null &
victim=$!
while ! grep -q 'RCPT.*<lezer5@' log 2>/dev/null && kill -0 $victim 2>/dev/null; do :; done
while [ "$(grep -c MESSAGE log)" -lt 4 ] && kill -0 $victim 2>/dev/null; do :; done
kill -9 $victim
wait $victim 2>/dev/null
stop_server
expect 0 "killed: the verdict knows" check mail-2 --json
json "killed: the verdict knows" 'd["blocked_by"]["address-refused"]' 2
expect 0 "killed: approving" mailing approve mail-2 --declare
serve --rule "$bad"
at_server
expect 0 "killed: the next mailing" mailing send mail-2 --for-real --confirm 7 --json
same "killed: nobody asked for it" 0 "$(asked_for 2)"
expect 0 "killed: still known" explain r-000002 --mailing mail-3 --json
json "killed: still known" \
    '[f["answered"] for f in d["findings"] if f["rule"] == "address-refused"]' "['5.1.1']"
expect 0 "killed: taken back" mailing decide mail-1 --recipient r-000002 --as resend \
    --reason "een storing" --json
json "killed: taken back" 'd["decided"]' 1
expect 0 "killed: and it stays so" check mail-3 --json
json "killed: and it stays so" 'd["blocked_by"].get("address-refused", 0)' 0

finish
