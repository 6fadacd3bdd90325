#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing cost, the ceiling (law/rules.md section 5.2, R-112), the list of expenses (R-111)
# and the Walloon rule of 150 (R-104; T-29 and T-30).
. "$(dirname "$0")/lib.sh"

nb=$(printf '\302\240') # what stands inside an amount: no line is broken there

# voters COUNT FILE: a voter list of Ghent.
voters() {
    awk -v count="$1" 'BEGIN {
        print "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente"
        for (i = 1; i <= count; i++)
            printf "%d;Peeters %d;Jan;12/03/1961;Veldstraat;%d;9000;Gent\n", i, i, i
    }' >"$2"
}

# campaign VOTERS [SED-EXPRESSION…]: a dossier with 100 voters and the letter "brief".
campaign() {
    registered=$1
    shift
    rm -rf "$D"
    answers "s/^list_name=/voters=$registered\nlist_name=/" "$@"
    make_dossier
    add_list lijst "${delivered:-2030-09-17}"
    voters 100 list.csv
    expect 0 "import" import list.csv --source lijst
    expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
}

# ---- recording ----

campaign 63158
expect 0 "nothing yet" mailing cost brief --json
json "nothing yet" 'd["schema"]' kiespost.cost/1 'd["mailing"]' brief 'd["lines"]' '[]' \
    'd["total"]' 0.00 'd["campaign"]' 0.00 'd["ceiling"]' 4395.00 'd["state"]' within \
    'd["percent"]' 0 'd["counts"]' True \
    'd["findings"]' "[{'rule': 'spend-cost-logging', 'number': 'R-111', 'effect': 'add'}]"
expect 0 "nothing yet: record it" mailing cost brief
says "nothing yet: record it" "warning: "
says "nothing yet: record it" "R-111"

wrong_cost() { # LABEL ARGUMENT…
    label=$1
    shift
    expect 64 "$label" mailing cost brief "$@"
    one_sentence "$label"
}
wrong_cost "no amount" --item stamp
wrong_cost "no item" --amount 0.89
wrong_cost "each of nothing" --each
wrong_cost "no such item" --item gadget --amount 1
wrong_cost "no number" --item stamp --amount veel
wrong_cost "two meanings" --item stamp --amount 1.234
wrong_cost "two meanings, with a comma" --item stamp --amount 1,234
wrong_cost "nothing at all" --item stamp --amount 0
wrong_cost "nothing at all, in full" --item stamp --amount "€ 0,00"
wrong_cost "too much" --item stamp --amount 1000000,01
wrong_cost "more back than was recorded" --item stamp --amount -1
expect 64 "no such mailing" mailing cost niets --item stamp --amount 1
one_sentence "no such mailing"
expect 0 "nothing was recorded" mailing cost brief --json
json "nothing was recorded" 'd["lines"]' '[]'

expect 0 "stamps" mailing cost brief --item stamp --amount "€ 0,89" --each --json
json "stamps" 'd["recipients"]' 100 \
    'd["lines"]' "[{'item': 'stamp', 'amount': '0.89', 'each': True, 'total': '89.00'}]" \
    'd["total"]' 89.00 'd["campaign"]' 89.00 'd["percent"]' 2
expect 0 "printing" mailing cost brief --item print --amount 1.234,56 --json
json "printing" 'd["total"]' 1323.56 '[l["item"] for l in d["lines"]]' "['stamp', 'print']"
expect 0 "a fraction of a cent" mailing cost brief --item other --amount 0,0455 --each --json
json "a fraction of a cent" 'd["lines"][2]["total"]' 4.55 'd["total"]' 1328.11
expect 0 "several add up" mailing cost brief --item print --amount 100 --json
json "several add up" 'd["total"]' 1428.11
expect 0 "taken back" mailing cost brief --item print --amount -1334,56 --json
json "taken back" 'd["total"]' 93.55 'len(d["lines"])' 5
expect 64 "not twice" mailing cost brief --item print --amount -0.01
expect 0 "in words" mailing cost brief
says "in words" "93.55" out
says "in words" "4${nb}395.00" out
says "the amounts are of 2024" "amounts of 2024" out
expect 0 "in Dutch" --lang nl mailing cost brief
says "in Dutch" "93,55" out
says "in Dutch" "4${nb}395,00" out
expect 0 "in French" --lang fr mailing cost brief
says "in French" "93,55${nb}€" out

# ---- before and after approval: who is counted ----

