#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A file that may never be used is remembered as fingerprints; whoever brings its people in
# again, under another name, is told so.
. "$(dirname "$0")/lib.sh"

# people FIRST LAST [HEADINGS [PROGRAM]]: invented people with these numbers.
people() {
    awk -v first="$1" -v last="$2" \
        -v headings="${3-Naam;Voornaam;Straat;Nr;Postcode;Gemeente;E-mail}" 'BEGIN {
        split("Peeters,Maes,Claes,Wouters,Goossens,Van Damme,De Clercq,Dubois", family, ",")
        split("Bram,Chloé,Daan,Eva,Fons,Greet,Henk,Ilse,Joris", given, ",")
        split("Veldstraat,Kouter,Coupure,Kerkstraat,Nieuwland", street, ",")
        print headings
        for (i = first; i <= last; i++) {
            f = family[i % 8 + 1]; g = given[i % 9 + 1]; s = street[i % 5 + 1]
            '"${4-printf \"%s;%s;%s;%d;9000;Gent;burger%d@example.be\\n\", f, g, s, i, i}"'
        }
    }'
}

contacts() { # ID [KIND]
    expect 0 "declaring $1" source add "$1" --kind "${2:-own_sympathiser}" \
        --holder "mijn contacten" --obtained-on 2030-01-10 --role candidate \
        --purpose-told verkiezingen --collected-directly yes --objection-offered yes
}

# flagged ID WANTED: the status and rules of a source.
flagged() {
    expect 0 "source show $1" source show "$1" --json
    json "$1: status and flags" \
        "[d['status']] + [f['rule'] for f in d['flags']]" "$2"
}

# ---- remembering ----

make_dossier
keep empty
people 1 476 >brieven.csv
expect 0 "forbidding" source forbid brieven.csv
says "how many" "476 people are remembered" out
says "what was done" "nobody can read who they are"
keep forbidden
expect 0 "source list" source list
says "the list tells" "remembered, to be known again: 476 people of 1 forbidden file" out
expect 0 "source list" source list --json
json "nobody became a recipient" 'd["items"]' '[]' 'd["forbidden"]' \
    "{'files': 1, 'people': 476}"
expect 0 "the status page" --no-color
says "the status page tells" "remembered, to be known again: 476 people of 1 forbidden file" out

expect 0 "the same file again" source forbid brieven.csv
says "it is known" "is a forbidden file already (476 people); nothing was done" out
cp brieven.csv klanten.csv
expect 0 "under another name" source forbid klanten.csv --json
json "it is known" 'd["known"]' True 'd["people"]' 476 'd["schema"]' kiespost.forbid/1
expect 0 "source list" source list --json
json "still one file" 'd["forbidden"]["files"]' 1

# In the other languages, whatever is translated: no crash, and the name of the file.
for language in nl fr; do
    use empty
    expect 0 "$language: forbidding" source forbid brieven.csv --lang $language
    says "$language: the file is named" "brieven.csv" out
    expect 0 "$language: the list" source list --lang $language
    says "$language: how many" "476" out
done

# What closes a source is what forbidding is for; the numbers are not read.
use empty
people 1 30 'Rijksregisternummer;Naam;Voornaam;Straat;Nr;Postcode;Gemeente' \
    'n = sprintf("850730%03d", i * 7); printf "%s%02d;%s;%s;%s;%d;9000;Gent\n", n, 97 - n % 97, f, g, s, i' \
    >register.csv
expect 0 "a file of a register" source forbid register.csv --json
json "a file of a register" 'd["people"]' 30

# Nothing readable: names, streets, e-mail addresses, national numbers.
same "nothing readable is kept" "" \
    "$(LC_ALL=C grep -rlaE 'Goossens|Coupure|burger[0-9]|850730' "$D")"
same "no file of anybody" "" "$(find "$D/sources" "$D/tmp" -type f)"

# Nobody to remember, and files that cannot be read.
use empty
printf 'Naam;Voornaam\nPeeters;Bram\nMaes;Eva\n' >namen.csv
expect 65 "names alone" source forbid namen.csv
one_sentence "names alone"
expect 66 "no such file" source forbid niets.csv
printf 'Kleur;Maat\nrood;3\n' >kleuren.csv
expect 65 "nobody in it" source forbid kleuren.csv
expect 0 "nothing was remembered" source list --json
json "nothing was remembered" '"forbidden" in d' False
printf 'Wie;Waar\nPeeters Bram;9000\n' >vreemd.csv
expect 0 "with --map" source forbid vreemd.csv --map full_name=Wie --map postcode=Waar --json
json "with --map" 'd["people"]' 1

