#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing new --select: who is chosen, what is refused in the law's name, and what the
# people who were chosen read about it.
. "$(dirname "$0")/lib.sh"

make_dossier
add_list lijst
cat >list.csv <<'END'
Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Huisnummer;Busnummer;Postcode;Gemeente;Stemafdeling
1;Peeters;Jan;12/03/1961;Veldstraat;12;;9000;Gent;4
2;Van den Broeck;Maria;01/11/2001;Kerkplein;7;3;9000;Gent;4
3;D'Hondt;Pieter;29/02/2000;Dorpsstraat;101A;;9050;Gent;5
4;Çelik;Ayşe;14/10/2006;Kouter;2;;9000;Gent;6
5;O'Brien;Seán;;Zwarte-Zustersstraat;33;B;9000;Gent;6
6;Claes;An;02/02/2003;Kouter;9;;9030;Gent;6
END
expect 0 "import" import list.csv --source lijst
keep list

new() { # NAME EXPRESSION: a letter to those selected
    expect 0 "a mailing to “$2”" mailing new "$1" --channel post \
        --template brief-kennismaking --source lijst --select "$2"
}

# ---- who is chosen ----

chosen() { # EXPRESSION WANTED: the numbers of those who are in the mailing
    number=$((${number-0} + 1))
    new "keuze-$number" "$1"
    expect 0 "checking “$1”" check "keuze-$number" --all --json
    json "“$1”" '" ".join(r["recipient"][-1] for r in d["recipients"])' "$2" \
        'd["counts"]["allow"] + d["unselected"]' 6
}
chosen 'age < 30 and postcode in (9000, 9030)' '2 4 6'
chosen 'leeftijd < 30 en postcode in (9000, 9030)' '2 4 6'
chosen 'âge < 30 et code postal dans (9000, 9030)' '2 4 6'
chosen 'not (age < 30)' '1 3'
chosen 'age < 30 or polling_section = 6' '2 4 5 6'
chosen 'first_time_voter' '4'
chosen 'not first_time_voter' '1 2 3 6'
chosen 'street = KOUTER and house_number odd' '6'
chosen 'straat in ("Kouter", kerkplein) en huisnummer < 8' '2 4'
chosen 'birth_year between 2000 and 2001' '2 3'
chosen 'municipality = Gand and polling_section = 04' '1 2'
chosen 'gemeente != Gent' ''
chosen 'language = nl' ''

expect 0 "check in words" check keuze-1
says "check in words" "3  outside the selection (age < 30 and postcode in (9000, 9030)); of 1" out
says "check in words" "        3  allowed" out
expect 0 "check as JSON" check keuze-1 --json
json "check as JSON" 'd["selection"]' 'age < 30 and postcode in (9000, 9030)' \
    'd["unselected"]' 3 'd["unselected_not_known"]' 1 'd["counts"]["block"]' 0
expect 0 "mailing show" mailing show keuze-1 --json
json "mailing show" 'd["selection"]' 'age < 30 and postcode in (9000, 9030)'
expect 0 "mailing show in words" mailing show keuze-1
says "mailing show in words" "only to those selected: age < 30 and" out
expect 64 "explaining somebody outside" explain r-000001 --mailing keuze-1
says "explaining somebody outside" "is not among the people of the mailing"
expect 0 "a mailing to everybody" mailing new allen --channel post \
    --template brief-kennismaking --source lijst
expect 0 "checking everybody" check allen --json
json "without a selection nothing is said of it" '"unselected" in d' False \
    'd["counts"]["allow"]' 6

# ---- what is refused ----

refused() { # STATUS EXPRESSION TEXT
    expect "$1" "“$2”" mailing new nooit --channel post --template brief-kennismaking \
        --source lijst --select "$2"
    one_sentence "“$2”"
    says "“$2”" "$3"
}
refused 77 "name = 'Çelik'" "R-44"
hides "the name is not repeated" "elik"
refused 77 'naam begint met B' "segment-name-origin, R-44; GDPR art. 9"
refused 77 'age < 30 and nationality = BE' "R-44"
refused 77 'V = ja' "R-44"
refused 77 'lieu de naissance = Tanger' "R-44"
refused 77 'langue maternelle = arabe' "R-45"
refused 77 'stemintentie = ja' "R-47"
refused 77 'religion != x' "R-48"
refused 77 'geslacht = v' "never stored"
refused 64 'leeftid < 30' "character 1: people cannot be chosen by “leeftid”; did you mean “leeftijd”?"
refused 64 'age < 30 and' "character 13: a condition is missing here"
refused 64 'house_number = 12' "one house is an address"
refused 64 'postcode = 9001' "“9001” is no Belgian postcode"
refused 64 'municipality = Ledeberg' "part of the municipality Gent"
refused 64 '' "leave it out to write to everybody"
expect 77 "the error as JSON" mailing new nooit --channel post \
    --template brief-kennismaking --select 'surname = x' --json
cp err out
json "the error as JSON" 'd["slug"]' refused 'd["exit"]' 77
expect 0 "nothing was made of those" mailing list --json
json "nothing was made of those" 'any(m["mailing"] == "nooit" for m in d["items"])' False

new drie 'age < 60 and postcode = 9000 and street = Kouter'
says "three attributes" "combines 3 attributes"
says "three attributes" "segment-combination, R-46"
new twee 'age < 60 and postcode = 9000 and age >= 18 and municipality = Gent'
hides "two attributes" "warning"

