#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# template, mailing preview, approve and export: the letter with its notice, in the right
# language, and the printer's workbook.
. "$(dirname "$0")/lib.sh"

# ---- the shipped template ----

bare template list --json </dev/null
judge 0 "template list outside a dossier"
json "template list" 'd["schema"]' kiespost.templates/1 \
    '[t for t in d["items"] if t["name"] == "brief-kennismaking"]' \
    "[{'name': 'brief-kennismaking', 'channel': 'post', 'languages': ['fr', 'nl']}]" \
    '[t["name"] for t in d["items"] if t["name"].startswith("notice")]' '[]'
bare template show brief-kennismaking --json </dev/null
judge 0 "template show"
json "template show" 'd["name"]' brief-kennismaking \
    '[v["language"] for v in d["versions"]]' "['fr', 'nl']" \
    'all("{{" in v["body"] for v in d["versions"])' True
bare template show brief-kennismaking </dev/null
judge 0 "template show in words"
says "template show in words" "{{candidate.name}}" out
bare template show none </dev/null
judge 66 "a template that does not exist"
one_sentence "a template that does not exist"
bare template show ../nl/brief-kennismaking </dev/null
[ "$status" != 0 ] || fail "a template name climbs out of its folder"

# ---- a list with every kind of address ----

make_dossier
add_list lijst
cat >list.csv <<'END'
Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Huisnummer;Busnummer;Postcode;Gemeente
1;Peeters;Jan;12/03/1961;Veldstraat;101;;9000;Gent
2;Peeters;An;12/03/1962;Veldstraat;12;3;9000;Gent
3;Peeters;Rik;12/03/1963;Veldstraat;12;;9000;Gent
4;Peeters;Bo;12/03/1964;Veldstraat;9A;;9000;Gent
5;Peeters;Cis;12/03/1965;Abeelstraat;50;;9000;Gent
6;Peeters;Dé;12/03/1966;Abeelstraat;2;;9050;Gent
7;=cmd|' /C calc'!A0;Evil;12/03/1967;Zwaluwlaan;1;;9052;Gent
8;"@SUM(1+1)*cmd";Fé;12/03/1968;Zwaluwlaan;2;;9052;Gent
9;O'Brien;"Seán <b>&amp; {{candidate.name}}";12/03/1969;Zwaluwlaan;3;;9052;Gent
10;Nergens;Gé;12/03/1970;;;;9000;Gent
END
expect 0 "import" import list.csv --source lijst --json
json "import" 'd["imported"]' 10
expect 0 "mailing new" mailing new brief --channel post --template brief-kennismaking \
    --source lijst
expect 0 "mailing list" mailing list --json
json "mailing list" 'd["schema"]' kiespost.mailings/1 \
    'sorted(d["items"][0])' "['channel', 'counts', 'mailing', 'state']"
expect 0 "who has no address" check brief --json
json "who has no address" 'd["blocked_by"]' "{'no-address': 1}" 'd["counts"]["allow"]' 9

wrong_new() { # STATUS LABEL ARGUMENT…
    wanted_status=$1
    label=$2
    shift 2
    expect "$wanted_status" "$label" mailing new "$@"
    one_sentence "$label"
}
wrong_new 64 "no channel" x --template brief-kennismaking
wrong_new 64 "a channel that does not exist" x --channel fax --template brief-kennismaking
wrong_new 64 "no template" x --channel post
wrong_new 66 "no such template" x --channel post --template none
wrong_new 64 "no such source" x --channel post --template brief-kennismaking --source niets
wrong_new 64 "the same name twice" brief --channel post --template brief-kennismaking
wrong_new 64 "a name with capitals" Brief --channel post --template brief-kennismaking
wrong_new 64 "a day that does not exist" x --channel post --template brief-kennismaking \
    --post-on 2030-09-31

# ---- preview ----

expect 0 "preview" mailing preview brief --recipient r-000002 --json
cp out preview.json
json "preview" 'd["recipient"]' r-000002 'd["verdict"]' allow 'd["language"]' nl \
    'd["address"]' "['An Peeters', 'Veldstraat 12 bus 3', '9000 Gent']" \
    'd["notice"].startswith("Waarom krijgt u deze brief?")' True \
    'd["notice"] in d["text"]' True 'd["text"].count("Waarom krijgt u deze brief?")' 1 \
    '"{{" in d["text"]' False
