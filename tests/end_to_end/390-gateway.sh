#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing export --bundle: text messages for a firm that sends them. What each kind of
# number is worth, what the law asks first (R-70, R-101, R-102, R-110; T-15), what is in the
# bundle, and that nobody is handed over twice.
. "$(dirname "$0")/lib.sh"

because='de dienst Verkiezingen schreef dat het mag'
heading="Voornaam;Familienaam;E-mail;GSM;Taal;Toestemming gegeven op;Tekst toestemming;Kanalen;Methode;Inzamelaar;Politieke reclame"
consent="01/08/2030;Ik wil sms over de verkiezingen krijgen;sms;formulier;Els Peeters;ja"
source_of() { # ID ARGUMENT…
    id=$1
    shift
    expect 0 "declaring $id" source add "$id" --holder "het formulier" \
        --obtained-on 2030-06-01 --purpose-told "sms over de verkiezingen" \
        --objection-offered yes --consent-for candidate --consent-separate yes "$@"
}
readers_of() { # ID
    source_of "$1" --kind subscriber --role candidate --collected-directly yes
}
refused() { # LABEL ARGUMENT…
    label=$1
    shift
    expect 77 "$label" "$@"
    one_sentence "$label"
    [ ! -e gw ] || fail "$label: a bundle was made"
    [ -z "$(ls -d .gw* 2>/dev/null)" ] || fail "$label: something is left over"
}

# ---- numbers: what the dossier takes, and what it says of the rest ----

# The regulated period of this election begins on 1 July.
electronic_answers
sed -i 's/2030-08-01/2030-06-01/' answers.ini
at='2030-06-20 10:00:00'
make_dossier
readers_of lezers
{
    echo "$heading"
    echo "An;Aerts;;0470 12 34 56;NL;$consent"
    echo "Zoé;Dupont;;+32(0)471/12.34.56;FR;$consent"
    echo "\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\";Claes;;32472123456;NL;$consent"
    echo "\"Bo \"\"Jo\"\"\";\"De, Smet\";;473123456;NL;$consent"
    echo "Dirk;Landlijn;dirk@example.be;09 226 88 88;NL;$consent"
    echo "Eva;Elders;eva@example.be;+31 6 12 34 56 78;NL;$consent"
    echo "Fons;Duur;fons@example.be;0900 12 345;NL;$consent"
    echo "Gust;Twee;gust@example.be;0470 12 34 56 / 0471 12 34 57;NL;$consent"
    echo "Hans;Fout;hans@example.be;0440 12 34 56;NL;$consent"
    echo "Ine;Duur;;078 15 15 15;NL;$consent"
} >lezers.csv
sed -i 's#01/08/2030#01/06/2030#' lezers.csv
expect 0 "import" import lezers.csv --source lezers
says "a landline" "1 number is a landline: kept, but no text message can go there"
says "a number abroad" "1 number is abroad: before a text message goes there, a person decides"
says "a premium number" "1 number such as 0800, 070, 078 or 0900 is nobody's own: left out"
says "two numbers" "1 cell holds several telephone numbers: left out"
says "no number" "1 telephone number could not be one: left out"
says "a premium number and nothing else" \
    "a number such as 0800, 070, 078 or 0900 is nobody's own, and there is nothing else" \
    lezers.csv.rejected.csv
expect 64 "typed: a landline" person add --source lezers family_name=Peeters \
    mobile="09 226 88 88"
says "typed: a landline" "this is a landline, and no text message arrives there"
expect 64 "typed: a premium number" person add --source lezers family_name=Peeters \
    mobile="0900 12 345"
says "typed: a premium number" "nobody's own"
hides "typed: never the value" "12 345"
source_of vrienden --kind friends_family --role private --collected-directly yes
expect 0 "typed: a number abroad" person add --source vrienden family_name=Peeters \
    mobile="+31 6 12 34 56 78"
says "typed: a number abroad" "the number is abroad"

expect 0 "a mailing" mailing new sms-1 --channel sms --template sms-uitnodiging --source lezers
expect 0 "who gets it" check sms-1 --json --all
json "who gets it" 'd["counts"]' "{'allow': 4, 'review': 1, 'block': 4}" \
    'd["review_by"]' "{'foreign-mobile': 1}" \
    'd["blocked_by"]["no-address"]' 4 'd["blocked_by"]["landline-number"]' 1 \
    '[f["rule"] for f in d["recipients"][4]["findings"] if f["effect"] == "block"]' \
    "['no-address', 'landline-number']" \
    '[f["rule"] for f in d["recipients"][6]["findings"] if f["effect"] == "block"]' \
    "['no-address']"
