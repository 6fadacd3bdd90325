#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Text messages by a phone, which behaves or does not: nobody gets one twice, nobody is
# forgotten, nobody is blamed for what the phone does; and probe.
. "$(dirname "$0")/lib.sh"
. "$here/modem.sh"

electronic_answers
make_dossier
phone_numbers 12
expect 0 "a mailing" mailing new sms-1 --channel sms --template sms-uitnodiging

# ---- where the phone is ----

expect 78 "nobody knows" mailing probe sms-1
one_sentence "nobody knows"
says "nobody knows" "handset.device"
expect 0 "where the phone is" settings set "handset.device=$W/tty" \
    handset.rate=10000/min handset.daily=100000
run mailing probe sms-1
if grep -q "without libgammu" err; then
    judge 78 "built without libgammu"
    one_sentence "built without libgammu"
    skip "this kiespost uses no phone"
    finish
fi
judge 69 "it is not plugged in"
one_sentence "it is not plugged in"
says "it is not plugged in" "plugged in"

plug_in '{"manufacturer": "Voorbeeld NV", "model": "Proef 2", "csq": 3}'
expect 0 "probe" mailing probe sms-1 --json
json "probe" 'd["schema"]' kiespost.probe/1 'd["mailing"]' sms-1 'd["device"]' "$W/tty" \
    'd["configured_by"]' settings 'd["manufacturer"]' "Voorbeeld NV" \
    'd["model"]' "Proef 2" 'd["network"]' Voorbeeldnet 'd["service_centre"]' +32475161616 \
    'd["delivery_reports"]' True '0 <= d["signal_percent"] < 20' True
expect 0 "probe in words" mailing probe sms-1
says "probe in words" "Voorbeeldnet" out
says "probe in words" "0475 16 16 16" out
says "probe in words" "nothing was sent" out
says "probe in words" "signal is weak"
[ ! -e sent ] || fail "probe: something was sent"
plug_in '{"manufacturer": "huawei", "model": "E3372"}'
expect 0 "a common modem" mailing probe sms-1 --json
json "a common modem" 'd["model"]' E3372
expect 0 "where gammu knows it" settings set handset.device=
printf '[gammu]\ndevice = %s\nconnection = at115200\nlogfile = %s\n' "$W/tty" "$W/gammu-log" \
    >.gammurc
expect 0 "where gammu knows it" mailing probe sms-1 --json
json "where gammu knows it" 'd["configured_by"]' "$W/.gammurc" 'd["device"]' "$W/tty"
[ ! -e gammu-log ] || fail "gammu kept a log of everything"
printf '[gammu]\ndevice = %s\nconnection = fbus\n' "$W/tty" >.gammurc
expect 78 "a connection of another kind" mailing probe sms-1
one_sentence "a connection of another kind"
rm .gammurc
expect 0 "where the phone is" settings set "handset.device=$W/tty"

for fault in pin:PIN creg:network silent:answers; do
    case $fault in
    pin:*) plug_in '{"pin": true}' ;;
    creg:*) plug_in '{"creg": 0}' ;;
    silent:*) plug_in '{"silent": true}' ;;
    esac
    expect 69 "$fault" mailing probe sms-1
    one_sentence "$fault"
    says "$fault" "${fault#*:}"
done

expect 0 "approving" mailing approve sms-1 --declare
keep approved

# anew SCRIPT: the approved mailing again, and another phone.
anew() {
    use approved
    rm -f sent
    plug_in "$1"
}
send() { # STATUS LABEL
    expect "$1" "$2" mailing send sms-1 --for-real --confirm 12 --transport handset --json
}

# ---- all is well ----

anew '{"chunk": 11, "faults": [{"on": 0, "do": "garbage"}]}'
send 0 "all is well"
json "everybody" 'd["counts"]["accepted"]' 12 'sum(d["counts"].values())' 12
sent "each once, in two parts" 'len(d)' 24 'len({m["to"] for m in d})' 12 \
    'all(d[i]["to"] == d[i + 1]["to"] for i in range(0, 24, 2))' True \
    'all(m["udh"][1:] == [2, i % 2 + 1] for i, m in enumerate(d))' True \
    'all(d[i]["udh"][0] == d[i + 1]["udh"][0] for i in range(0, 24, 2))' True \
    'all(m["srr"] and m["coding"] == "gsm7" for m in d)' True \
    'all(60 <= m["valid"] <= 12 * 60 for m in d)' True
