#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whatever stands in the file: a clear sentence, the right exit status, nothing lost.
. "$(dirname "$0")/lib.sh"

make_dossier
add_list lijst
cp "$data/list-plain.csv" list.csv
expect 0 "a good list" import list.csv --source lijst
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
keep good

state() {
    kiespost -C "$D" --passphrase-file pw source list --json
    kiespost -C "$D" --passphrase-file pw source show lijst --json
    kiespost -C "$D" --passphrase-file pw check brief --all --json
}
before=$(state)
same "the state before" 1 "$(echo "$before" | grep -c '"allow":5,')"

# refused STATUS LABEL TEXT FILE OPTION…: refused with a sentence that holds TEXT.
refused() {
    wanted_status=$1
    label=$2
    text=$3
    shift 3
    expect "$wanted_status" "$label" import "$@" --source lijst
    one_sentence "$label"
    says "$label" "$text"
    if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" err; then
        fail "$label: control characters reach the terminal"
    fi
    same "$label: no file is left beside it" "" "$(find . -name '*.part' -o -name '*.rejected.csv')"
}

head='Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Huisnummer;Busnummer;Postcode;Gemeente;Stemafdeling'

: >empty.csv
refused 65 "an empty file" empty.csv empty.csv
printf '\n\n   \n' >blank.csv
refused 65 "blank lines only" blank.csv blank.csv
printf '\357\273\277' >mark.csv
refused 65 "a byte order mark only" mark.csv mark.csv
echo "$head" >heading.csv
refused 65 "headings only" heading.csv heading.csv
printf '%s' "$head" >heading-open.csv
refused 65 "headings only, no end of line" heading-open.csv heading-open.csv
tr ';' '^' <list.csv >caret.csv
refused 65 "an unknown delimiter" caret.csv caret.csv
sed 's/^[0-9]*;[^;]*;//; 1s/^Volgnummer;Naam;//' list.csv |
    sed '1s/.*/Voornamen;Geboortedatum;Straat;Huisnummer;Busnummer;Postcode;Gemeente;Stemafdeling/' \
        >nameless.csv
refused 65 "no column with names" "--map" nameless.csv
cut -d';' -f1-4 list.csv >homeless.csv
refused 65 "no column with addresses" "--map" homeless.csv
refused 66 "no such file" none.csv none.csv
mkdir folder.csv
refused 66 "a folder" folder.csv folder.csv
mkfifo pipe.csv
refused 66 "a pipe" pipe.csv pipe.csv
refused 66 "a device" /dev/zero /dev/zero
ln -s none.csv dangling.csv
refused 66 "a link to nothing" dangling.csv dangling.csv
if [ "$(id -u)" -ne 0 ]; then
    cp list.csv secret.csv
    chmod 000 secret.csv
    refused 66 "no right to read" secret.csv secret.csv
