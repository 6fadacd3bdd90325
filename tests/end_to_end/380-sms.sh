#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Text messages from “mailing new” to “mailing send”: who gets one, how large they are,
# what they cost, at which hours they go out, and that nobody gets one twice. Over the
# folder transport; 370-handset.sh sends them by a phone.
. "$(dirname "$0")/lib.sh"

electronic_answers
make_dossier

# ---- people: 40 who subscribed, of whom 35 may get a text message ----

# texts COUNT: everybody has a mobile number but nr 39; nr 38 ticked e-mail alone, nr 6 is
# twelve years old, nr 7 has a number of the Netherlands.
texts() {
    awk -v count="$1" 'BEGIN {
        print "Voornaam;Familienaam;Geboortedatum;GSM;E-mail;Taal;Toestemming gegeven op;" \
            "Tekst toestemming;Kanalen;Methode;Inzamelaar;Politieke reclame"
        for (i = 1; i <= count; i++)
            printf "%s;%s %d;%s;%s;lezer%d@example.be;%s;%02d/08/2030;%s;%s;formulier;" \
                "Els Peeters;ja\n", i % 2 ? "An" : "Zoé", i % 2 ? "De Smet" : "Dupont", i,
                i == 6 ? "01/02/2018" : "01/02/1980",
                i == 39 ? "" : i == 7 ? "+31612345678" : sprintf("0470 00 %02d %02d", i, i),
                i, i % 2 ? "NL" : "FR", i % 28 + 1, "Ik wil berichten over de verkiezingen",
                i == 38 ? "email" : "email+sms"
    }'
}
expect 0 "declaring subscribers" source add nieuws --kind subscriber \
    --holder "het formulier op els.example.be" --obtained-on 2030-09-01 \
    --role candidate --purpose-told "berichten over de verkiezingen" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
texts 40 >nieuws.csv
expect 0 "importing subscribers" import nieuws.csv --source nieuws
add_list lijst
cp "$data/list-plain.csv" list.csv
expect 0 "import of the voter list" import list.csv --source lijst
expect 0 "nr 5 said stop on the phone" objection add --phone "0470 00 05 05"

# ---- a mailing ----

expect 64 "letters have no parts" mailing new x --channel post \
    --template brief-kennismaking --plain-accents
expect 65 "a template of another channel" mailing new x --channel sms --template mail-nieuws
expect 0 "a mailing" mailing new sms-1 --channel sms --template sms-uitnodiging --json
json "a mailing" 'd["channel"]' sms
expect 0 "check" check sms-1 --json
json "who gets one" 'd["counts"]["allow"]' 35 'd["counts"]["review"]' 1 \
    'd["blocked_by"]["objection-stop"]' 1 'd["blocked_by"]["minor-non-voter"]' 1 \
    'd["blocked_by"]["no-address"]' "$(($(wc -l <list.csv) - 1 + 1))" \
    'd["blocked_by"]["voter-list-paper-only"]' "$(($(wc -l <list.csv) - 1))" \
    'd["texts"]["people"]' 35 'd["texts"]["parts"]' 70 'd["texts"]["by_parts"]["2"]' 35 \
    'd["texts"]["ucs2"]' 0
expect 0 "check in words" check sms-1 --lang nl
expect 0 "explain a text message" explain r-000006 --mailing sms-1 --json
json "explain a text message" 'd["verdict"]' block 'd["channel"]' sms
expect 0 "explain the foreign number" explain r-000007 --mailing sms-1 --json
json "explain the foreign number" 'd["verdict"]' review

# ---- looking at it ----

expect 0 "preview" mailing preview sms-1 --json
json "preview" 'd["to"]' +32470000101 'd["coding"]' gsm7 'd["parts"]' 2 \
    '"Els Peeters (lijst 7, Lijst Voorbeeld)" in d["text"]' True \
    '"antwoord STOP" in d["notice"]' True 'd["foreign"]' "[]" 'd["texts"]["parts"]' 70
expect 0 "preview in French" mailing preview sms-1 --recipient r-000002 --json
json "preview in French" 'd["language"]' fr '"répondez STOP" in d["text"]' True \
    'd["coding"]' gsm7 'd["parts"]' 2
expect 0 "preview in words" mailing preview sms-1 --html p.html
says "preview in words" "0470 00 01 01" out
says "preview in words" "2 parts" out
says "what comes after looking" "next: kiespost" err
says "what comes after looking" "mailing approve sms-1" err
says "the page" "As it stands on the phone" p.html
same "the page is private" 600 "$(mode_of p.html)"
expect 64 "nobody can preview without a number" mailing preview sms-1 --recipient r-000039

