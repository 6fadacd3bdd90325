#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# import: encodings, delimiters, headings in four languages, --map, --dry-run, --strict,
# --again, --rejected, what is stored, and what never is.
. "$(dirname "$0")/lib.sh"

make_dossier
add_list lijst
keep empty

# fresh: the dossier with one empty voter list.
fresh() {
    use empty
}

# person N LABEL EXPRESSION WANTED…
person() {
    expect 0 "$2: person show" person show "$(printf 'r-%06d' "$1")" --json
    shift
    json "$@"
}

# ---- encodings and delimiters ----

head='Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Huisnummer;Busnummer;Postcode;Gemeente;Stemafdeling'
{
    echo "$head"
    echo '1;Peeters;Zoë;12/03/1961;Veldstraat;12;;9000;Gent;4'
    echo '2;Dubois;François Désiré;1/2/1975;Kérkplein;7;3;9000;Gent;4'
    echo '3;Müller;Jürgen;29/02/2000;Dorpsstraat;101A;;9050;Gent;5'
} >utf8.csv
iconv -f UTF-8 -t WINDOWS-1252 utf8.csv >windows-1252.csv
iconv -f UTF-8 -t ISO-8859-1 utf8.csv >iso-8859-1.csv
iconv -f UTF-8 -t ISO-8859-15 utf8.csv >iso-8859-15.csv
iconv -f UTF-8 -t CP850 utf8.csv >cp850.csv
{ printf '\357\273\277'; cat utf8.csv; } >bom.csv
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE utf8.csv; } >utf16le.csv
{ printf '\376\377'; iconv -f UTF-8 -t UTF-16BE utf8.csv; } >utf16be.csv
tr ';' , <utf8.csv >comma.csv
tr ';' '\t' <utf8.csv >tab.tsv
tr ';' '|' <utf8.csv >bar.csv
sed 's/$/\r/' utf8.csv >crlf.csv
tr '\n' '\r' <utf8.csv >cr.csv
sed 's/;/";"/g; s/^/"/; s/$/"/' utf8.csv >quoted.csv

reads() { # FILE ENCODING DELIMITER
    fresh
    expect 0 "$1" import "$1" --source lijst --json
    json "$1" 'd["schema"]' kiespost.import/1 'd["encoding"]' "$2" 'd["delimiter"]' "$3" \
        'd["rows"]' 3 'd["imported"]' 3 'd["rejected"]' 0 'd["file"]' "'$1'" \
        'len(d["columns"])' 10 'd["refused_columns"]' '[]' 'd["flags"]' '[]' \
        'sorted(d["columns"][0])' "['column', 'evidence', 'field']" \
        'sorted(d["class"])' "['name', 'weight']"
    person 2 "$1" 'd["schema"]' kiespost.person/1 'd["source"]' lijst \
        'd["family_name"]' Dubois 'd["given_names"]' "'François Désiré'" \
        'd["birth_date"]' "'1975-02-01'" 'd["street"]' Kérkplein 'd["box"]' "'3'"
}

reads utf8.csv UTF-8 "';'"
reads windows-1252.csv Windows-1252 "';'"
reads cp850.csv CP850 "';'"
reads bom.csv UTF-8 "';'"
reads utf16le.csv UTF-16LE "';'"
reads utf16be.csv UTF-16BE "';'"
reads comma.csv UTF-8 "','"
reads tab.tsv UTF-8 "'\t'"
reads bar.csv UTF-8 "'|'"
reads crlf.csv UTF-8 "';'"
reads cr.csv UTF-8 "';'"
reads quoted.csv UTF-8 "';'"
expect 0 "person find without accents" person find Jurgen Muller --json
json "person find without accents" 'd["schema"]' kiespost.persons/1 \
    'd["items"]' "[{'recipient': 'r-000003', 'source': 'lijst', 'name': 'Jürgen Müller'}]"
for latin in iso-8859-1 iso-8859-15; do
    fresh
    expect 0 "$latin" import $latin.csv --source lijst --json
    person 3 "$latin" 'd["family_name"]' Müller
done

# ---- headings in four languages ----