expect 0 "an objection" objection add --recipient r-000001
expect 0 "one letter less" mailing cost brief --json
json "one letter less" 'd["recipients"]' 99
expect 0 "approve" mailing approve brief --declare --json
json "approve" 'd["counts"]["allow"]' 99 'd["findings"]' '[]'
expect 0 "approved" mailing cost brief --json
json "approved" 'd["recipients"]' 99 'd["lines"][0]["total"]' 88.11
expect 0 "an objection after the approval" objection add --recipient r-000002
expect 0 "handed over" mailing export brief --to brief.xlsx
expect 0 "who was left out costs nothing" mailing cost brief --json
json "who was left out costs nothing" 'd["recipients"]' 98 'd["lines"][0]["total"]' 87.22

# ---- 80 %, and the ceiling ----

campaign 9060
expect 0 "below 80 %" mailing cost brief --item print --amount 999.99 --json
json "below 80 %" 'd["ceiling"]' 1250.00 'd["state"]' within 'd["percent"]' 79 \
    '[c["for"] for c in d["ceilings"]]' "['candidate', 'list']" \
    'd["ceilings"][1]["amount"]' 10348.00 'd["ceilings"][0]["year"]' 2024 \
    'd["ceilings"][0]["confirmed"]' False
json "below 80 %" 'd["findings"]' '[]'
expect 0 "below 80 %, in words" mailing cost brief
hides "below 80 %, in words" "warning: "
expect 0 "at 80 %" mailing cost brief --item print --amount 0.01 --json
json "at 80 %" 'd["state"]' near 'd["percent"]' 80 \
    'd["findings"]' "[{'rule': 'spend-ceiling', 'number': 'R-112', 'effect': 'info'}]"
expect 0 "at 80 %" mailing cost brief
says "at 80 %" "warning: "
says "at 80 %" "R-112"
expect 0 "the whole of it" mailing cost brief --item stamp --amount 2.50 --each --json
json "the whole of it" 'd["total"]' 1250.00 'd["state"]' near 'd["percent"]' 100
keep full
expect 0 "approve at the ceiling" mailing approve brief --declare
says "approve at the ceiling" "warning: "
says "approve at the ceiling" "R-112"
use full
expect 0 "approve at the ceiling" mailing approve brief --declare --json
json "approve at the ceiling" 'd["findings"]' \
    "[{'rule': 'spend-ceiling', 'number': 'R-112', 'effect': 'info'}]"

use full
expect 0 "a cent more" mailing cost brief --item other --amount 0.01 --json
json "a cent more" 'd["state"]' over
expect 77 "approve above the ceiling of 2024" mailing approve brief --declare
one_sentence "approve above the ceiling of 2024"
says "the rule" "spend-ceiling, R-112"
says "the amounts are those of 2024" "the ceiling of 2024 was €1${nb}250.00"
says "the way on" "kiespost mailing release brief --finding spend-ceiling"
says "the text" "LPKD 191"
expect 0 "nothing was approved" mailing show brief --json
json "nothing was approved" 'd["state"]' new
keep over
expect 0 "a person decides" mailing release brief --finding spend-ceiling \
    --reason "1 400 euro, Staatsblad"
expect 0 "released by a person" mailing approve brief --declare --json
json "released by a person" '[f["effect"] for f in d["findings"]]' "['info']"
use over
# Another mailing's costs count as well; what costs nothing is not held back.
expect 0 "a second letter" mailing new gratis --channel post --template brief-kennismaking
expect 0 "a second letter" mailing approve gratis --declare --json
json "a second letter" '[f["rule"] for f in d["findings"]]' \
    "['spend-cost-logging', 'spend-ceiling']" '[f["effect"] for f in d["findings"]]' \
    "['add', 'info']"
expect 0 "a third letter" mailing new derde --channel post --template brief-kennismaking
expect 0 "a third letter" mailing cost derde --item stamp --amount 0.01
expect 77 "the third letter" mailing approve derde --declare
says "the third letter" "R-112"

# Costs that came after the approval hold the letters back as well.
use full
expect 0 "approve" mailing approve brief --declare
expect 0 "a late invoice" mailing cost brief --item other --amount 1
expect 77 "export above the ceiling" mailing export brief --to boven.xlsx
one_sentence "export above the ceiling"
says "export above the ceiling" "R-112"
[ ! -e boven.xlsx ] || fail "export above the ceiling: a workbook was made"
expect 0 "the invoice is taken back" mailing cost brief --item other --amount -1
expect 0 "export at the ceiling" mailing export brief --to vol.xlsx
expect 0 "another late invoice" mailing cost brief --item other --amount 1
expect 0 "--again costs nothing new" mailing export brief --to weer.xlsx --again

