#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing send, test, decide and show --message over the folder transport: claim, write,
# record; nobody twice, nobody forgotten.
. "$(dirname "$0")/lib.sh"

electronic_answers
make_dossier
add_list lijst
cp "$data/list-plain.csv" list.csv
expect 0 "import of the voter list" import list.csv --source lijst
add_subscribers nieuws 40
expect 0 "one of them objects" objection add --email lezer7@example.be
expect 0 "a mailing to everybody" mailing new mail-1 --channel email --template mail-nieuws

# ---- who gets one ----

expect 0 "check" check mail-1 --json
json "39 of 40, and nobody of the voter list" 'd["counts"]["allow"]' 39 \
    'd["blocked_by"]["objection-stop"]' 1 \
    'all(r["source"] == "lijst" for r in d["recipients"] if r["recipient"] != "x" and "objection-stop" not in [f["rule"] for f in r["findings"]])' True

# ---- before approval ----

expect 77 "sending what is not approved" mailing send mail-1 --for-real --confirm 39
one_sentence "sending what is not approved"
expect 0 "approving" mailing approve mail-1 --declare --json
json "approved" 'd["counts"]["allow"]' 39
keep approved

# ---- a rehearsal is the default ----

expect 0 "rehearsal" mailing send mail-1 --json
json "rehearsal" 'd["rehearsal"]' True 'd["would_send"]' 39 'd["counts"]["planned"]' 39 \
    'd["bytes"] > 39 * 2000' True
expect 0 "rehearsal in Dutch" mailing send mail-1 --lang nl
checks=$((checks + 1))
grep -qE '[0-9],[0-9][^ ]*kB' out || fail "rehearsal in Dutch: no decimal comma in the size"
[ ! -e mail-1-eml ] || fail "a rehearsal wrote something"
for words in "" "--confirm 38" "--confirm x" "--confirm 40" "--confirm -39"; do
    # shellcheck disable=SC2086
    expect 64 "wrong confirmation: $words" mailing send mail-1 --for-real $words
    one_sentence "wrong confirmation: $words"
done
expect 64 "a transport that does not exist" mailing send mail-1 --transport pigeon
expect 64 "a transport of text messages" mailing send mail-1 --transport handset
expect 64 "letters are not sent" mailing send mail-2
[ ! -e mail-1-eml ] || fail "a wrong confirmation wrote something"

# ---- for real ----

expect 0 "sending" mailing send mail-1 --for-real --confirm 39 --to post --json
json "sent" 'd["counts"]["accepted"]' 39 'd["counts"]["planned"]' 0 \
    'd["this_run"]["accepted"]' 39 'sum(d["counts"].values())' 39
same "one file each" 39 "$(find post -name 'mail-1-r-*.eml' | wc -l)"
same "nothing else" 39 "$(find post -type f | wc -l)"
same "the folder is private" 700 "$(mode_of post)"
same "the files are private" 600 "$(find post -type f -exec stat -c %a {} + | sort -u)"
python3 "$here/mail.py" post/*.eml >seen 2>err || fail "a message is malformed: $(head -n 3 err)"
checks=$((checks + 1))
same "each once, the objector not" \
    "$(seq 1 40 | grep -vx 7 | sed 's/.*/lezer&@example.be/' | sort)" \
    "$(cut -d'|' -f1 seen | sort)"
same "each in the stated language" "20 fr 19 nl" \
    "$(cut -d'|' -f2 seen | sort | uniq -c | awk '{ printf "%s%s %s", (NR > 1 ? " " : ""), $1, $2 }')"
same "with the notice, in that language" "20 19" "$(python3 - post/*.eml <<'END'
import email, email.policy, sys
french = dutch = 0
for path in sys.argv[1:]:
    m = email.message_from_binary_file(open(path, "rb"), policy=email.policy.SMTP)
    for kind in ("plain", "html"):
        body = m.get_body((kind,)).get_content().replace("\u00a0", " ").replace("\u202f", " ")
        if m["Content-Language"] == "fr":
            assert "Pourquoi recevez-vous ce message ?" in body, path
            assert "Waarom krijgt u" not in body, path
        else:
            assert "Waarom krijgt u dit bericht?" in body, path
    french += m["Content-Language"] == "fr"
    dutch += m["Content-Language"] == "nl"
print(french, dutch)
END
)"
expect 0 "mailing show" mailing show mail-1 --json
json "mailing show" 'd["state"]' done 'd["counts"]["accepted"]' 39

# ---- once is enough ----