headed() { # LANGUAGE HEADINGS
    fresh
    { echo "$2"; tail -n +2 utf8.csv; } >"$1.csv"
    expect 0 "headings in $1" import "$1.csv" --source lijst --json
    json "headings in $1" '[c["field"] for c in d["columns"]]' \
        "['order_number', 'family_name', 'given_names', 'birth_date', 'street', 'house_number', 'box', 'postcode', 'municipality', 'polling_section']" \
        'd["imported"]' 3
}
headed NL 'VOLGNR;NAAM;VOORNAMEN;GEBOORTEDATUM;STRAAT;HUISNR;BUS;POSTCODE;GEMEENTE;STEMAFDELING'
headed FR "N° d'ordre;Nom;Prénoms;Date de naissance;Rue;Numéro de maison;Boîte;Code postal;Commune;Section de vote"
headed FR-capitals "N° ORDRE;NOM;PRENOMS;DATE NAISS;RUE;N°;BTE;CP;COMMUNE;BUREAU"
headed DE 'Laufende Nummer;Name;Vornamen;Geburtsdatum;Straße;Hausnummer;Postfach;Postleitzahl;Gemeinde;Wahlbüro'
headed EN 'Order number;Last name;First names;Date of birth;Street;House number;Box;Postal code;Municipality;Polling section'

# ---- --map, --dry-run, --strict, --again, --rejected ----

fresh
sed '1s/.*/a;b;c;d;e;f;g;h;i;j/' utf8.csv >letters.csv
expect 65 "no known heading" import letters.csv --source lijst
one_sentence "no known heading"
says "what to do is said" "--map"
expect 0 "--map, with a dry run" import letters.csv --source lijst --dry-run --json \
    --map family_name=b --map given_names=C --map birth_date=d --map street=5 \
    --map house_number=f --map box=g --map postcode=h --map municipality=i
json "--map, with a dry run" 'd["imported"]' 3 'd["dry_run"]' True \
    '{c["column"]: c["field"] for c in d["columns"]}["e"]' street \
    '[c["column"] for c in d["refused_columns"]]' "['a', 'j']"
expect 0 "a dry run stores nothing" source list --json
json "a dry run stores nothing" 'd["items"][0]["recipients"]' 0
expect 0 "a dry run in words shows the evidence" import utf8.csv --source lijst --dry-run
says "a dry run in words" "Volgnummer" out
expect 65 "--map to a column that the file lacks" import utf8.csv --source lijst \
    --map family_name=Achternaam
one_sentence "--map to a column that the file lacks"
says "the column is named" "Achternaam"
expect 65 "--map to a number too high" import utf8.csv --source lijst --map street=11
expect 64 "--map of a field that does not exist" import utf8.csv --source lijst \
    --map colour=Naam
expect 64 "--map without a column" import utf8.csv --source lijst --map street
expect 64 "no operand" import --source lijst
expect 64 "a source that does not exist" import utf8.csv --source niets
one_sentence "a source that does not exist"
expect 64 "no source, nobody to ask" import utf8.csv
one_sentence "no source, nobody to ask"
expect 0 "nothing was imported so far" source list --json
json "nothing was imported so far" 'd["items"][0]["recipients"]' 0

{
    cat utf8.csv
    echo '4;Claes;Rik;31/02/2001;Kouter;4;;9000;Gent;4'
    echo '5;;;12/03/1961;Kouter;5;;9000;Gent;4'
    echo '6;Wouters;An;12/03/1961;Kouter;6;;9000;Luik;4'
    echo '7;Maes;Tom;12/03/61;Kouter;7;;9000;Gent;4'
    echo '3;Müller;Jürgen;29/02/2000;Dorpsstraat;101A;;9050;Gent;5'
    echo '8;Mertens;Els;12/03/1961;Kouter;8;;90000;Gent;4'
    echo '9;Te;veel;12/03/1961;Kouter;9;;9000;Gent;4;en;nog;meer'
    echo '10;Te;weinig'
    echo '11;Goossens;Rita;00/00/1950;Kouter;11;;9000;Gent;4'
} >flawed.csv
expect 65 "--strict" import flawed.csv --source lijst --strict
says "--strict says what is wrong" "--strict"
expect 0 "--strict stores nothing" source list --json
json "--strict stores nothing" 'd["items"][0]["recipients"]' 0
rm -f flawed.csv.rejected.csv
expect 0 "some rows rejected" import flawed.csv --source lijst
says "it is said how many" "8 rows rejected" out
same "mode of the rejected file" 600 "$(mode_of flawed.csv.rejected.csv)"
same "heading of the rejected file" 'line;column;reason' "$(head -n 1 flawed.csv.rejected.csv)"
same "lines of the rejected file" "5 6 7 8 9 10 11 12" \
    "$(tail -n +2 flawed.csv.rejected.csv | cut -d';' -f1 | tr '\n' ' ' | sed 's/ $//')"