# ---- a later import ----

use forbidden
contacts vrienden
people 265 600 >vrienden.csv
expect 0 "importing" import vrienden.csv --source vrienden
flagged vrienden "['flagged', 'source-flagged']"
json "with its share" 'd["flags"][0]["evidence"][0]' \
    "212 of 336 people (63 %) are in the forbidden file “brieven.csv”, without a dated consent of their own"

# Whoever leaves is shut out by another key; the forbidden people stay known.
use forbidden
expect 0 "another operator" operator add Jan --new-passphrase-file pw
expect 0 "and out again" operator remove Jan
contacts vrienden
expect 0 "importing" import vrienden.csv --source vrienden
flagged vrienden "['flagged', 'source-flagged']"

# Both sides of the threshold: three people and 2 %, or ten people.
# shared LABEL SHARED ROWS WANTED
shared() {
    use forbidden
    contacts c
    {
        people 1 "$2"
        people 10001 "$((10000 + $3 - $2))" | tail -n +2
    } >c.csv
    expect 0 "$1: importing" import c.csv --source c
    expect 0 "$1: source show" source show c --json
    json "$1" 'd["status"]' "$4"
}
shared "two of two" 2 2 open
shared "three of 150" 3 150 flagged
shared "three of 151" 3 151 open
shared "nine of 500" 9 500 open
shared "ten of 5000" 10 5000 flagged

# A consent of their own: dated, with its wording, not to come.
# consented LABEL DATE WORDING WANTED
consented() {
    use forbidden
    contacts c
    people 1 20 | awk -F';' -v day="$2" -v wording="$3" '
        NR == 1 { print $0 ";Toestemming gegeven op;Tekst toestemming"; next }
        { print $0 ";" day ";" wording }' >c.csv
    expect 0 "$1: importing" import c.csv --source c
    expect 0 "$1: source show" source show c --json
    json "$1" 'd["status"]' "$4"
}
consented "a consent of their own" 12/05/2030 "ja, mail mij over de verkiezingen" open
consented "without wording" 12/05/2030 "" flagged
consented "without a date" "" "ja, mail mij over de verkiezingen" flagged
# The forbidden file's own consent is nobody's independent one.
use empty
cp c.csv winkel.csv
sed -i 's/;;/;12\/05\/2030;/' winkel.csv
expect 0 "a shop's file with consents" source forbid winkel.csv
contacts c
expect 0 "the same consents" import winkel.csv --source c
flagged c "['flagged', 'source-flagged']"

# ---- sources that are here already ----

use empty
contacts oud
expect 0 "importing" import vrienden.csv --source oud
expect 0 "forbidding afterwards" source forbid brieven.csv
says "the source is told" "source “oud” is flagged: 212 of 336 people (63 %)" out
flagged oud "['flagged', 'source-flagged']"
expect 0 "a person decides" source review oud --accept --reason "eigen inschrijvingen"
expect 0 "another file" source forbid register.csv --json
flagged oud "['open', 'source-flagged']"

# ---- voter lists ----

voters='Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente'
# voters FIRST LAST [SED]
voters() {
    people "$1" "$2" "$voters" \
        'printf "%d;%s;%s;%02d/%02d/%d;%s;%d;9000;Gent\n", i, f, g, i % 28 + 1, i % 12 + 1, 1940 + i % 60, s, i' |
        sed "${3-}"
}
# A list holds everybody: those of the forbidden file too.
use forbidden
add_list lijst
voters 1 953 >lijst.csv
expect 0 "a whole list" import lijst.csv --source lijst
flagged lijst "['open']"
use forbidden
add_list lijst
voters 1 952 >lijst.csv
expect 0 "half of a list" import lijst.csv --source lijst
flagged lijst "['flagged', 'crossmatch-other']"
# The extract of a list by a file that is in the dossier.
use empty
expect 0 "declaring" source add kabinet --kind public_office_file --role office \
    --holder kabinet --obtained-on 2030-01-10