expect 0 "why not, in words" check sms-1
says "why not, in words" "landline" out
expect 0 "a landline explained" explain r-5 --mailing sms-1
says "a landline explained" "is a landline" out
expect 0 "a number abroad explained" explain r-6 --mailing sms-1
says "a number abroad explained" "This number is abroad" out
expect 0 "the rules" rules show foreign-mobile --json
json "the rules" 'd["rule"]' foreign-mobile 'd["effect"]' review
expect 0 "the rules" rules list --json
json "the rules" '{"landline-number", "foreign-mobile"} <= {i["rule"] for i in d["items"]}' \
    True
expect 0 "she lives in Maastricht and votes here" mailing release sms-1 --recipient r-6 \
    --reason "zij stemt hier, ik ken haar"
expect 0 "who gets it now" check sms-1 --json
json "who gets it now" 'd["counts"]' "{'allow': 5, 'review': 0, 'block': 4}"

# ---- the command line ----

expect 0 "a firm" processor add "Gateway NV" --does "sms verzenden" --contract-on 2030-06-01
refused "not approved" mailing export sms-1 --bundle gw --printer "Gateway NV"
expect 0 "approving" mailing approve sms-1 --declare
keep approved
expect 64 "by whom?" mailing export sms-1 --bundle gw
says "by whom?" "say with --printer which firm sends the text messages"
expect 64 "not by oneself" mailing export sms-1 --bundle gw --printer self
expect 64 "nothing said" mailing export sms-1 --printer "Gateway NV"
expect 64 "both" mailing export sms-1 --bundle gw --to gw.xlsx --printer "Gateway NV"
expect 64 "a workbook of text messages" mailing export sms-1 --to gw.xlsx
says "a workbook of text messages" "--bundle DIR --printer NAME"
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 64 "a bundle of letters" mailing export brief --bundle gw --printer "Gateway NV"
says "a bundle of letters" "--bundle is for text messages"
mkdir gw
expect 73 "it exists" mailing export sms-1 --bundle gw --printer "Gateway NV"
rmdir gw
ln -s nergens gw
expect 73 "a link to nowhere" mailing export sms-1 --bundle gw --printer "Gateway NV"
rm gw
mkdir elders
touch elders/blijft
ln -s elders .gw.part
expect 73 "somebody put a link there" mailing export sms-1 --bundle gw \
    --printer "Gateway NV"
[ -e elders/blijft ] || fail "somebody put a link there: a file behind it is gone"
rm .gw.part
expect 73 "no such parent" mailing export sms-1 --bundle nergens/gw --printer "Gateway NV"

# ---- a contract: R-70 ----

refused "no contract" mailing export sms-1 --bundle gw --printer "Andere NV"
says "no contract" "R-70"
expect 0 "a contract that ends" processor end "Gateway NV"
refused "the contract ended" mailing export sms-1 --bundle gw --printer "Gateway NV"
says "the contract ended" "ended on 20 June 2030"
use approved

# ---- before the regulated period ----

expect 64 "nothing to decide yet" mailing release sms-1 --finding paid-sms-gateway \
    --reason "$because"
expect 0 "handed over" mailing export sms-1 --bundle gw/ --printer "gateway nv" --json
json "handed over" 'd["schema"]' kiespost.export/1 'd["recipients"]' 5 'd["suppressed"]' 0 \
    'd["printer"]' "'Gateway NV'" 'd["directory"]' gw \
    '[f["file"] for f in d["files"]]' "['texts.xlsx', 'texts.csv']" \
    'd["files"][0]["sha256"]' "$(sha256sum gw/texts.xlsx | cut -d' ' -f1)" \
    'd["files"][1]["sha256"]' "$(sha256sum gw/texts.csv | cut -d' ' -f1)" \
    'd["parts"] >= 5' True
parts=$(value 'd["parts"]')
same "what is in it" "LEESMIJ-LISEZ-MOI.txt texts.csv texts.xlsx" \
    "$(cd gw && LC_ALL=C ls -A | tr '\n' ' ' | sed 's/ $//')"
same "private" "700 600 600 600" \
    "$(mode_of gw) $(mode_of gw/LEESMIJ-LISEZ-MOI.txt) $(mode_of gw/texts.csv) $(mode_of gw/texts.xlsx)"
same "nothing is left over" "" "$(ls -d .gw* 2>/dev/null)"
says "told in Dutch" "in geen geval op 12/10/2030 na 22 uur" gw/LEESMIJ-LISEZ-MOI.txt
says "told in French" "le 12/10/2030 après" gw/LEESMIJ-LISEZ-MOI.txt
says "told how many" "5 berichten, samen $parts delen" gw/LEESMIJ-LISEZ-MOI.txt