same "columns of the rejected file" '5;"Geboortedatum" 8;"Geboortedatum" 10;"Postcode"' \
    "$(grep -E '^(5|8|10);' flawed.csv.rejected.csv | cut -d';' -f1,2 | tr '\n' ' ' | sed 's/ $//')"
for value in Claes Wouters Maes Müller Mertens Kouter 31/02 12/03 90000 Luik weinig; do
    hides "the rejected file holds no value" "$value" flawed.csv.rejected.csv
done
person 4 "00/00/1950 is taken without a date" 'd["family_name"]' Goossens 'd["birth_date"]' None
expect 65 "the same file twice" import flawed.csv --source lijst
one_sentence "the same file twice"
says "what to do is said" "--again"
cp flawed.csv renamed.csv
expect 65 "the same bytes under another name" import renamed.csv --source lijst
expect 0 "--again with nothing new in it" import renamed.csv --source lijst --again \
    --rejected elsewhere.csv
expect 0 "nobody came twice" source list --json
json "nobody came twice" 'd["items"][0]["recipients"]' 4
[ -e renamed.csv.rejected.csv ] && fail "--rejected: the file went to its usual place"
[ -e elsewhere.csv ] || fail "--rejected: the file is not where it was asked for"
{ cat flawed.csv; echo '12;Nieuw;Iemand;12/03/1961;Kouter;12;;9000;Gent;4'; } >more.csv
expect 0 "a longer file adds only who is new" import more.csv --source lijst --json \
    --rejected more-rejected.csv
json "a longer file adds only who is new" 'd["imported"]' 1 'd["rejected"]' 12 \
    'd["rejected_file"]' more-rejected.csv
expect 73 "--rejected where nothing can be made" import utf8.csv --source lijst --again \
    --rejected /proc/none/x.csv
expect 0 "a second source takes the same file" source add andere --kind voter_list_current \
    --delivered-on 2030-09-17 --municipality Gent
expect 0 "a second source takes the same file" import utf8.csv --source andere

# ---- the national register number ----

fresh
# Invented numbers: serial 999, check digits of mod 97.
awk 'BEGIN {
    print "Volgnr;Rijksregisternummer;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente"
    for (i = 1; i <= 9; i++) {
        nine = sprintf("6103%02d999", 10 + i)
        printf "%d;%s%02d;Peeters;Jan%d;%d/03/1961;Kouter;%d;9000;Gent\n",
            i, nine, 97 - nine % 97, i, 10 + i, i
    }
    print "10;rubbish;Peeters;Jan;31/02/1961;Kouter;10;9000;Gent"
}' >numbers.csv
sed -n '2,10p' numbers.csv | cut -d';' -f2 >numbers
sed '1s/Rijksregisternummer//' numbers.csv >unlabelled.csv
sed '1s/Rijksregisternummer/Opmerking/' numbers.csv >mislabelled.csv
sed 's/;\(..\)\(..\)\(..\)\(999\)\(..\);/;\1.\2.\3-\4.\5;/' unlabelled.csv >dotted.csv
sed -n '2,10p' dotted.csv | cut -d';' -f2 >>numbers
# holds_none LABEL FILE…: no number, in UTF-8, UTF-16 or packed form, in the files named.
holds_none() {
    label=$1
    shift
    checks=$((checks + 1))
    while read -r number; do
        for file in "$@"; do
            if tr -d '\0' <"$file" | grep -qaF "$number"; then
                fail "$label: a national register number stands in $file"
            fi
        done
    done <numbers
}
for form in numbers unlabelled mislabelled dotted; do
    fresh
    expect 0 "national numbers: $form" import "$form.csv" --source lijst --json
    cp out "$form.json"
    json "national numbers: $form" 'd["imported"]' 9 'd["rejected"]' 1 \
        '[(c["reason"]) for c in d["refused_columns"]]' "['national-number']" \
        'sum(c["column"] in ("Rijksregisternummer", "Opmerking") for c in d["columns"])' 0
    person 1 "national numbers: $form" 'd["family_name"]' Peeters \
        '"6103" in str(d)' False
    # shellcheck disable=SC2046
    holds_none "national numbers: $form" out err "$form.json" "$form.csv.rejected.csv" \
        $(find "$D" -type f)
    expect 0 "source show" source show lijst --json
    json "the rest of the list stands" 'd["status"]' open 'd["recipients"]' 9