# The amounts of 2024 bind in 2024.
at='2024-09-20 10:00:00' delivered=2024-09-17
campaign 9060 's/^id=.*/id=BE-VLG-LOC-2024/'
expect 0 "2024" mailing cost brief --item print --amount 1250.01 --json
json "2024" 'd["ceilings"][0]["confirmed"]' True 'd["state"]' over
expect 77 "2024: refused" mailing approve brief --declare
says "2024: refused" "may not go out"
says "2024: refused" "R-112"
hides "2024: nobody releases it" "mailing release"
at='2030-09-20 10:00:00' delivered=

# ---- without figures: a warning ----

rm -rf "$D"
answers
make_dossier
add_list lijst
expect 0 "import" import list.csv --source lijst
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
keep plain
expect 0 "no costs are recorded" mailing approve brief --declare
says "no costs are recorded" "warning: "
says "no costs are recorded" "spend-cost-logging, R-111"
use plain
expect 77 "a refusal stands alone" mailing approve brief --json
cp err out
json "a refusal stands alone" 'd["slug"]' declaration-missing
expect 0 "no costs are recorded" mailing approve brief --declare --json
json "no costs are recorded" 'd["findings"]' \
    "[{'rule': 'spend-cost-logging', 'number': 'R-111', 'effect': 'add'}]"
expect 0 "a second one" mailing new brief-2 --channel post --template brief-kennismaking
expect 0 "voters are not known" mailing cost brief-2 --item print --amount 900000 --json
json "voters are not known" 'd["ceiling"]' None 'd["state"]' unknown 'd["percent"]' None
keep voters
expect 0 "approve without voters" mailing approve brief-2 --declare
says "approve without voters" "election.voters"
says "approve without voters" "R-112"
use voters
expect 0 "approve without voters" mailing approve brief-2 --declare --json
json "approve without voters" '[f["effect"] for f in d["findings"]]' "['info']"
expect 0 "voters become known" settings set election.voters=120512
expect 0 "voters become known" mailing cost brief-2 --json
json "voters become known" 'd["ceiling"]' 5807.68 'd["ceilings"][1]["amount"]' 96771.68 \
    'd["state"]' over

# ---- other elections: the place on the list is not known ----

at='2029-05-01 10:00:00' delivered=2029-04-15
campaign 1341450 's/^id=.*/id=BE-FED-CHA-2029/' 's/^role=.*/role=candidate/'
expect 0 "the Chamber" mailing cost brief --item print --amount 1999.99 --json
json "the Chamber" 'd["ceiling"]' None 'd["state"]' within \
    '[(c["for"], c["amount"]) for c in d["ceilings"]]' \
    "[('substitute', '2500.00'), ('effective', '5000.00'), ('head', '55650.75')]"
expect 0 "the Chamber: near the lowest" mailing cost brief --item print --amount 4000 --json
json "the Chamber: near the lowest" 'd["state"]' near
expect 0 "the Chamber: near the lowest" mailing cost brief
says "the Chamber: near the lowest" "your place on the list"
at='2030-09-20 10:00:00' delivered=

# ---- only the regulated period counts ----

rm -rf "$D"
at='2030-06-20 10:00:00'
electronic_answers 's/^list_name=/voters=9060\nlist_name=/' \
    's/published_on=.*/published_on=2030-05-01/' 's/assessment_on=.*/assessment_on=2030-05-01/'
sed -i 's/2030-08-01/2030-05-01/' "$W/answers.ini"
make_dossier
expect 0 "friends" source add eigen --kind own_sympathiser --role candidate \
    --collected-directly yes --holder "Els Peeters" --obtained-on 2030-01-15
printf 'Voornaam;Naam;Straat;Nr;Postcode;Gemeente\nLuc;Dubois;Veldstraat;1;9000;Gent\n' >own.csv
expect 0 "friends" import own.csv --source eigen
expect 0 "before the period" mailing new vroeg --channel post --template brief-kennismaking \
    --post-on 2030-06-28
expect 0 "before the period" mailing cost vroeg --item print --amount 5000 --json
json "before the period" 'd["counts"]' False 'd["total"]' 5000.00 'd["campaign"]' 0.00 \
    'd["state"]' within
expect 0 "before the period, in words" mailing cost vroeg
says "before the period, in words" "1 July 2030" out
expect 0 "before the period: approved" mailing approve vroeg --declare
expect 0 "within the period" mailing new later --channel post \
    --template brief-kennismaking --post-on 2030-07-01