# table FILE: the rows of the CSV, as Python reads them, as JSON.
table() {
    python3 - "$1" >out <<'END'
import csv, json, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    raw = file.read()
assert not raw.startswith("\ufeff") and raw.endswith("\r\n")
json.dump(list(csv.reader(raw.splitlines(keepends=True), strict=True)), sys.stdout)
END
}
table gw/texts.csv
json "the table" 'd[0]' "['number', 'text', 'parts', 'language', 'message']" \
    '[r[0] for r in d[1:]]' \
    "['+32470123456', '+32471123456', '+32472123456', '+32473123456', '+31612345678']" \
    '[r[3] for r in d[1:]]' "['nl', 'fr', 'nl', 'nl', 'nl']" \
    '[r[4][:-1] for r in d[1:]] == ["sms-1-r-00000"] * 5' True \
    '"".join(r[4][-1] for r in d[1:])' '"12346"' \
    'sum(int(r[2]) for r in d[1:])' "$parts" \
    '"Stop: antwoord STOP" in d[1][1] and "STOP" in d[2][1]' True \
    '"example.be/privacy" in d[1][1]' True
cp out table.json
python3 "$here/xlsx.py" gw/texts.xlsx >out
json "the workbook says the same" \
    "list(d['sheets'].values())[0] == __import__('json').load(open('table.json'))" True \
    'd["formulas"]' 0

expect 0 "all done" mailing show sms-1 --json
json "all done" 'd["state"]' done 'd["counts"]["accepted"]' 5
refused_again() {
    expect 77 "$1" mailing export sms-1 --bundle nog --printer "Gateway NV"
    one_sentence "$1"
    [ ! -e nog ] || fail "$1: a bundle was made"
}
refused_again "nobody twice"
expect 0 "once more on demand" mailing export sms-1 --bundle nog --again \
    --printer "Gateway NV"
says "once more on demand" "recorded as handed over to “Gateway NV”" out
says "it must be deleted" "delete them when the messages are sent"
says "the hours" "between 9:00 and 20:00 only"
says "what it costs" "kiespost mailing cost sms-1 --item sms"
cmp -s gw/texts.csv nog/texts.csv || fail "the same messages again differ"
rm -r gw nog

# Those who got theirs from this computer get it from no firm besides.
use approved
expect 0 "sent from here" mailing send sms-1 --transport folder --to gestuurd --for-real \
    --confirm 5
expect 77 "sent from here: nobody twice" mailing export sms-1 --bundle gw --again \
    --printer "Gateway NV"
says "sent from here: nobody twice" "were sent from this computer"
[ ! -e gw ] || fail "sent from here: a bundle was made"

# ---- who objected since, and a text that looks like a formula ----

use approved
mkdir -p "$D/templates/nl"
cat >"$D/templates/nl/formule.md" <<'END'
---
name: formule
channel: sms
language: nl
description: begint met de voornaam
---
{{recipient.first_name}}, Els Peeters (lijst 7) ziet u graag op 5 oktober.
END
expect 0 "a mailing of one's own" mailing new sms-2 --channel sms --template formule --source lezers
expect 0 "approving it" mailing approve sms-2 --declare
expect 0 "an objection" objection add --phone "0471 12 34 56"
expect 0 "handed over" mailing export sms-2 --bundle gw --printer "Gateway NV"
says "one is left out" "1 person was left out" out
says "guarded" "begins with a sign that a spreadsheet program would take for a formula"
table gw/texts.csv
json "an apostrophe stands before it" '[r[1][:6] for r in d[1:] if r[1][0] in "=\x27"]' \
    "[\"'=HYPE\"]" 'd[1][0]' '+32470123456' \
    '[r[0] for r in d].count("+32471123456")' 0
python3 "$here/xlsx.py" gw/texts.xlsx >out
json "in the workbook it is the text itself" \
    '[r[1][:5] for r in list(d["sheets"].values())[0] if r[1][0] == "="]' "['=HYPE']" \
    'd["formulas"]' 0
rm -r gw

# ---- T-15, R-102: in the regulated period a person decides first ----

use approved
at='2030-09-20 10:00:00'
keep period
refused "R-102" mailing export sms-1 --bundle gw --printer "Gateway NV"
says "R-102" "paid-sms-gateway: "
says "R-102: what would change it" "Ask the electoral administration in writing"
says "R-102: or who decides" "mailing release sms-1 --finding paid-sms-gateway"
expect 77 "R-102 as JSON" mailing export sms-1 --bundle gw --printer "Gateway NV" --json
cp err out
json "R-102 as JSON" 'd["slug"]' refused 'd["exit"]' 77
expect 64 "no reason" mailing release sms-1 --finding paid-sms-gateway
expect 64 "nothing waits for this one" mailing release sms-1 --finding commercial-sms-ban \
    --reason "$because"
expect 64 "a block is never released" mailing release sms-1 --finding processor-contract \
    --reason "$because"
expect 0 "a person decides" mailing release sms-1 --finding R-102 --reason "$because" --json
json "a person decides" 'd["schema"]' kiespost.release/1 'd["rules"]' "['paid-sms-gateway']" \
    'd["released"]' 5 'd["refused"]' 0