done
fresh
expect 0 "what is said of it" import numbers.csv --source lijst
says "what is said of it" "Rijksregisternummer" out
expect 65 "a national number cannot be mapped" import numbers.csv --source lijst --again \
    --map relation_note=Rijksregisternummer
expect 65 "an unlabelled one neither" import unlabelled.csv --source lijst --again \
    --map order_number=2

# ---- another source with that column is closed ----

expect 0 "subscribers" source add nieuwsbrief --kind subscriber --role candidate \
    --holder Els --obtained-on 2030-01-01
expect 77 "a subscriber file with national numbers" import numbers.csv \
    --source nieuwsbrief --json
cp err .error
json "the import report" 'd["imported"]' 0 'd["flags"][0]["class"]' municipal_population
cp .error out
json "the error" 'd["slug"]' source-closed 'd["exit"]' 77
holds_none "the sentence" .error
expect 0 "the source is closed" source show nieuwsbrief --json
json "the source is closed" 'd["status"]' closed 'd["recipients"]' 0 \
    'd["flags"][0]["class"]' municipal_population 'd["flags"][0]["weight"]' 1 \
    'type(d["flags"][0]["evidence"]).__name__' list
cp utf8.csv other.csv
expect 77 "a closed source takes nothing" import other.csv --source nieuwsbrief
one_sentence "a closed source takes nothing"
expect 0 "source list" source list --json
json "the other source is open" '{s["source"]: s["status"] for s in d["items"]}' \
    "{'lijst': 'open', 'nieuwsbrief': 'closed'}"
expect 0 "subscribers" source add tweede --kind subscriber
expect 77 "a dry run warns" import unlabelled.csv --source tweede --dry-run
expect 0 "a dry run closes nothing" source show tweede --json
json "a dry run closes nothing" 'd["status"]' open
# shellcheck disable=SC2046
holds_none "the whole dossier" $(find "$D" -type f)

# ---- a voter list with columns that none has ----

fresh
{
    echo "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente;E-mail;GSM;Geslacht;V;Opmerking"
    echo '1;Peeters;Jan;12/03/1961;Kouter;1;9000;Gent;jan@example.be;;M;;belt soms'
    echo '2;Peeters;An;12/03/1962;Kouter;1;9000;Gent;;0470000001;V;V;'
    echo '3;Peeters;Rik;12/03/1963;Kouter;1;9000;Gent;;;M;;'
} >enriched.csv
expect 0 "an enriched list" import enriched.csv --source lijst --json
json "an enriched list" 'd["imported"]' 3 \
    '{c["column"]: c["reason"] for c in d["refused_columns"]}["Opmerking"]' unrecognised \
    'sorted(c["column"] for c in d["refused_columns"])' \
    "['E-mail', 'GSM', 'Geslacht', 'Opmerking', 'V']"
for word in jan@example.be 0470000001 'belt soms'; do
    # shellcheck disable=SC2046
    same "$word is not stored" "" "$(grep -lF "$word" $(find "$D" -type f) || true)"
done
person 1 "an enriched row" 'd["email"]' None 'd["mobile"]' None
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "check" check brief --json --all
json "only the rows with a value are blocked" 'd["counts"]' "{'allow': 1, 'review': 0, 'block': 2}" \
    'd["blocked_by"]' "{'no-enrichment': 2}" \
    '[r["verdict"] for r in d["recipients"]]' "['block', 'block', 'allow']"
expect 0 "the source stands" source show lijst --json
json "the source stands" 'd["status"]' open

# ---- names, addresses, places and dates ----

