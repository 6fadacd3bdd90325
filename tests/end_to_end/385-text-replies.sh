#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What comes back on the phone: delivery reports become outcomes, answers that say stop
# become objections, and nothing is counted twice or lost.
. "$(dirname "$0")/lib.sh"

# libgammu waits by the clock: it must not stand still.
at='@2030-09-20 10:00:00 x20'

# ---- a phone ----

modem=
hang_up() {
    [ -z "$modem" ] || { kill $modem && wait $modem; } 2>/dev/null
    modem=
}
trap 'hang_up; clean_up' EXIT

# phone SCRIPT: a modem with that much in its memory, at "$W/tty".
phone() {
    hang_up
    rm -f "$W/tty"
    printf '%s\n' "$1" >"$W/script.json"
    python3 "$here/modem.py" --link "$W/tty" --sent "$W/sent" --script "$W/script.json" \
        >"$W/modem-out" 2>"$W/modem-err" &
    modem=$!
    while [ ! -e "$W/tty" ] && kill -0 $modem 2>/dev/null; do :; done
}

# left MEMORY: how many messages are left on the phone that was.
left() {
    hang_up
    python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))[sys.argv[2]]))' \
        "$W/sent.storage" "$1"
}

electronic_answers
make_dossier
expect 0 "where the phone is" settings set "handset.device=$W/tty"

# ---- answers, before anything was sent ----

expect 64 "what to read" inbox read
one_sentence "what to read"
expect 64 "no mail files yet" inbox read --handset somewhere

phone '{"inbox": [
    {"from": "+32470000009", "text": "STOP"},
    {"from": "0470000009", "text": "laat me met rust!"},
    {"from": "+32470000010", "text": "Arrêtez de m’écrire", "coding": "ucs2"},
    {"from": "+32470000011", "text": "Is er een bushalte in de buurt? Wij komen met vier, en de kinderen ook", "parts": 2},
    {"from": "Voorbeeldnet", "text": "STOP nu met zoeken: 5 GB gratis"},
    {"from": "8866", "text": "Antwoord STOP"},
    {"from": "+32470000012", "text": "Gelieve mij geen enkele politieke boodschap meer te sturen", "parts": 2, "order": [2, 1]}]}'
expect 0 "reading answers" inbox read --handset --json
json "reading answers" 'd["schema"]' kiespost.inbox/1 \
    'sorted((r["address"], r["action"]) for m in d["messages"] if m["kind"] == "objection" for r in m["recipients"])' \
    "[('+32470000009', 'known'), ('+32470000009', 'recorded'), ('+32470000010', 'recorded'), ('+32470000012', 'recorded')]" \
    '[m["recipients"] for m in d["messages"] if m["kind"] == "other"]' "[[], [], []]" \
    'all(m["file"].startswith("handset:") for m in d["messages"])' True
expect 0 "three objections" objection list --json
json "three objections" 'len(d["items"])' 3 \
    '{(tuple(o["channels"]), o["on"]) for o in d["items"]}' \
    "{(('post', 'email', 'sms'), '2030-09-20')}"
expect 0 "read again" inbox read --handset
says "read again" "nothing new on the phone" out
expect 0 "still three" objection list --json
json "still three" 'len(d["items"])' 3
same "what people wrote stays on the phone" 9 "$(left SM)"
phone '{"inbox": [{"from": "+32470000013", "text": "stop aub"}]}'
expect 0 "in words" inbox read --handset
says "in words" "1  person said stop" out
hides "nobody's number" 470000013 out
hides "nobody's words" aub out

# ---- a mailing to eight people, by the phone ----

awk 'BEGIN {
    print "Voornaam;Familienaam;GSM;Toestemming gegeven op;Tekst toestemming;Kanalen;" \
        "Methode;Inzamelaar;Politieke reclame"
    for (i = 1; i <= 8; i++)
        printf "An;De Smet %d;0470 00 00 %02d;%02d/08/2030;Ik wil berichten;sms;formulier;" \
            "Els Peeters;ja\n", i, i, i
}' >nieuws.csv
expect 0 "declaring subscribers" source add nieuws --kind subscriber \
    --holder "het formulier op els.example.be" --obtained-on 2030-09-01 \
    --role candidate --purpose-told "berichten over de verkiezingen" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