people 1 100 >kabinet.csv
expect 0 "importing" import kabinet.csv --source kabinet
keep kabinet
add_list uittreksel
voters 1 200 >uittreksel.csv
expect 0 "half of it" import uittreksel.csv --source uittreksel
flagged uittreksel "['flagged', 'crossmatch-other']"
use kabinet
add_list lijst
voters 1 201 >lijst.csv
expect 0 "less than half of it" import lijst.csv --source lijst
flagged lijst "['open']"

# R-27: the service's own slips of the pen.
use empty
add_list lijst
voters 1 400 >lijst.csv
expect 0 "the list" import lijst.csv --source lijst
voters 1 40 's/^[0-9]*;//; s/Goossens/Goosssens/; s/Coupure/Couppure/; 1s/Volgnummer;//' >senioren.csv
expect 0 "the service's file" source forbid senioren.csv
keep senioren
add_list lijst2
awk 'NR == 1 { print "Volgnummer;" $0; next } { print NR - 1 ";" $0 }' senioren.csv >lijst2.csv
expect 0 "the same, as a list" import lijst2.csv --source lijst2
odd=$(grep -cE 'Goosssens|Couppure' senioren.csv)
flagged lijst2 "['flagged', 'crossmatch-other', 'misspelling-fingerprint']"
json "how many are spelled so" "d['flags'][1]['evidence'][0].startswith('$odd people are spelled')" True
json "nobody is named" "any(n in str(d['flags']) for n in ('Goos', 'Coup'))" False
# A newer list that spells as the older one is nothing odd.
use senioren
add_list lijst2
voters 1 401 >lijst2.csv
expect 0 "a newer list" import lijst2.csv --source lijst2
flagged lijst2 "['open']"
# One slip may be the list's own, two are told.
for slips in 1 2; do
    use senioren
    add_list lijst2
    voters 1 401 | awk -v slips=$slips '/Goossens/ && n++ < slips { sub(/Goossens/, "Goosssens") } { print }' >lijst2.csv
    expect 0 "$slips slips" import lijst2.csv --source lijst2
    if [ $slips = 1 ]; then
        flagged lijst2 "['open']"
    else
        flagged lijst2 "['flagged', 'misspelling-fingerprint']"
    fi
done
# The list was here first: forbidding afterwards finds it too, and not the right one.
use empty
add_list lijst
voters 1 400 >lijst.csv
expect 0 "the list" import lijst.csv --source lijst
add_list lijst2
awk 'NR == 1 { print "Volgnummer;" $0; next } { print NR - 1 ";" $0 }' senioren.csv >lijst2.csv
expect 0 "another" import lijst2.csv --source lijst2
expect 0 "forbidding afterwards" source forbid senioren.csv
flagged lijst2 "['flagged', 'crossmatch-other', 'misspelling-fingerprint']"
flagged lijst "['open']"

# ---- filled in from the voter list (R-40, R-42) ----

# register LAST [SED]: as a register has them: every given name.
register() {
    people 1 "$1" "$voters" \
        'printf "%d;%s;%s %s;%02d/%02d/%d;%s;%d;9000;Gent\n", i, f, g, given[(i + 4) % 9 + 1], i % 28 + 1, i % 12 + 1, 1940 + i % 60, s, i' |
        sed "${2-}"
}
use empty
add_list lijst
register 400 >lijst.csv
expect 0 "the list" import lijst.csv --source lijst
keep list
# filled LABEL COPIED OWN WANTED
filled() {
    use list
    contacts c
    {
        register "$2" | cut -d';' -f2,3,5-
        people 20001 "$((20000 + $3))" "" 'printf "%s;%s;%s;%d;9000;Gent\n", f, g, s, i' | tail -n +2
    } >c.csv
    expect 0 "$1: importing" import c.csv --source c
    flagged c "$4"
}
filled "nine of nine" 9 0 "['open']"
filled "ten of 33" 10 23 "['flagged', 'crossmatch-other']"
filled "ten of 34" 10 24 "['open']"
# People who sign up write one given name.
use list
contacts c
register 100 's/ [^; ]*;\([0-9][0-9]\/\)/;\1/' | cut -d';' -f2,3,5- >c.csv
expect 0 "one given name" import c.csv --source c
flagged c "['open']"

finish