fresh
{
    echo "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Bus;Postcode;Gemeente"
    echo '1;VAN DEN BROECK;JAN PIETER;12/03/1961;KORTE MEER;1;;9000;GENT'
    echo "2;D'HONDT;ANNE-MARIE;12.03.1961;SINT-PIETERSNIEUWSTRAAT;1;;9000;GENT"
    echo '3;MCDONALD;IAN;12-03-1961;KOUTER;1;;9000;GENT'
    echo "4;O'BRIEN;SEAN;1961-03-12;KOUTER;1;;9000;GENT"
    echo '5;PEETERS-VAN DAMME;RIA;19610312;KOUTER;1;;9000;GENT'
    echo '6;DE LA FONTAINE;LUC;12 maart 1961;KOUTER;1;;9000;GENT'
    echo '7;Van der Elst;Jo;12 mars 1961;Kouter;1;;9000;Gent'
    echo '8;deVos;jo;12 März 1961;Kouter;1;;9000;Gent'
    echo '9;Maes;Bo;1er mai 1980;Kouter;1;;9000;Gent'
    echo '10;Maes;Cis;12031961;Kouter;1;;9000;Gent'
    echo '11;Maes;Dé;1/2/1961;Kouter;1;;9000;Gent'
    echo '12;Maes;Em;12/03/1961 00:00:00;Kouter;1;;9000;Gent'
    echo '13;Maes;Fé;;Kouter;1;;9000;Gent'
    echo '14;Maes;Gé;00/00/1961;Kouter;1;;9000;Gent'
    echo '15;Maes;Ha;12/03/1961;Kouter;1;;9031;Drongen'
    echo '16;Maes;Ie;12/03/1961;Kouter;1;;9000;GAND'
} >forms.csv
expect 0 "forms" import forms.csv --source lijst --json
json "forms" 'd["imported"]' 16
person 1 "Van den Broeck" 'd["family_name"]' "'Van den Broeck'" 'd["given_names"]' "'Jan Pieter'" \
    'd["street"]' "'Korte Meer'" 'd["municipality"]' Gent
person 2 "D'Hondt" 'd["family_name"]' "\"D'Hondt\"" 'd["given_names"]' Anne-Marie \
    'd["street"]' Sint-Pietersnieuwstraat 'd["birth_date"]' "'1961-03-12'"
person 3 "McDonald" 'd["family_name"]' McDonald 'd["birth_date"]' "'1961-03-12'"
person 4 "O'Brien" 'd["family_name"]' "\"O'Brien\"" 'd["birth_date"]' "'1961-03-12'"
person 5 "a double name" 'd["family_name"]' "'Peeters-Van Damme'" 'd["birth_date"]' "'1961-03-12'"
person 6 "De la Fontaine" 'd["family_name"]' "'De la Fontaine'" 'd["birth_date"]' "'1961-03-12'"
person 7 "mixed case stays" 'd["family_name"]' "'Van der Elst'" 'd["birth_date"]' "'1961-03-12'"
person 8 "mixed case stays" 'd["family_name"]' deVos 'd["birth_date"]' "'1961-03-12'"
person 9 "1er mai" 'd["birth_date"]' "'1980-05-01'"
person 10 "ddmmyyyy" 'd["birth_date"]' "'1961-03-12'"
person 11 "day before month" 'd["birth_date"]' "'1961-02-01'"
person 12 "a time behind it" 'd["birth_date"]' "'1961-03-12'"
person 13 "no date" 'd["birth_date"]' None
person 14 "a date partly unknown" 'd["birth_date"]' None
person 15 "a locality" 'd["postcode"]' "'9031'" 'd["nis"]' "'44021'"
person 16 "the French name" 'd["nis"]' "'44021'"
for query in "van den broeck" "Broeck" "hondt" "O'Brien" "jan broeck"; do
    # shellcheck disable=SC2086
    expect 0 "person find $query" person find $query --json
    cp out "found"
    case $query in
    *[Bb]ro*) wanted=r-000001 ;;
    hondt) wanted=r-000002 ;;
    *) wanted=r-000004 ;;
    esac
    json "person find $query" "'$wanted' in [p['recipient'] for p in d['items']]" True
