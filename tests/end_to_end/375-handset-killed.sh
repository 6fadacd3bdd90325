#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Text messages to 200 people by a phone, while the program is killed thirty times (kill
# -9) at any moment. The modem, outside of it, counts: nobody gets one twice, and each
# time at most one is in doubt.
. "$(dirname "$0")/lib.sh"
. "$here/modem.sh"

electronic_answers
make_dossier
phone_numbers 200
expect 0 "a mailing" mailing new sms-1 --channel sms --template sms-uitnodiging
expect 0 "where the phone is" settings set "handset.device=$W/tty" \
    handset.rate=10000/min handset.daily=100000
expect 0 "approving" mailing approve sms-1 --declare
plug_in '{"report": {"*": 0}}'
run mailing probe sms-1
if grep -q "without libgammu" err; then
    skip "this kiespost uses no phone"
    finish
fi
judge 0 "probe"

# After up to nine parts more, and some more moments.
cat >killer.py <<'E2'
import os, random, sys, time
victim, path, turn = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
chance = random.Random(turn)
def count():
    try:
        with open(path, "rb") as file:
            return file.read().count(b"\n")
    except FileNotFoundError:
        return 0
def lives():
    with open("/proc/%d/stat" % victim) as file:
        return file.read().rsplit(")", 1)[1].split()[0] != "Z"
wanted = count() + chance.randrange(10)
while lives() and count() < wanted:
    time.sleep(0.001)
time.sleep(chance.random() * (2 if wanted == count() and chance.random() < 0.2 else 0.1))
if lives():
    os.kill(victim, 9)
E2
kills=0
while [ $kills -lt 30 ]; do
    kills=$((kills + 1))
    in_its_place -C "$D" --passphrase-file pw mailing send sms-1 --for-real --confirm 200 \
        --transport handset --json >out 2>err </dev/null &
    victim=$!
    python3 killer.py $victim sent $kills
    wait $victim 2>/dev/null
    status=$?
    checks=$((checks + 1))
    [ $status = 137 ] || [ $status = 0 ] || [ $status = 75 ] ||
        fail "kill $kills: exit status $status: $(cat err)"
done

run mailing send sms-1 --for-real --confirm 200 --transport handset --json
no_crash "the rest"
json "the sum adds up" 'sum(d["counts"].values())' 200 'd["counts"]["planned"]' 0 \
    'd["counts"]["claimed"]' 0 'd["counts"]["refused"]' 0 \
    'd["counts"]["accepted"] + d["counts"]["in_doubt"]' 200 'd["counts"]["in_doubt"] <= 30' True
doubts=$(value 'd["counts"]["in_doubt"]')
sent "nobody twice" 'len(d) == len({(m["to"], m["udh"][2]) for m in d})' True
expect 0 "who is in doubt" mailing show sms-1 --json
value '" ".join(r["recipient"] if isinstance(r, dict) else r for r in d["in_doubt"])' >doubtful
sent "whoever is in no doubt has the whole text" \
    "sorted('r-%06d' % n for n in range(1, 201) if sum(m['to'] == '+32470000%03d' % n for m in d) != 2 and 'r-%06d' % n not in open('doubtful').read())" \
    "[]"
echo "$kills kills, $doubts in doubt, $(wc -l <sent) parts"
finish
