#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# processor add, list and end; mailing export --printer: nothing is handed over without a
# contract in force (law/rules.md R-70; T-27 and T-28).
. "$(dirname "$0")/lib.sh"

make_dossier
expect 0 "nobody yet" processor list --json
json "nobody yet" 'd["schema"]' kiespost.processors/1 'd["items"]' '[]'
expect 0 "nobody yet, in words" processor list
says "nobody yet, in words" "no firm is on record yet"

# ---- add ----

wrong_add() { # LABEL ARGUMENT…
    label=$1
    shift
    expect 64 "$label" processor add "$@"
    one_sentence "$label"
}
wrong_add "no name" --does drukken --contract-on 2030-09-01
wrong_add "an empty name" " " --does drukken --contract-on 2030-09-01
wrong_add "myself" Self --does drukken --contract-on 2030-09-01
wrong_add "what they do is not said" Drukkerij --contract-on 2030-09-01
wrong_add "no contract" Drukkerij --does drukken
says "no contract" "R-70"
wrong_add "no such day" Drukkerij --does drukken --contract-on 2030-02-30
expect 66 "no such file" processor add Drukkerij --does drukken --contract-on 2030-09-01 \
    --contract niets.pdf
one_sentence "no such file"
expect 0 "nothing was recorded" processor list --json
json "nothing was recorded" 'd["items"]' '[]'

printf 'Verwerkersovereenkomst\n' >contract.pdf
digest=$(sha256sum contract.pdf | cut -d' ' -f1)
expect 0 "add" processor add "Drukkerij  Janssens" --does "drukken en posten" \
    --contract-on 2030-09-01 --contract contract.pdf --json
json "add" 'd["schema"]' kiespost.processor/1 'd["processor"]' "'Drukkerij Janssens'" \
    'd["does"]' "'drukken en posten'" 'd["contract_on"]' 2030-09-01 \
    'd["contract_file"]' contract.pdf 'd["contract_sha256"]' "$digest" \
    'd["recorded_on"]' 2030-09-20 'd["ended_on"]' None 'd["in_force"]' True
wrong_add "the same again" "DRUKKERIJ janssens" --does drukken --contract-on 2030-09-02
expect 0 "a contract of tomorrow" processor add Posthuis --does posten \
    --contract-on 2030-09-21 --json
says "a contract of tomorrow" "warning: "
json "a contract of tomorrow" 'd["in_force"]' False 'd["contract_file"]' None
expect 0 "list" processor list --json
json "list" '[i["processor"] for i in d["items"]]' "['Drukkerij Janssens', 'Posthuis']"
expect 0 "list in words" processor list
says "list in words" "drukken en posten" out
says "list in words" "1 September 2030" out
# The contract itself is nowhere in the dossier.
if grep -rqF Verwerkersovereenkomst "$D"; then
    fail "the contract lies in the dossier"
fi

# ---- T-27: letter, voter list, printer with contract, no label; T-28: without ----

add_list lijst
{
    echo "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente"
    for i in 1 2 3 4; do
        echo "$i;Peeters;Jan $i;12/03/196$i;Veldstraat;$i;9000;Gent"
    done
} >list.csv
expect 0 "import" import list.csv --source lijst
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "T-27: allowed" check brief --json
json "T-27: allowed" 'd["counts"]' "{'allow': 4, 'review': 0, 'block': 0}" \
    'd["blocked_by"]' '{}' 'd["review_by"]' '{}'
expect 0 "T-27: approved" mailing approve brief --declare --json
json "T-27: approved" 'd["counts"]' "{'allow': 4, 'review': 0, 'block': 0}"
keep approved

refused() { # LABEL PRINTER
    rm -f brief.xlsx
    expect 77 "$1" mailing export brief --to brief.xlsx --printer "$2"
    one_sentence "$1"
    says "$1" "processor-contract"
    says "$1" "R-70"
    [ ! -e brief.xlsx ] || fail "$1: a workbook was made"
    cp err refusal
    expect 0 "$1: nothing was handed over" mailing show brief --json
    json "$1: nothing was handed over" 'd["counts"]["planned"]' 4
}
refused "T-28: no contract at all" "Drukkerij Willems"
refused "T-28: a contract of tomorrow" Posthuis
expect 77 "T-28: as JSON" mailing export brief --to brief.xlsx --printer Willems --json
cp err out
json "T-28: as JSON" 'd["schema"]' kiespost.error/1 'd["slug"]' refused 'd["exit"]' 77

expect 0 "T-27: handed over" mailing export brief --to brief.xlsx \
    --printer "drukkerij janssens" --json
json "T-27: handed over" 'd["recipients"]' 4 'd["suppressed"]' 0 \
    'd["printer"]' "'Drukkerij Janssens'"
python3 "$here/xlsx.py" brief.xlsx >out
rows='list(d["sheets"].values())[0][1:]'
json "T-27: no label is asked for" "len($rows)" 4 \
    "any('reclame' in str(r).lower() for r in $rows)" False
expect 0 "T-27: in words" mailing export brief --to weer.xlsx --again \
    --printer "Drukkerij Janssens"
says "T-27: in words" "Drukkerij Janssens" out

# ---- by oneself ----

use approved
expect 0 "self" mailing export brief --to zelf.xlsx --printer self --json
json "self" 'd["printer"]' self
use approved
expect 0 "nobody named" mailing export brief --to zelf2.xlsx --json
json "nobody named" 'd["printer"]' self

# ---- the day of the contract, and its end ----

use approved
at='2030-09-21 09:00:00'
expect 0 "on the day of the contract" mailing export brief --to dag.xlsx --printer Posthuis
at='2030-09-20 10:00:00'
use approved
expect 64 "the end of nobody" processor end Willems
one_sentence "the end of nobody"
expect 0 "end" processor end "drukkerij janssens" --json
json "end" 'd["processor"]' "'Drukkerij Janssens'" 'd["ended_on"]' 2030-09-20 \
    'd["in_force"]' False
expect 64 "end twice" processor end "Drukkerij Janssens"
one_sentence "end twice"
refused "T-28: an ended contract" "Drukkerij Janssens"
says "T-28: an ended contract" "20 September 2030" refusal
expect 0 "a new contract" processor add "Drukkerij Janssens" --does drukken \
    --contract-on 2030-09-20
expect 0 "both are on record" processor list --json
json "both are on record" '[(i["processor"], i["in_force"]) for i in d["items"]]' \
    "[('Drukkerij Janssens', False), ('Posthuis', False), ('Drukkerij Janssens', True)]"
expect 0 "under the new contract" mailing export brief --to nieuw.xlsx \
    --printer "Drukkerij Janssens"
finish