# ---- characters that make a text longer ----

mkdir -p "$D/templates/nl" "$D/templates/fr"
template() { # NAME TEXT: in Dutch and in French
    for language in nl fr; do
        printf -- '---\nname: %s\nchannel: sms\nlanguage: %s\n---\n%s\n' "$1" $language "$2" \
            >"$D/templates/$language/$1.md"
    done
}
template duur "{{candidate.name}} (lijst {{list.number}}): ça va ? À l’école, ça va ŒUF 😀. Zaal De Kring."
expect 0 "a mailing with accents" mailing new duur --channel sms --template duur
expect 0 "what makes it longer" mailing preview duur --json
json "what makes it longer" 'd["coding"]' ucs2 \
    '[(f["character"], f["replacement"], f["count"]) for f in d["foreign"]]' \
    "[('ç', 'c', 2), ('À', 'A', 1), ('’', \"'\", 1), ('Œ', 'OE', 1), ('😀', None, 1)]"
expect 0 "what hinders" mailing preview duur --lang en
says "what hinders" "2 parts instead of 3 parts when those that nothing can" out
hides "what hinders: replacing alone saves nothing" "--plain-accents" out
template duur "{{candidate.name}} (lijst {{list.number}}): ça va ? L’école, ça va. Zaal De Kring."
expect 0 "what would save parts" mailing preview duur --json
json "what would save parts" 'd["parts"] > d["plain"]["parts"]' True \
    'd["plain"]["coding"]' gsm7 'd["texts"]["ucs2"]' 35 \
    'd["texts"]["plain_parts"] < d["texts"]["parts"]' True
expect 0 "in words" mailing preview duur
says "in words" "ç (2×) → c" out
says "in words" "’ (1×) → '" out
says "in words" "--plain-accents" out
expect 0 "without accents" mailing new sober --channel sms --template duur --plain-accents
expect 0 "without accents" mailing preview sober --json
json "without accents" 'd["coding"]' gsm7 'd["foreign"]' "[]" \
    "\"ca va ? L'école, ca va.\" in d['text']" True
expect 0 "it says so" mailing show sober
says "it says so" "--plain-accents" out
expect 0 "kept by approve" mailing approve sober --declare --json
json "kept by approve" 'd["texts"]["ucs2"]' 0
expect 0 "kept by approve" mailing send sober --for-real --confirm 35 --transport folder
same "kept by approve" 35 "$(grep -l "ca va ? L'école" sober-txt/*.txt | wc -l)"

# ---- never cut: what is too long is refused ----

template lang "{{candidate.name}}: $(awk 'BEGIN { for (i = 0; i < 170; i++) printf "kiezen %d ", i }')"
expect 0 "a long one" mailing new lang --channel sms --template lang
expect 65 "more than ten parts" mailing approve lang --declare
one_sentence "more than ten parts"
hides "more than ten parts: replacing does not help" "--plain-accents"
template langer "{{candidate.name}}: $(awk 'BEGIN { for (i = 0; i < 85; i++) printf "kiezen ê " }')"
expect 0 "a long one with accents" mailing new langer --channel sms --template langer
expect 65 "more than ten parts, for the accents" mailing preview langer
says "more than ten parts, for the accents" "“--plain-accents”: parts then: 7"
expect 0 "without them" mailing new korter --channel sms --template langer --plain-accents
expect 0 "without them" mailing preview korter --json
json "without them" 'd["parts"]' 7
expect 0 "and nothing is approved" mailing show lang --json
json "and nothing is approved" 'd["state"]' new

# ---- what it costs: each part ----

expect 0 "a price" mailing cost sms-1 --item sms --amount 0.05 --each --json
json "a price for each part" 'd["recipients"]' 35 'd["parts"]' 70 'd["total"]' 3.50
expect 0 "a price in words" mailing cost sms-1
says "a price in words" "70" out
keep new
expect 0 "approving" mailing approve sms-1 --declare --json
json "approving" 'd["counts"]["allow"]' 35 'd["texts"]["parts"]' 70 'd["cost"]' 3.50
expect 0 "the price stays" mailing cost sms-1 --json
json "the price stays" 'd["parts"]' 70 'd["total"]' 3.50
keep approved
use new
expect 0 "approving in words" mailing approve sms-1 --declare
says "approving in words" "in all 70 parts" out
use approved