expect 0 "seen in check" check sms-1
says "seen in check" "released by Els Peeters on 20 September 2030 (paid-sms-gateway)" out
refused "a decision is no contract" mailing export sms-1 --bundle gw --printer "Andere NV"
expect 0 "now it goes" mailing export sms-1 --bundle gw --printer "Gateway NV" --json
json "now it goes" 'd["recipients"]' 5
rm -r gw
use period
expect 0 "another mailing decides for itself" mailing new sms-2 --channel sms \
    --template sms-uitnodiging --source lezers
expect 0 "another mailing decides for itself" mailing approve sms-2 --declare
expect 0 "the first is decided" mailing release sms-1 --finding paid-sms-gateway \
    --reason "$because"
refused "another mailing decides for itself" mailing export sms-2 --bundle gw \
    --printer "Gateway NV"

# The eve at 22:00, Brussels orders and the like: R-110; then nobody may be written to.
use period
at='2030-10-12 21:59:00'
expect 0 "T-15: just before" mailing release sms-1 --finding paid-sms-gateway \
    --reason "$because"
keep eve
expect 0 "T-15: just before" mailing export sms-1 --bundle gw --printer "Gateway NV"
rm -r gw
use eve
at='2030-10-12 22:00:00'
refused "T-15: the eve at 22:00" mailing export sms-1 --bundle gw --printer "Gateway NV"
expect 0 "T-15: why" check sms-1 --json
json "T-15: why" 'd["counts"]["allow"]' 0 'd["review_by"]["eve-police-orders"]' 9
at='2030-09-20 10:00:00'
use period
expect 0 "T-15: numbers of disputed origin" source add onbekend --kind unknown \
    --holder "niemand weet het" --obtained-on 2030-09-01 --role private \
    --purpose-told "niet bekend" --collected-directly no --objection-offered no
printf 'Naam;GSM\nAn Aerts;0470123456\nJan Claes;0472123456\n' >bulk.csv
expect 0 "T-15: numbers of disputed origin" import bulk.csv --source onbekend
expect 0 "T-15: a mailing to them" mailing new bulk --channel sms \
    --template sms-uitnodiging --source onbekend
expect 0 "T-15: on the eve" check bulk --as-of 2030-10-12T22:00 --json
json "T-15: on the eve" 'd["counts"]["allow"]' 0 'd["counts"]["review"]' 0 \
    '{"e-channel-consent", "unknown-source"} <= set(d["blocked_by"])' True
refused "T-15: not approved either" mailing approve bulk --declare
refused "T-15: nor handed over" mailing export bulk --bundle gw --printer "Gateway NV"

# ---- kill -9: all of it or nothing, and nobody twice ----

use period
expect 0 "many" source add velen --kind subscriber --holder formulier --role candidate \
    --obtained-on 2030-09-01 --purpose-told "sms over de verkiezingen" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
awk -v heading="$heading" -v consent="01/08/2030;Ik wil sms;sms;formulier;Els;ja" 'BEGIN {
    print heading
    for (i = 0; i < 300; i++)
        printf "An;Smet %d;;0474%06d;NL;%s\n", i, 100000 + i, consent
}' >velen.csv
expect 0 "many" import velen.csv --source velen
expect 0 "many" mailing new veel --channel sms --template sms-uitnodiging --source velen
expect 0 "many" mailing approve veel --declare
expect 0 "many" mailing release veel --finding paid-sms-gateway --reason "$because"
keep many
for moment in .gw.part .gw.part/texts.csv .gw.part/LEESMIJ-LISEZ-MOI.txt gw; do
    use many
    rm -rf gw .gw.part
    in_its_place -C "$D" --passphrase-file "$W/pw" mailing export veel --bundle gw \
        --printer "Gateway NV" >out 2>err </dev/null &
    export=$!
    until [ -e "$moment" ] || ! kill -0 $export 2>/dev/null; do :; done
    kill -9 $export 2>/dev/null
    wait $export 2>/dev/null
    expect 0 "killed at $moment" mailing show veel --json
    accepted=$(value 'd["counts"]["accepted"]')
    case $accepted in
    0) [ ! -e gw ] || fail "killed at $moment: a bundle that is not on record"
        again= ;;
    300) again=--again ;;
    *) fail "killed at $moment: $accepted of 300" ;;
    esac
    rm -rf gw
    # shellcheck disable=SC2086
    expect 0 "killed at $moment: once more" mailing export veel --bundle gw $again \
        --printer "Gateway NV"
    table gw/texts.csv
    json "killed at $moment: everybody once" 'len(d)' 301 'len({r[0] for r in d})' 301
    same "killed at $moment: nothing is left over" "" "$(ls -d .gw* 2>/dev/null)"
done

finish