expect 0 "the same text" mailing show sms-1 --message r-000001 --json
json "the same text" 'd["same"]' True
sent "with sender and stop word" '"Els Peeters" in d[0]["text"] + d[1]["text"]' True \
    '"STOP" in d[0]["text"] + d[1]["text"]' True
send 0 "once is enough"
sent "once is enough" 'len(d)' 24
grep -rlE '\+?32470000' "$W/tmp" 2>/dev/null && fail "somebody's number in a temporary file"

# ---- it does not behave ----

# By the parts: 5 is the first of nr 3, 6 the second.
anew '{"faults": [{"on": 5, "do": "cms", "code": 1}]}'
send 0 "a number that is no more"
json "a number that is no more" 'd["counts"]["accepted"]' 11 'd["counts"]["refused"]' 1
sent "a number that is no more" 'len(d)' 22

anew '{"faults": [{"on": 6, "do": "cms", "code": 1}]}'
run mailing send sms-1 --for-real --confirm 12 --transport handset --json
json "half a text is in doubt" 'd["counts"]["accepted"]' 11 'd["counts"]["in_doubt"]' 1
sent "half a text is in doubt" 'len(d)' 23

# stops LABEL SCRIPT WORDS ACCEPTED IN-DOUBT
stops() {
    anew "$2"
    expect 69 "$1" mailing send sms-1 --for-real --confirm 12 --transport handset
    one_sentence "$1"
    says "$1" "$3"
    hides "$1" 470000
    says "$1: how far it came" "text messages by the phone at" out
    expect 0 "$1: afterwards" mailing show sms-1 --json
    json "$1: afterwards" 'd["counts"]["accepted"]' "$4" 'd["counts"]["in_doubt"]' "$5" \
        'd["counts"]["refused"]' 0 'd["counts"]["planned"]' $((12 - $4 - $5))
    plug_in '{}'
    run mailing send sms-1 --for-real --confirm 12 --transport handset --json
    json "$1: the others" 'd["counts"]["accepted"]' $((12 - $5)) 'd["counts"]["in_doubt"]' "$5"
    sent "$1: nobody twice" \
        'max([m["to"] + str(m["udh"]) for m in d].count(m["to"] + str(m["udh"])) for m in d)' 1
}
stops "a barred SIM card" '{"faults": [{"on": 5, "do": "cms", "code": 8}]}' "CMS 8" 2 0
stops "no credit" '{"faults": [{"on": 0, "do": "early_cms", "code": 8}]}' "CMS 8" 0 0
stops "the answer is swallowed" '{"faults": [{"on": 5, "do": "swallow"}]}' "no longer answers" 2 1
stops "silence in between" '{"faults": [{"on": 6, "do": "silent"}]}' "no longer answers" 2 1
stops "no prompt" '{"faults": [{"on": 5, "do": "silent_prompt"}]}' "answers" 2 0
stops "it goes away before" '{"faults": [{"on": 5, "do": "hangup_before"}]}' "went away" 2 0
stops "it goes away after" '{"faults": [{"on": 5, "do": "hangup_after"}]}' "no longer answers" 2 1

# ---- Ctrl-C ----

anew '{}'
in_its_place -C "$D" --passphrase-file pw mailing send sms-1 --for-real --confirm 12 \
    --transport handset --json >out 2>err </dev/null &
victim=$!
while [ "$(cat sent 2>/dev/null | wc -l)" -lt 5 ] && kill -0 $victim 2>/dev/null; do :; done
kill -TERM $victim 2>/dev/null
wait $victim
status=$?
judge 75 "Ctrl-C"
json "Ctrl-C: whoever was under way is finished" 'd["counts"]["in_doubt"]' 0 \
    '0 < d["counts"]["accepted"] < 12' True 'sum(d["counts"].values())' 12
sent "Ctrl-C: no half texts" 'len(d) % 2' 0
send 0 "Ctrl-C: the others"
sent "Ctrl-C: the others" 'len(d)' 24 'len({m["to"] for m in d})' 12

finish