expect 0 "within the period" mailing cost later --item print --amount 5000 --json
json "within the period" 'd["counts"]' True 'd["campaign"]' 5000.00
expect 77 "within the period: held back" mailing approve later --declare
expect 0 "no posting day" mailing new ooit --channel post --template brief-kennismaking
expect 0 "no posting day counts" mailing cost ooit --json
json "no posting day counts" 'd["counts"]' True
expect 0 "handed over before the period" mailing export vroeg --to vroeg.xlsx
at='2030-09-20 10:00:00'
expect 0 "what went out before does not count later" mailing cost vroeg --json
json "what went out before does not count later" 'd["counts"]' False

# ---- T-29 and T-30: e-mails at once in Wallonia ----

# emails COUNT ELECTION NIS
emails() {
    rm -rf "$D"
    electronic_answers "s/^id=.*/id=$2/" "s/^municipality=44021/municipality=$3/" \
        's/^list_name=/voters=140000\nlist_name=/'
    make_dossier
    add_subscribers lezers "$1"
    expect 0 "$2: $1 e-mails" mailing new mail --channel email --template mail-nieuws
    expect 0 "$2: approve $1 e-mails" mailing approve mail --declare --json
    json "$2: approve $1 e-mails" 'd["counts"]["allow"]' "$1"
}
emails 151 BE-WAL-LOC-2030 62063
json "T-29: 151 e-mails, cost line empty" \
    '[(f["number"], f["effect"]) for f in d["findings"]]' "[('R-104', 'add'), ('R-111', 'add')]"
expect 0 "T-29: in words" mailing cost mail
says "T-29: in words" "L4131-12"
expect 0 "T-29: check says it too" check mail
says "T-29: check says it too" "L4131-12"
expect 0 "T-29: with a cost line" mailing new mail-2 --channel email --template mail-nieuws
expect 0 "T-29: with a cost line" mailing cost mail-2 --item other --amount 12
expect 0 "T-29: with a cost line" mailing approve mail-2 --declare --json
json "T-29: with a cost line" 'd["findings"]' '[]'
emails 150 BE-WAL-LOC-2030 62063
json "T-30: 150 e-mails, no entry" 'd["findings"]' '[]'
expect 0 "T-30: in words" mailing cost mail
hides "T-30: in words" "warning: "
expect 0 "T-30: nor does check" check mail
hides "T-30: nor does check" "warning: "
emails 151 BE-VLG-LOC-2030 44021
json "151 e-mails in Flanders" 'd["findings"]' '[]'

# ---- R-112 once more before it goes out ----

emails 3 BE-VLG-LOC-2030 44021
expect 0 "the bill comes later" mailing cost mail --item other --amount 99999
expect 0 "a rehearsal warns" mailing send mail --to eml
says "a rehearsal warns" "warning: "
says "a rehearsal warns" "spend-ceiling, R-112"
expect 77 "too dear to go out" mailing send mail --for-real --confirm 3 --to eml
one_sentence "too dear to go out"
says "too dear to go out" "R-112"
expect 0 "nothing went out" mailing show mail --json
json "nothing went out" 'd["counts"]["planned"]' 3
expect 0 "taken back" mailing cost mail --item other --amount -99999
expect 0 "goes out" mailing send mail --for-real --confirm 3 --to eml

# ---- the status page (R-111) ----

campaign 9060
expect 0 "no reminder without costs" --json
json "no reminder without costs" 'd["reminders"]' '[]'
expect 0 "no reminder without costs" mailing cost brief --item stamp --amount 0.89 --each
expect 0 "no reminder without costs" mailing approve brief --declare
expect 0 "a reminder" --json
json "a reminder" 'd["reminders"]' "[{'rule': 'spend-cost-logging', 'by': '2030-11-12'}]"
expect 0 "a reminder in words"
says "a reminder in words" "€89.00 of €1${nb}250.00" out
says "a reminder in words" "12 November 2030" out
at='2030-10-20 10:00:00'
expect 0 "after the poll"
says "after the poll" "to be declared by 12 November 2030" out
at='2030-11-13 10:00:00'
expect 0 "after the declaration"
says "after the declaration" "the declaration was due on 12" out
rm -rf "$D"
at='2030-09-20 10:00:00'
make_dossier
expect 0 "before the poll, no costs" --json
json "before the poll, no costs" 'd["reminders"]' '[]'
at='2030-10-14 10:00:00'
expect 0 "after the poll, no costs" --json
json "after the poll, no costs" '[r["by"] for r in d["reminders"]]' "['2030-11-12']"
at='2030-11-13 10:00:00'
expect 0 "long after, no costs" --json
json "long after, no costs" 'd["reminders"]' '[]'
finish