# ---- a rehearsal, and ways that are none ----

expect 0 "rehearsal" mailing send sms-1 --json
json "rehearsal" 'd["rehearsal"]' True 'd["would_send"]' 35 'd["parts"]' 70 \
    'd["quiet_hours"]' False
json "rehearsal without a phone" '"problem" in d' True
expect 64 "one phone, at a rehearsal too" mailing send sms-1 --connections 3
expect 0 "a rehearsal of files" mailing send sms-1 --transport folder --json
json "a rehearsal of files" '"problem" in d' False
expect 64 "a mail server is no way" mailing send sms-1 --transport esmtp
expect 64 "nor by curl" mailing send sms-1 --transport curl --for-real --confirm 35
expect 78 "no phone, and nobody to ask" mailing send sms-1 --for-real --confirm 35
one_sentence "no phone, and nobody to ask"
expect 64 "one phone" mailing send sms-1 --for-real --confirm 35 --transport handset \
    --connections 2
expect 64 "a wrong number" mailing send sms-1 --for-real --confirm 34 --transport folder
expect 0 "letters" mailing new brief --channel post --template brief-kennismaking --source lijst
expect 64 "letters are not sent" mailing send brief
expect 0 "an e-mail" mailing new mail --channel email --template mail-nieuws --source nieuws
expect 64 "no e-mail by phone" mailing send mail --transport handset
[ ! -e sms-1-txt ] || fail "something was written"

# ---- into a folder ----

expect 0 "sending" mailing send sms-1 --for-real --confirm 35 --transport folder --json
json "sending" 'd["counts"]["accepted"]' 35 'd["transport"]' folder 'd["to"]' sms-1-txt
same "one file each" 35 "$(find sms-1-txt -name 'sms-1-r-*.txt' | wc -l)"
same "the folder is private" 700 "$(mode_of sms-1-txt)"
same "the files are private" 600 "$(find sms-1-txt -type f -exec stat -c %a {} + | sort -u)"
same "each to their number, the others not" \
    "$(seq 1 40 | grep -vxE '5|6|7|38|39' | awk '{ printf "To: +3247000%02d%02d\n", $1, $1 }')" \
    "$(head -qn 1 sms-1-txt/*.txt | sort)"
same "each in the stated language" "18 17" \
    "$(grep -l 'répondez STOP' sms-1-txt/*.txt | wc -l) $(grep -l 'antwoord STOP' sms-1-txt/*.txt | wc -l)"