expect 0 "importing subscribers" import nieuws.csv --source nieuws
expect 0 "a mailing" mailing new sms-1 --channel sms --template sms-uitnodiging
expect 0 "approving" mailing approve sms-1 --declare --json
json "approving" 'd["counts"]["allow"]' 8

# Nr 8 says stop before the run: the text does not go to them any more. The network reports
# while it sends: 0 delivered, 70 expired, 67 no such number, 34 still trying.
phone '{"ds": 2, "inbox": [{"from": "0470000008", "text": "Uitschrijven graag"}],
    "report": {"*": 0, "+32470000003": 70, "+32470000004": 67, "+32470000005": 34}}'
expect 0 "sending" mailing send sms-1 --for-real --confirm 8 --transport handset --json
json "sending" 'd["counts"]["suppressed"]' 1 'd["counts"]["accepted"]' 5 \
    'd["counts"]["refused"]' 2 'd["this_run"]["accepted"]' 7
same "nobody who said stop" 0 "$(grep -c '"to": "+32470000008"' sent)"
same "everybody else, in two parts" 14 "$(wc -l <sent)"
expect 0 "what became of them" mailing show sms-1 --json
json "what became of them" \
    '(d["counts"]["accepted"], d["counts"]["refused"], d["counts"]["suppressed"])' \
    "(5, 2, 1)" 'd["state"]' done \
    'd["reports"]' "{'delivered': 4, 'failed': 2, 'open': 1}" \
    '[(r["recipient"], r["status"]) for r in d["refused"]]' \
    "[('r-000003', '5.4.7'), ('r-000004', '5.1.1')]"
expect 0 "in words" mailing show sms-1
says "in words" "delivery reports: 4 delivered, 2 not delivered, 1 still open" out
same "reports are deleted, answers stay" 1 "$(left SM)"

# ---- what comes later ----

# A final report on nr 5, after the last reading; one on somebody else's text; answers.
phone '{"inbox": [
    {"report_of": "+32470000005", "st": 0, "part": 1},
    {"report_of": "+32470000005", "st": 0, "part": 2},
    {"report_of": "+32470000099", "st": 0, "mr": 3},
    {"from": "+32470000001", "text": "Dank u, tot dan"},
    {"from": "0470000002", "text": "s t o p"}]}'
expect 0 "reading later" inbox read --handset
says "reading later" "2  delivery reports: delivered" out
says "reading later" "1  person said stop" out
says "reading later" "1  other answer to your messages" out
expect 0 "all told" mailing show sms-1 --json
json "all told" 'd["reports"]' "{'delivered': 5, 'failed': 2, 'open': 0}" \
    'd["counts"]["refused"]' 2
same "a stranger's report stays" 3 "$(left SM)"

# Whoever has no such number is left out next time, and whoever said stop.
expect 0 "the next mailing" mailing new sms-2 --channel sms --template sms-uitnodiging
expect 0 "the next mailing" check sms-2 --json
json "the next mailing" 'd["counts"]["allow"]' 5 'd["blocked_by"]["objection-stop"]' 2 \
    '[r["recipient"] for r in d["recipients"] if any(f["rule"] == "address-refused" for f in r["findings"])]' \
    "['r-000004']"

# ---- nothing readable, and the journal holds ----

printf '+32470000002\n0470000002\n470000009\n' | python3 "$here/traces.py" >traces
same "nobody's number in the dossier" "" "$(grep -rlaFf traces "$D" tmp)"

# ---- an example reads nobody's phone: it would take real reports off it ----

D=$W/voorbeeld
bare demo "$D" -q --lang en --passphrase-file "$W/pw" </dev/null
judge 0 "an example"
phone '{"inbox": [{"report_of": "+32470000099", "st": 0, "mr": 3}]}'
expect 77 "an example" inbox read --handset
one_sentence "an example"
same "the phone is as it was" 1 "$(left SM)"
finish