fi
head -c 10485760 /dev/zero | tr '\0' a >long.csv
refused 65 "10 MB on one line" long.csv long.csv
head -c 3000 /dev/zero >zeros.csv
refused 65 "nothing but NUL bytes" zeros.csv zeros.csv
head -c 20000 /dev/urandom >noise.csv
expect 65 "noise" import noise.csv --source lijst
rm -f noise.csv.rejected.csv
printf 'PK\003\004rest of a workbook' >book.xlsx
expect 65 "a workbook that is none" import book.xlsx --source lijst
one_sentence "a workbook that is none"
esc=$(printf '\033')
cp empty.csv "${esc}[31mrood.csv"
refused 65 "a file name with an escape" rood.csv "${esc}[31mrood.csv"
echo "${esc}[2J;${esc}]0;x;b;c;d" >escaped.csv
echo "1;2;3;4" >>escaped.csv
expect 65 "headings with escapes" import escaped.csv --source lijst
if grep -q "$esc" out err; then fail "headings with escapes reach the terminal"; fi
rm -f ./*.rejected.csv
same "refusals lose nothing" "$before" "$(state)"

# ---- bad rows in a good file ----

# rows LABEL IMPORTED REJECTED FILE
rows() {
    use good
    expect 0 "$1" import "$4" --source lijst --json
    json "$1" 'd["imported"]' "$2" 'd["rejected"]' "$3"
}
good='Maes;An;12/03/1961;Kouter;1;;9000;Gent;4'
{
    echo "$head"
    echo "10;$good"
    echo '11;"Maes;An;12/03/1961;Kouter;2;;9000;Gent;4'
    echo "12;$good"
    echo "13;$good"
} >quote.csv
use good
expect 0 "an unterminated quote" import quote.csv --source lijst --json
json "an unterminated quote" 'd["imported"] + d["rejected"] == d["rows"]' True \
    'd["imported"] >= 1' True 'd["rejected"] >= 1' True
{
    echo "$head"
    echo "10;$good"
    printf '11;Ma\000es;An;12/03/1961;Kouter;2;;9000;Gent;4\n'
    echo "12;$good"
} >nul.csv
rows "a NUL byte in a row" 2 1 nul.csv
{
    echo "$head"
    echo "10;Zoë;An;12/03/1961;Kouter;1;;9000;Gent;4"
    printf '11;Zo\353;Bo;12/03/1961;Kouter;1;;9000;Gent;4\n'
    echo "12;Noé;Cis;12/03/1961;Kouter;1;;9000;Gent;4"
} >mixed.csv
rows "mixed encodings" 3 0 mixed.csv
expect 0 "mixed encodings" person find Zoë --json
json "mixed encodings: both are read" 'len(d["items"])' 2 \
    '{p["name"].split()[-1] for p in d["items"]}' "{'Zoë'}"
{
    printf '%s\r\n' "$head"
    printf '10;%s\r' "$good"
    printf '11;%s\n' "$good"
    printf '12;%s\r\n' "$good"
} >ends.csv
rows "CRLF, CR and LF in one file" 3 0 ends.csv
{
    echo "Volgnummer;Naam;Naam;Voornamen;Geboortedatum;Straat;Huisnummer;Postcode;Gemeente"
    echo '10;Maes;Claes;An;12/03/1961;Kouter;1;9000;Gent'
} >double.csv
use good
expect 0 "headings that stand twice" import double.csv --source lijst --json
json "headings that stand twice" 'd["imported"]' 1 \
    '[(c["column"], c["reason"]) for c in d["refused_columns"]]' "[('Naam', 'second')]"
{
    echo "$head"
    echo '10;Maes;An;31/02/2001;Kouter;1;;9000;Gent;4'
    echo '11;Maes;Bo;00/00/1950;Kouter;1;;9000;Gent;4'
    echo '12;Maes;Cis;29/02/1999;Kouter;1;;9000;Gent;4'
    echo '13;Maes;Dé;03/25/1975;Kouter;1;;9000;Gent;4'
    echo '14;Maes;Em;gisteren;Kouter;1;;9000;Gent;4'
} >dates.csv
rows "impossible dates" 1 4 dates.csv
{
    echo "$head"
    echo "10;=cmd|' /C calc'!A0;An;12/03/1961;Kouter;1;;9000;Gent;4"
    printf '11;\033[31mRood\033[0m;\007Bel;12/03/1961;Kouter;1;;9000;Gent;4\n'
    printf '12;Rechts\342\200\256links;An;12/03/1961;Kouter;1;;9000;Gent;4\n'
} >evil.csv
rows "formulas and escapes in names" 3 0 evil.csv
for query in Rood cmd Rechts; do
    expect 0 "person find $query" person find "$query"
    if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" out; then
        fail "person find $query: control characters reach the terminal"
    fi
done
expect 0 "a formula is text" person find cmd --json
json "a formula is text" "\"=cmd|' /C calc'!A0\" in d['items'][0]['name']" True
{
    echo "$head"
    echo "10;$good"
    printf '11;%s;An;12/03/1961;Kouter;1;;9000;Gent;4\n' \
        "$(head -c 1000000 /dev/zero | tr '\0' x)"
    echo "12;$good"
} >wide.csv
rows "a cell of 1 MB" 2 1 wide.csv
{
    echo "$head"
    echo
    echo "10;$good"
    echo ";;;;;;;;;"
    echo "11;$good"
    echo
} >gaps.csv
use good
expect 0 "blank lines between rows" import gaps.csv --source lijst --json
json "blank lines between rows" 'd["imported"]' 2
{
    echo "$head"
    echo '10;Maes;An;31/02/2001;Kouter;1;;9000;Gent;4'
    echo '11;Maes;An;31/02/2001;Kouter;1;;9000;Gent;4'
} >none-good.csv
use good
expect 65 "not a single good row" import none-good.csv --source lijst
[ -e none-good.csv.rejected.csv ] || fail "not a single good row: no list of reasons"
expect 65 "a dry run of it" import none-good.csv --source lijst --dry-run \
    --rejected dry.csv
hides "a dry run names no file that it does not make" dry.csv err
[ ! -e dry.csv ] || fail "a dry run wrote a file"
same "not a single good row: nothing lost" "$before" "$(state)"

# Lines are counted as an editor counts them.
{
    echo "$head"
    echo "10;\"Maes"
    echo "Claes\";An;12/03/1961;Kouter;1;;9000;Gent;4"
    echo
    echo '11;Maes;An;31/02/2001;Kouter;1;;9000;Gent;4'
} >lines.csv
use good
expect 0 "a quoted line break" import lines.csv --source lijst
same "the line of the rejected row" 5 \
    "$(tail -n +2 lines.csv.rejected.csv | cut -d';' -f1)"

# ---- words on the command line ----

bare -C "$D" --passphrase-file pw import "$(printf 'l\377st.csv')" --source lijst </dev/null
case $status in
64 | 66) ;;
*) fail "a file name that is not UTF-8: exit status $status" ;;
esac
no_crash "a file name that is not UTF-8"
printf '%s\n' "$head" "10;$good" >"lijst van 't stadhuis (1).csv"
use good
expect 0 "blanks and quotes in a file name" import "lijst van 't stadhuis (1).csv" --source lijst
finish