before=$(cat post/*.eml | sha256sum)
expect 0 "sending again" mailing send mail-1 --for-real --confirm 39 --to post --json
json "sending again" 'd["this_run"]["accepted"]' 0 'd["counts"]["accepted"]' 39
same "nobody gets it twice" "$before" "$(cat post/*.eml | sha256sum)"

# ---- derived again, byte for byte ----

number=$(ls post | head -n 1 | sed 's/mail-1-\(r-[0-9]*\)\.eml/\1/')
at='2030-09-24 18:30:00'
expect 0 "the same message" mailing show mail-1 --message "$number" --json
json "the same message" 'd["schema"]' kiespost.message/1 'd["same"]' True \
    'd["sha256"]' "$(sha256sum "post/mail-1-$number.eml" | cut -d' ' -f1)" \
    'd["difference"]' None
value 'd["message"]' | tr -d '\r' >derived
tr -d '\r' <"post/mail-1-$number.eml" >sent
echo >>sent
same "byte for byte" "" "$(diff sent derived | head -n 3)"
expect 0 "settings change" settings set "candidate.name=Els Peeters-Claes"
expect 0 "the same message, still" mailing show mail-1 --message "$number" --json
json "what was approved stays" 'd["same"]' True
expect 64 "somebody else" mailing show mail-1 --message r-999999
expect 0 "in words" mailing show mail-1 --message "$number"
says "in words" "Message-ID: " out
at='2030-09-20 10:00:00'

# ---- an objection between approval and sending ----

use approved
rm -rf post
expect 0 "one more objects" objection add --email lezer8@example.be
expect 0 "sending" mailing send mail-1 --for-real --confirm 39 --to post --json
json "left out" 'd["counts"]["accepted"]' 38 'd["counts"]["suppressed"]' 1
same "38 files" 38 "$(find post -type f | wc -l)"
[ "$(grep -l 'lezer8@' post/*.eml | wc -l)" = 0 ] || fail "the objector got a message"

# ---- killed in the middle ----

unsettled() { # the number that is neither accepted nor waiting
    expect 0 "after the kill" mailing show mail-1 --json
    value 'd["counts"]["planned"] + d["counts"]["accepted"] + d["counts"]["claimed"] + d["counts"]["in_doubt"]'
}
for round in 1 2 3 4 5; do
    use approved
    rm -rf post
    in_its_place -C "$D" --passphrase-file pw mailing send mail-1 --for-real --confirm 39 \
        --to post >out 2>err </dev/null &
    victim=$!
    # Killed as soon as a number of files are there: no clock decides.
    while [ "$(find post -name 'mail-1-r-*.eml' 2>/dev/null | wc -l)" -lt $((round * 6)) ] &&
        kill -0 $victim 2>/dev/null; do :; done
    kill -9 $victim 2>/dev/null
    wait $victim 2>/dev/null
    same "kill $round: nobody is lost" 39 "$(unsettled)"
    if [ "$(value 'd["counts"]["claimed"]')" != 0 ]; then
        json "kill $round: for scripts" 'd["state"]' sending
        expect 0 "kill $round: in words" mailing show mail-1
        says "kill $round: in words" "mail-1: e-mails, interrupted" out
        hides "kill $round: nobody is sending" "being sent" out
        expect 0 "kill $round: the list" mailing list
        says "kill $round: the list" "interrupted" out
    fi
    run mailing send mail-1 --for-real --confirm 39 --to post --json
    case $status in
    0) ;;
    75)
        json "kill $round: one at most is uncertain" 'd["counts"]["in_doubt"]' 1 \
            'd["counts"]["accepted"]' 38
        expect 64 "kill $round: deciding without a reason" mailing decide mail-1 --all \
            --as accepted
        expect 64 "kill $round: deciding nothing" mailing decide mail-1 --reason x --as resend
        expect 0 "kill $round: deciding" mailing decide mail-1 --all --as resend \
            --reason "looked into the folder" --json
        json "kill $round: deciding" 'd["decided"]' 1
        expect 0 "kill $round: the rest" mailing send mail-1 --for-real --confirm 39 --to post
        ;;
    *) fail "kill $round: exit status $status" ;;
    esac
    expect 0 "kill $round: the end" mailing show mail-1 --json
    json "kill $round: the end" 'd["counts"]["accepted"]' 39 'd["state"]' done
    same "kill $round: one file each" 39 "$(find post -name '*.eml' | wc -l)"
    python3 "$here/mail.py" post/*.eml >seen 2>err ||
        fail "kill $round: a message is malformed: $(head -n 3 err)"
done

# ---- Ctrl-C ends after the message in flight ----

use approved
rm -rf post
in_its_place -C "$D" --passphrase-file pw mailing send mail-1 --for-real --confirm 39 \
    --to post >out 2>err </dev/null &
victim=$!
while [ "$(find post -name 'mail-1-r-*.eml' 2>/dev/null | wc -l)" -lt 5 ] &&
    kill -0 $victim 2>/dev/null; do :; done
kill -TERM $victim 2>/dev/null
wait $victim
status=$?
case $status in
0 | 75) checks=$((checks + 1)) ;;
*) fail "interrupted: exit status $status" ;;
esac
expect 0 "after the interruption" mailing show mail-1 --json
json "nothing is uncertain" 'd["counts"]["in_doubt"]' 0 'd["counts"]["claimed"]' 0 \
    'd["counts"]["accepted"] + d["counts"]["planned"]' 39
expect 0 "the rest" mailing send mail-1 --for-real --confirm 39 --to post
same "one file each" 39 "$(find post -name '*.eml' | wc -l)"

# ---- trials ----

use approved
expect 64 "a trial to nobody" mailing test mail-1
expect 64 "a trial to no address" mailing test mail-1 --to els
expect 0 "a trial" mailing test mail-1 --to els@example.be --json
json "a trial" 'd["file"]' mail-1-eml/mail-1-test-1.eml
python3 "$here/mail.py" mail-1-eml/*.eml >seen 2>err || fail "the trial is malformed: $(head -n 3 err)"
same "to the address given" els@example.be "$(cut -d'|' -f1 seen)"
says "says that it is a trial" "TEST" seen
says "to an invented person" "Voorbeeld-Exemple" mail-1-eml/mail-1-test-1.eml
grep -q lezer mail-1-eml/*.eml && fail "somebody's address is in a trial"
expect 77 "a trial to who objected" mailing test mail-1 --to lezer7@example.be
expect 0 "trials change nothing" mailing show mail-1 --json
json "trials change nothing" 'd["counts"]["planned"]' 39

# ---- nothing readable is left but the folder ----

printf 'lezer9@example.be\nlezer10@example.be\nDupont 10\n' | python3 "$here/traces.py" >traces
same "nothing readable in the dossier" "" "$(grep -rlaFf traces "$D" tmp)"

finish