# ---- what the chosen read ----

expect 0 "a letter to the young" mailing preview keuze-1 --json
json "a letter to the young" \
    '"alleen naar kiezers jonger dan 30 jaar in de postcodes 9000 en 9030." in d["notice"]' True \
    '"uw geboortedatum om te bepalen naar wie ik schrijf" in d["notice"]' True
new straat 'street in (Kouter, Veldstraat) and polling_section = 6'
expect 0 "a letter to a street" mailing preview straat --json
json "a letter to a street" '"geboorte" in d["notice"]' False \
    '"naam en adres, en uw stemafdeling om te bepalen" in d["notice"]' True \
    '"kiezers van de stemafdeling 6 in de straten Kouter en Veldstraat." in d["notice"]' True
expect 0 "a letter to everybody" mailing preview allen --json
json "a letter to everybody" '"niet naar iedereen" in d["notice"]' False
new krom '(age < 20 or age >= 60 or age = 24) and (postcode = 9000 or street = "A_*b*" or polling_section = 6)'
expect 0 "a condition with brackets" check krom --json
json "a condition with brackets" 'd["counts"]["allow"] > 0' True 'd["blocked_by"]' '{}'

# ---- frozen, and out of the door ----

expect 0 "approving" mailing approve keuze-1 --declare --json
json "approving" 'd["counts"]' "{'allow': 3, 'review': 0, 'block': 0}"
expect 0 "exporting" mailing export keuze-1 --to brieven.xlsx --json
json "exporting" 'd["recipients"]' 3 'd["suppressed"]' 0
python3 "$here/xlsx.py" brieven.xlsx >rows 2>&1
says "the young get one" "Çelik" rows
hides "the old get none" "Veldstraat" rows
expect 0 "all of it is done" mailing show keuze-1 --json
json "all of it is done" 'd["counts"]["accepted"]' 3 'd["counts"]["planned"]' 0 \
    'd["selection"]' 'age < 30 and postcode in (9000, 9030)'
# What was frozen is told in the frozen words.
mkdir -p "$D/templates/nl"
sed 's/^voters=.*/voters=stemmers/' "$repository/templates/nl/selection.txt" \
    >"$D/templates/nl/selection.txt"
expect 0 "the frozen words" mailing preview keuze-1 --json
json "the frozen words" '"naar kiezers jonger" in d["notice"]' True
expect 0 "own words" mailing preview straat --json
json "own words" '"naar stemmers van" in d["notice"]' True
sed '/^less=jonger/d' "$repository/templates/nl/selection.txt" >"$D/templates/nl/selection.txt"
expect 65 "words that are lacking" check straat
one_sentence "words that are lacking"
says "words that are lacking" "nl/selection.txt"

# ---- e-mail ----

use list
electronic_answers
run settings set electronic.policy_page=https://example.be/beleid \
    electronic.policy_published_on=2030-08-01 electronic.risk_assessment_on=2030-08-01
judge 0 "what an e-mail asks for"
add_subscribers lezers 6
expect 0 "an e-mail to some" mailing new mail --channel email --template mail-nieuws \
    --source lezers --select 'taal = frans en toestemmingsdatum >= 2030-01-01'
expect 0 "checking an e-mail to some" check mail --json
json "checking an e-mail to some" 'd["counts"]["allow"]' 3 'd["unselected"]' 3 \
    'd["blocked_by"]' '{}'
expect 0 "reading it" mailing preview mail --json
json "reading it" \
    '"les personnes qui ont indiqué le français comme langue et qui ont donné leur consentement le 1er janvier 2030 ou après." in d["notice"]' True
expect 0 "approving an e-mail to some" mailing approve mail --declare
expect 0 "sending it" mailing send mail --for-real --confirm 3 --transport folder --to eml
same "three messages" 3 "$(find eml -name '*.eml' | wc -l)"

# T-25 and T-26: a list's own newsletter is one only when everybody gets it.
sed -i 's/;ja$/;/' lezers.csv
expect 0 "the list sends" settings set electronic.sender=list
expect 0 "subscribers without separate consent" source add nieuwsbrief --kind subscriber \
    --holder "het formulier van de lijst" --obtained-on 2030-09-01 --role candidate \
    --purpose-told "e-mails over de verkiezingen" --collected-directly yes \
    --objection-offered yes --consent-for list --consent-separate yes
expect 0 "importing them" import lezers.csv --source nieuwsbrief
expect 0 "to all of them" mailing new allemaal --channel email --template mail-nieuws \
    --source nieuwsbrief
expect 0 "checking all of them" check allemaal --json
json "T-25" 'd["counts"]["allow"]' 6
expect 0 "to some of them" mailing new sommigen --channel email --template mail-nieuws \
    --source nieuwsbrief --select 'language in (nl, fr)'
expect 0 "checking some of them" check sommigen --json
json "T-26" 'd["counts"]["allow"]' 0 'd["unselected"]' 0 \
    'd["blocked_by"]["ttpa-art18-online"]' 6

# ---- where the calendar knows no earlier election ----

rm -rf "$D"
answers 's/^id=.*/id=BE-WAL-LOC-2030/' 's/^municipality=44021/municipality=92094/' \
    's/^constituency=.*/constituency=92094/'
make_dossier
add_list registre 2030-09-17 Namur
expect 64 "no earlier election" mailing new lettre --channel post \
    --template brief-kennismaking --select 'primo-votant'
says "no earlier election" "does not have the election before this one"

finish