for line in "kiezerslijst van Gent" "17 september 2030" "Els Peeters" "Kerkstraat 1, 9000 Gent" \
    "bezwaar" "inzage" "rectificatie" "wissing" "beperken" "14 oktober 2030" \
    "Gegevensbeschermingsautoriteit" "gerechtvaardigd belang" "drukker" "stop@example.be" \
    "https://example.be/privacy" "V.u.: Els Peeters"; do
    json "the notice says $line" "'''$line''' in d['text']" True
done
expect 0 "preview of the first" mailing preview brief --json
json "preview of the first" 'd["recipient"]' r-000001
expect 0 "preview in words" mailing preview brief --recipient r-000009
says "text is never a template or HTML" "Seán <b>&amp; {{candidate.name}}" out
expect 64 "preview of nobody" mailing preview brief --recipient r-999999
one_sentence "preview of nobody"
expect 64 "preview of rubbish" mailing preview brief --recipient Maes
expect 64 "preview of no mailing" mailing preview niets
expect 0 "preview changes nothing" mailing show brief --json
json "preview changes nothing" 'd["state"]' new

# ---- templates of one's own ----

mkdir -p "$D/templates/nl"
cat >"$D/templates/nl/kort.md" <<'END'
---
name: kort
channel: post
language: nl
subject: Kort
---
{{salutation}},

Stem op {{candidate.name}}.
END
expect 0 "an own template" template list --json
json "an own template" '[t for t in d["items"] if t["name"] == "kort"]' \
    "[{'name': 'kort', 'channel': 'post', 'languages': ['nl']}]"
expect 0 "a letter without notice" mailing new kort --channel post --template kort
expect 0 "a letter without notice" mailing preview kort --json
json "the notice is appended" 'd["text"].count("Waarom krijgt u deze brief?")' 1 \
    'd["text"].index("Stem op") < d["text"].index("Waarom krijgt u")' True
expect 0 "a letter without notice is allowed" check kort --json
json "a letter without notice is allowed" 'd["counts"]["allow"]' 9
{
    sed 's/^name: kort/name: fout/' "$D/templates/nl/kort.md"
    echo
    echo 'Uw buur {{candidat.name}} groet u.'
} >"$D/templates/nl/fout.md"
expect 65 "an unknown placeholder" mailing new fout --channel post --template fout
one_sentence "an unknown placeholder"
says "its template" "fout"
says "its line" "line 11"
says "its name" "candidat.name"
says "the nearest name" "{{candidate.name}}"
expect 65 "an unknown placeholder, by show" template show fout
{
    sed 's/^name: kort/name: open/' "$D/templates/nl/kort.md"
    echo '{{#municipality}} zonder einde'
} >"$D/templates/nl/open.md"
expect 65 "a section without end" template show open
one_sentence "a section without end"
printf 'geen kop\n' >"$D/templates/nl/kaal.md"
expect 65 "no front matter" template show kaal
rm "$D/templates/nl/fout.md" "$D/templates/nl/open.md" "$D/templates/nl/kaal.md"

# ---- approve ----

expect 77 "approve without declaration" mailing approve brief
says "the declaration is shown" "R-114"
says "what to do is said" "--declare"
expect 0 "nothing was approved" mailing show brief --json
json "nothing was approved" 'd["state"]' new
expect 77 "export before approval" mailing export brief --to brief.xlsx
one_sentence "export before approval"
[ ! -e brief.xlsx ] || fail "export before approval: a file was made"
expect 0 "an empty source" source add leeg --kind subscriber
expect 0 "a mailing to nobody" mailing new leeg --channel post --template kort --source leeg
expect 77 "approve with nobody" mailing approve leeg --declare
one_sentence "approve with nobody"
expect 0 "approve" mailing approve brief --declare --json
json "approve" 'd["mailing"]' brief 'd["state"]' approved 'd["counts"]["allow"]' 9
expect 64 "approve twice" mailing approve brief --declare
one_sentence "approve twice"
expect 0 "mailing show" mailing show brief --json
json "mailing show" 'd["schema"]' kiespost.mailing/1 'd["state"]' approved \
    'd["counts"]["planned"]' 9 'd["counts"]["accepted"]' 0
keep approved

# ---- export ----

echo "mijn brieven" >bestaat.xlsx
expect 73 "export to a file that exists" mailing export brief --to bestaat.xlsx
one_sentence "export to a file that exists"
same "the file is as it was" "mijn brieven" "$(cat bestaat.xlsx)"
expect 73 "export to nowhere" mailing export brief --to none/brief.xlsx
one_sentence "export to nowhere"
expect 64 "export without --to" mailing export brief
expect 64 "export to another format" mailing export brief --to brief.docx
expect 77 "a printer without contract" mailing export brief --to brief.xlsx --printer Drukkerij
one_sentence "a printer without contract"
says "a printer without contract" "R-70"
expect 0 "nothing was handed over" mailing show brief --json
json "nothing was handed over" 'd["counts"]["planned"]' 9
same "no file was left" "" "$(find . -maxdepth 1 -name '*.part' -o -maxdepth 1 -name 'brief*.xlsx')"