same "without an empty text" 35 "$(grep -lF 'https://example.be/privacy' sms-1-txt/*.txt | wc -l)"
expect 0 "done" mailing show sms-1 --json
json "done" 'd["state"]' done 'd["counts"]["accepted"]' 35
before=$(cat sms-1-txt/*.txt | sha256sum)
expect 0 "sending again" mailing send sms-1 --for-real --confirm 35 --transport folder --json
json "sending again" 'd["this_run"]["accepted"]' 0
same "nobody gets it twice" "$before" "$(cat sms-1-txt/*.txt | sha256sum)"

# ---- derived again, byte for byte ----

expect 0 "the same text" mailing show sms-1 --message r-000001 --json
json "the same text" 'd["same"]' True 'd["parts"]' 2 'd["to"]' +32470000101 \
    'd["sha256"]' "$(tail -n +3 sms-1-txt/sms-1-r-000001.txt | head -c -1 | sha256sum | cut -d' ' -f1)"
expect 0 "settings change" settings set "candidate.name=Els Peeters-Claes"
expect 0 "the same text, still" mailing show sms-1 --message r-000001
says "the same text, still" "the same as when it was handed over" out
says "the same text, still" "antwoord STOP" out

# ---- an objection between approval and sending ----

use approved
rm -rf sms-1-txt
expect 0 "one more says stop" objection add --phone "+32 470 00 08 08" --channel sms
expect 0 "sending" mailing send sms-1 --for-real --confirm 35 --transport folder --json
json "left out" 'd["counts"]["accepted"]' 34 'd["counts"]["suppressed"]' 1
expect 0 "what was not sent costs nothing" mailing cost sms-1 --json
json "what was not sent costs nothing" 'd["parts"]' 68 'd["total"]' 3.40

# ---- quiet hours ----

quiet() { # STATUS MOMENT LABEL
    use approved
    rm -rf sms-1-txt
    at=$2
    expect "$1" "$3" mailing send sms-1 --for-real --confirm 35 --transport folder
    if [ "$1" != 0 ]; then
        one_sentence "$3"
        [ ! -e sms-1-txt ] || fail "$3: something was written"
        expect 0 "$3: a rehearsal says it" mailing send sms-1 --json
        json "$3: a rehearsal says it" 'd["quiet_hours"]' True 'd["would_send"]' 35
        expect 0 "$3: nobody is left out" mailing show sms-1 --json
        json "$3: nobody is left out" 'd["counts"]["planned"]' 35
    fi
}
quiet 0 '2030-09-20 19:59:30' "the last minute of the day"
quiet 75 '2030-09-20 20:00:00' "the evening"
quiet 75 '2030-09-21 08:59:30' "before breakfast"
run mailing send sms-1 --for-real --confirm 35 --transport folder
says "before breakfast: when" "today from 9:00" err
quiet 0 '2030-09-21 09:00:00' "the morning"
quiet 75 '2030-09-21 03:00:00' "at night"
quiet 0 '2030-10-12 19:00:00' "the eve, by day"
quiet 75 '2030-10-12 21:59:00' "the eve, in the evening"
run mailing send sms-1 --for-real --confirm 35 --transport folder
hides "the eve, in the evening: no false hope" "14 October" err
use approved
for at in '2030-10-12 22:00:00' '2030-10-13 10:00:00'; do
    expect 77 "from 22:00 on the eve: $at" mailing send sms-1 --for-real --confirm 35 \
        --transport folder
    one_sentence "from 22:00 on the eve: $at"
    says "from 22:00 on the eve: $at" "R-110" err
    expect 0 "nobody is left out" mailing show sms-1 --json
    json "nobody is left out" 'd["counts"]["planned"]' 35
done
at='2030-09-20 20:00:00'
expect 75 "for programs" mailing send sms-1 --for-real --confirm 35 --transport folder --json
same "for programs" "kiespost.error/1 75" "$(python3 -c 'import json; d = json.load(open("err")); print(d["schema"], d["exit"])')"

# The clock strikes eight while they go out: the rest stays planned.
use approved
rm -rf sms-1-txt
echo '2030-09-20 19:59:50' >clock
env -i PATH="$PATH" HOME="$W" LANG=C TZ=CET-1CEST,M3.5.0,M10.5.0/3 TMPDIR="$W/tmp" \
    ASAN_OPTIONS=verify_asan_link_order=0 G_SLICE=always-malloc FAKETIME_NO_CACHE=1 \
    FAKETIME_TIMESTAMP_FILE="$W/clock" LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" \
    "$KIESPOST" -C "$D" --passphrase-file pw mailing send sms-1 --for-real --confirm 35 \
    --transport folder --json >out 2>err </dev/null &
victim=$!
while [ "$(find sms-1-txt -name 'sms-1-r-*.txt' 2>/dev/null | wc -l)" -lt 5 ] &&
    kill -0 $victim 2>/dev/null; do :; done
kill -STOP $victim
echo '2030-09-20 20:00:00' >clock
kill -CONT $victim
wait $victim
status=$?
judge 75 "the clock strikes eight"
json "the clock strikes eight" 'd["stopped"]' True 'd["counts"]["in_doubt"]' 0 \
    '5 <= d["counts"]["accepted"] < 35' True \
    'd["counts"]["accepted"] + d["counts"]["planned"]' 35 'd["counts"]["suppressed"]' 0
says "the clock strikes eight" "tomorrow from 9:00" err
at='2030-09-21 09:00:00'
expect 0 "the next morning" mailing send sms-1 --for-real --confirm 35 --transport folder --json
json "the next morning" 'd["counts"]["accepted"]' 35
same "one file each" 35 "$(find sms-1-txt -name '*.txt' | wc -l)"
at='2030-09-20 10:00:00'

# ---- killed in the middle ----

for round in 1 2 3; do
    use approved
    rm -rf sms-1-txt
    in_its_place -C "$D" --passphrase-file pw mailing send sms-1 --for-real --confirm 35 \
        --transport folder >out 2>err </dev/null &
    victim=$!
    while [ "$(find sms-1-txt -name 'sms-1-r-*.txt' 2>/dev/null | wc -l)" -lt $((round * 8)) ] &&
        kill -0 $victim 2>/dev/null; do :; done
    kill -9 $victim 2>/dev/null
    wait $victim 2>/dev/null
    run mailing send sms-1 --for-real --confirm 35 --transport folder --json
    case $status in
    0) ;;
    75)
        json "kill $round: one at most is uncertain" 'd["counts"]["in_doubt"]' 1 \
            'd["counts"]["accepted"]' 34
        expect 0 "kill $round: deciding" mailing decide sms-1 --all --as resend \
            --reason "in de map gekeken" --json
        expect 0 "kill $round: the rest" mailing send sms-1 --for-real --confirm 35 \
            --transport folder
        ;;
    *) fail "kill $round: exit status $status" ;;
    esac
    expect 0 "kill $round: the end" mailing show sms-1 --json
    json "kill $round: the end" 'd["counts"]["accepted"]' 35 'd["state"]' done
    same "kill $round: one file each" 35 "$(find sms-1-txt -name '*.txt' | wc -l)"
done

# ---- trials ----

use approved
expect 64 "a trial to nobody" mailing test sms-1
expect 64 "a trial to an e-mail address" mailing test sms-1 --to els@example.be
expect 64 "a trial to a landline" mailing test sms-1 --to "09 226 88 88"
expect 77 "a trial to who said stop" mailing test sms-1 --to "0470 00 05 05"
expect 0 "a trial" mailing test sms-1 --to "0470 99 99 99" --json
json "a trial" 'd["file"]' sms-1-txt/sms-1-test-1.txt
says "a trial says so" "TEST" sms-1-txt/sms-1-test-1.txt
says "a trial says so" "To: +32470999999" sms-1-txt/sms-1-test-1.txt
at='2030-09-20 22:30:00'
expect 75 "no trial at night" mailing test sms-1 --to "0470 99 99 99"
expect 0 "but to the own phone" mailing test sms-1 --to "$(sed -n 's/^phone=//p' answers.ini)"
at='2030-09-20 10:00:00'

# ---- on a terminal: which phone is it? ----

# on_a_terminal ARGUMENT…: with the lines of "$W/dialogue" for talk.py; sets `status`.
on_a_terminal() {
    python3 "$here/talk.py" dialogue out env -i PATH="$PATH" HOME="$W" LANG=C TERM=dumb \
        TZ=CET-1CEST,M3.5.0,M10.5.0/3 TMPDIR="$W/tmp" \
        ASAN_OPTIONS=verify_asan_link_order=0 \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" -C "$D" \
        --lang en --passphrase-file "$W/pw" "$@" >err
    status=$?
}

# The clock goes on: gammu waits for ever on a phone that is slow under one that stands.
at='@2030-09-20 10:00:00'
use approved
python3 "$here/modem.py" --link phone --sent phone.jsonl >modem.out 2>&1 &
modem=$!
while [ ! -e phone ] && kill -0 $modem 2>/dev/null; do :; done
: >dialogue
on_a_terminal mailing test sms-1 --to "0470 99 99 99"
judge 0 "a trial without a phone is a file"
{
    printf 'which port.*[]:>?)] \t%s\n' "$W/phone"
    printf 'remember it.*[]:>?)] \t\n'
    printf 'waits until\t\003\n'
} >dialogue
on_a_terminal mailing send sms-1 --for-real --confirm 35
if grep -q "without libgammu" out; then
    skip "this kiespost uses no phone"
    kill $modem
    finish
fi
judge 75 "which phone is it"
says "which phone is it" "SIM card" out
says "by that phone" "text messages by the phone at" out
same "ten parts a minute are five texts" 10 "$(wc -l <phone.jsonl)"
expect 0 "remembered" settings show --json
json "remembered" 'd["settings"]["handset.device"]' "$W/phone" \
    'd["settings"]["handset.connection"]' at 'd["settings"]["handset.rate"]' 10/min \
    'd["settings"]["handset.daily"]' 200
expect 0 "the rest stays planned" mailing show sms-1 --json
json "the rest stays planned" 'd["counts"]["accepted"]' 5 'd["counts"]["planned"]' 30 \
    'd["counts"]["in_doubt"]' 0
expect 75 "a trial waits for the pace" mailing test sms-1 --to "0470 99 99 99"
kill $modem

# ---- nothing readable is left but the folder ----

printf '+32470000101\n0470000101\nDupont 10\n' | python3 "$here/traces.py" >traces
same "nothing readable in the dossier" "" "$(grep -rlaFf traces "$D" tmp)"

finish