done
expect 0 "person find of nobody" person find Zzzz --json
json "person find of nobody" 'd["items"]' '[]'
expect 0 "person find in a source" person find Maes --source lijst --json
json "person find in a source" 'len(d["items"])' 8
expect 64 "person find in no source" person find Maes --source niets
expect 64 "person show of nobody" person show r-999999
one_sentence "person show of nobody"
expect 64 "person show of rubbish" person show Maes
expect 0 "person show in words" person show r-000001
says "person show in words" "Van den Broeck" out

# ---- one column for the name, one for the address ----

fresh
{
    echo "N° d'ordre,Nom et prénom,Date de naissance,Adresse complète"
    echo '1,"DUBOIS Jean Paul",12/03/1961,"Rue de la Station 12 bte 3, 9000 Gent"'
    echo '2,"VAN DAMME Els",12/03/1962,"Kouter 2, 9000 Gent"'
} >whole.csv
expect 0 "whole names and addresses" import whole.csv --source lijst --json
json "whole names and addresses" 'd["imported"]' 2 \
    '[c["field"] for c in d["columns"]]' "['order_number', 'full_name', 'birth_date', 'address']"
person 1 "a name and an address split" 'd["family_name"]' Dubois 'd["given_names"]' "'Jean Paul'" \
    'd["street"]' "'Rue de la Station'" 'd["house_number"]' "'12'" 'd["box"]' "'3'" \
    'd["postcode"]' "'9000'"
person 2 "a particle" 'd["family_name"]' "'Van Damme'" 'd["given_names"]' Els

# ---- municipalities under the name before a merger ----

rm -rf "$D"
answers 's/^municipality=44021/municipality=Aalter/'
make_dossier
add_list lijst 2030-09-17 Aalter
{
    echo "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente"
    echo '1;Maes;An;12/03/1961;Dorp;1;9910;Knesselare'
    echo '2;Maes;Bo;12/03/1961;Dorp;1;9880;Aalter'
    echo '3;Maes;Cis;12/03/1961;Dorp;1;9000;Knesselare'
} >merged.csv
expect 0 "the name before a merger" import merged.csv --source lijst --json
json "the name before a merger" 'd["imported"]' 2 'd["rejected"]' 1
person 1 "the name before a merger" 'd["nis"]' "'44084'"

# ---- contacts of one's own ----

expect 0 "subscribers" source add nieuwsbrief --kind subscriber --role candidate \
    --holder Els --obtained-on 2030-01-01
{
    echo 'Voornaam;Naam;E-mail;GSM;Taal;Toestemming op;Tekst toestemming;Kanalen;Wijze;Wie vroeg het;Politieke reclame'
    echo 'An;Maes;An.Maes@Example.BE;0470/00.00.01;NL;12/03/2030;Ik wil nieuws van Els;e-mail, sms;formulier;Els;ja'
    echo 'Luc;Dubois;luc@example.be;+32 470 00 00 02;FR;2030-03-13;Ik wil nieuws van Els;mail;formulier;Els;'
    echo 'Jo;Claes;geen;047;NL;;;;;;misschien'
    echo 'Bo;Goos;bo@example.be;;DE;;;brief;;;x'
} >subscribers.csv
expect 0 "subscribers" import subscribers.csv --source nieuwsbrief --json \
    --map consent_date="Toestemming op" --map consent_wording="Tekst toestemming" \
    --map consent_channels=Kanalen --map consent_method=Wijze \
    --map consent_collector="Wie vroeg het" --map consent_targeting="Politieke reclame"
json "subscribers" 'd["rows"]' 4
expect 0 "who is who" person find Maes An --source nieuwsbrief --json
number=$(value 'int(d["items"][0]["recipient"][2:])')
person "$number" "a subscriber" 'd["email"].lower()' an.maes@example.be \
    'd["mobile"]' "'+32470000001'" 'd["language"]' nl 'd["consent_date"]' "'2030-03-12'" \
    'd["consent_channels"]' "'email,sms'" 'd["consent_targeting"]' yes \
    'd["consent_method"]' formulier 'd["consent_collector"]' Els
person $((number + 1)) "another" 'd["mobile"]' "'+32470000002'" 'd["language"]' fr \
    'd["consent_channels"]' email 'd["consent_targeting"]' no
finish