# The template on disk may change: what was approved is frozen.
mkdir -p "$D/templates/nl"
sed 's/^subject: .*/subject: x/' \
    "$(dirname "$KIESPOST")/../share/kiespost/templates/nl/brief-kennismaking.md" |
    sed 's/Hopelijk tot binnenkort/GEWIJZIGD NA GOEDKEURING/' \
        >"$D/templates/nl/brief-kennismaking.md"
expect 0 "an objection after the approval" objection add --recipient r-000003
expect 0 "export" mailing export brief --to brief.xlsx --json
json "export" 'd["recipients"]' 8 'd["suppressed"]' 1
same "mode of the workbook" 600 "$(mode_of brief.xlsx)"
same "nothing else was left" "" "$(find . -maxdepth 1 -name '.*.part')"
expect 0 "the counts" mailing show brief --json
json "the counts" 'd["counts"]' \
    "{'planned': 0, 'claimed': 0, 'accepted': 8, 'refused': 0, 'postponed': 0, 'in_doubt': 0, 'suppressed': 1}" \
    'd["state"]' done
expect 77 "export twice" mailing export brief --to twee.xlsx
one_sentence "export twice"
says "what to do is said" "--again"
[ ! -e twee.xlsx ] || fail "export twice: a file was made"
expect 0 "export --again" mailing export brief --to twee.xlsx --again --json
json "export --again" 'd["recipients"]' 8
expect 0 "nobody is counted twice" mailing show brief --json
json "nobody is counted twice" 'd["counts"]["accepted"]' 8

# ---- the workbook ----

python3 "$here/xlsx.py" brief.xlsx >out || fail "the workbook cannot be read"
json "the workbook" 'd["formulas"]' 0 'len(d["sheets"])' 2 \
    'len(list(d["sheets"].values())[0])' 9 \
    'list(d["sheets"].values())[0][0][:6]' \
    "['Referentie', 'Taal', 'Aanspreking', 'Adres 1', 'Adres 2', 'Adres 3']"
rows='list(d["sheets"].values())[0][1:]'
json "postcode, street, number" "[r[0] for r in $rows]" \
    "['r-000005', 'r-000004', 'r-000002', 'r-000001', 'r-000006', 'r-000007', 'r-000008', 'r-000009']"
json "what stands in each row" \
    "[r[4] for r in $rows][:4]" \
    "['Abeelstraat 50', 'Veldstraat 9A', 'Veldstraat 12 bus 3', 'Veldstraat 101']" \
    "{r[1] for r in $rows}" "{'nl'}" \
    "[r[3] for r in $rows][5:7]" "[\"Evil =cmd|' /C calc'!A0\", 'Fé @SUM(1+1)*cmd']" \
    "all('Waarom krijgt u deze brief?' in r[9] and 'kiezerslijst van Gent' in r[9] for r in $rows)" True \
    "all(r[11].startswith('Waarom krijgt u deze brief?') for r in $rows)" True \
    "any('GEWIJZIGD' in str(r) for r in $rows)" False \
    "all(len(r) == 12 for r in $rows)" True
first=$(cksum <"$W/out")
python3 "$here/xlsx.py" twee.xlsx >out
same "--again gives the same letters" "$first" "$(cksum <"$W/out")"
# Under a French screen the headings are French, the letters are not.
use approved
expect 0 "export by somebody who reads French" --lang fr mailing export brief --to fr.xlsx
python3 "$here/xlsx.py" fr.xlsx >out
json "export by somebody who reads French" \
    'list(d["sheets"].values())[0][0][:3]' "['Référence', 'Langue', 'Salutation']" \
    "{r[1] for r in $rows}" "{'nl'}"

if command -v soffice >/dev/null; then
    mkdir -p office
    if HOME=$W timeout 120 soffice -env:UserInstallation=file://"$W/office" --headless \
        --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true,false,false,false,1 \
        --outdir "$W/csv" brief.xlsx >office.log 2>&1 && ls csv/*.csv >/dev/null 2>&1; then
        cat csv/*.csv >whole.csv
        says "LibreOffice reads the heading" "Referentie,Taal,Aanspreking" whole.csv
        says "LibreOffice reads the box" "Veldstraat 12 bus 3" whole.csv
        says "LibreOffice computes nothing" "Evil =cmd|' /C calc'!A0" whole.csv
        same "LibreOffice reads eight letters" 8 "$(grep -c '^"*r-00000[0-9]"*,' whole.csv)"
    else
        fail "LibreOffice cannot convert the workbook: $(cat office.log)"
    fi
else
    skip "LibreOffice is not installed: the workbook was read by our own reader only"
fi

# ---- other channels ----

use approved
expect 65 "a letter's template is for letters" mailing new mail --channel email \
    --template brief-kennismaking
expect 65 "nor for text messages" mailing new sms --channel sms \
    --template brief-kennismaking

# ---- Brussels: both languages, or the one that was stated ----

# campaign ELECTION NIS POSTCODE TOWN: a new dossier with a list of that municipality.
campaign() {
    rm -rf "$D"
    answers "s/^id=.*/id=$1/" "s/^municipality=44021/municipality=$2/" \
        "s/^postcode=9000/postcode=$3/"
    make_dossier
    add_list lijst 2030-09-17 "$2"
    {
        echo "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Bus;Postcode;Gemeente"
        echo "1;Janssens;An;12/03/1961;$5;12;4;$3;$4"
    } >list.csv
    expect 0 "$1: import" import list.csv --source lijst
    expect 0 "$1: a letter" mailing new brief --channel post --template brief-kennismaking
    expect 0 "$1: preview" mailing preview brief --json
}
campaign BE-BRU-LOC-2030 21009 1050 Ixelles "Rue de la Paix"
json "Ixelles: both languages" 'd["language"] in ("nl+fr", "fr+nl")' True \
    '"Waarom krijgt u deze brief?" in d["text"]' True \
    '"Pourquoi recevez-vous cette lettre" in d["text"]' True \
    '"Autorité de protection des données" in d["text"]' True \
    'd["verdict"]' allow \
    'sum("12" in line for line in d["address"])' 1
expect 0 "Ixelles: own contacts" source add eigen --kind own_sympathiser \
    --role candidate --collected-directly yes --holder "Els Peeters" --obtained-on 2030-01-15
cat >own.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;Taal
Luc;Dubois;Rue de la Paix;1;1050;Ixelles;FR
Mia;Claes;Vredestraat;2;1050;Elsene;NL
Jo;Martin;Rue de la Paix;3;1050;Ixelles;
END
expect 0 "Ixelles: own contacts" import own.csv --source eigen
expect 0 "Ixelles: own contacts" mailing new eigen --channel post \
    --template brief-kennismaking --source eigen
for case in "2 fr" "3 nl" "4 both"; do
    expect 0 "stated language: $case" mailing preview eigen --recipient "r-00000${case% *}" --json
    case $case in
    *both) json "stated language: $case" '"+" in d["language"]' True ;;
    *) json "stated language: $case" 'd["language"]' "'${case#* }'" \
        '("Waarom krijgt" in d["text"]) + ("Pourquoi recevez" in d["text"])' 1 ;;
    esac
done
expect 0 "Ixelles: approve" mailing approve brief --declare
expect 0 "Ixelles: export" mailing export brief --to ixelles.xlsx
python3 "$here/xlsx.py" ixelles.xlsx >out
json "Ixelles: both notices in the workbook" \
    "all('Waarom krijgt' in r[9] and 'Pourquoi recevez' in r[9] for r in $rows)" True

campaign BE-WAL-LOC-2030 62063 4000 Liège "Rue Léopold"
json "Liège: French" 'd["language"]' fr 'd["address"][1]' "'Rue Léopold 12 bte 4'" \
    '"Waarom" in d["text"]' False '"Pourquoi recevez-vous cette lettre" in d["text"]' True \
    'd["verdict"]' allow
for line in "liste des électeurs" "17 septembre 2030" "droit" "accès" "rectif" "effac" \
    "Autorité de protection des données" "intérêt légitime" "Éd. resp."; do
    json "the French notice says $line" "'''$line''' in d['text']" True
done
expect 0 "Wallonia: the eve after 22:00" check brief --json --as-of 2030-10-12T22:30
json "Wallonia: the eve after 22:00" 'd["counts"]["block"]' 1
expect 0 "Wallonia: the eve before 22:00" check brief --json --as-of 2030-10-12T21:00
json "Wallonia: the eve before 22:00" 'd["counts"]["allow"]' 1
campaign BE-VLG-LOC-2030 23099 1950 Kraainem "Kapellestraat"
json "a facility municipality: both languages" '"+" in d["language"]' True \
    '"Waarom krijgt" in d["text"] and "Pourquoi recevez" in d["text"]' True
finish
