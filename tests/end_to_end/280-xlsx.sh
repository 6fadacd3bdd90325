#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# import: workbooks and what only looks like one; address books; lists with headings where
# none should be.
. "$(dirname "$0")/lib.sh"

books=$data/xlsx

make_dossier
add_list lijst 2030-09-17
keep empty

# ---- 2 000 voters: the same people as from the CSV file ----

# people: what is stored of some of them, and how many there are.
people() {
    for number in 1 2 3 500 999 1000 1001 1500 1999 2000; do
        run person show "$(printf 'r-%06d' "$number")" --json
        cat "$W/out"
        echo "$status"
    done
    run source show lijst --json
    value 'd["recipients"]'
}

"$INVENT_VOTERS" --rows 2000 --seed 30 --capitals --national-number -o gent.csv ||
    fail "no voters were invented"
expect 0 "the CSV file" import gent.csv --source lijst --json
json "the CSV file" 'd["imported"]' 2000 'd["rejected"]' 0
from_csv=$(people)

if command -v soffice >/dev/null; then
    # Columns 5, 9, 10 … come out as numbers and days, as when a person opens the file.
    head -n 1 gent.csv >heads
    env -i PATH="$PATH" HOME="$W" soffice --headless --infilter='CSV:59,34,76,1,,2060,false,true' \
        --convert-to xlsx gent.csv >/dev/null 2>&1
    use empty
    expect 0 "the same as a workbook" import gent.xlsx --source lijst --json
    json "the same as a workbook" 'd["encoding"]' XLSX 'd["delimiter"]' "''" \
        'd["rows"]' 2000 'd["imported"]' 2000 'd["rejected"]' 0 \
        '[c["reason"] for c in d["refused_columns"] if c["column"] == "Rijksregisternummer"]' \
        "['national-number']"
    same "the same people" "$from_csv" "$(people)"
else
    skip "soffice is not installed: no workbook of 2 000 voters"
fi

# ---- sheets ----

use empty
expect 0 "declaring subscribers" source add leden --kind subscriber --holder formulier \
    --obtained-on 2030-09-01 --role candidate --purpose-told "e-mails" \
    --collected-directly yes --objection-offered yes
keep members
expect 0 "the first sheet that is not hidden" import "$books/sheets.xlsx" --source leden \
    --rejected r.csv --dry-run
says "the sheet is named" "XLSX, “Leden”, 3 columns, 2 rows" out
says "and the others" "not read, unless --sheet names it: “Verborgen”" out
expect 0 "a sheet by name" import "$books/sheets.xlsx" --source leden --sheet 'été & CO' --json
json "a sheet by name" 'd["imported"]' 1
expect 65 "no such sheet" import "$books/sheets.xlsx" --source leden --sheet Blad1
says "no such sheet" "has no sheet “Blad1”; it has “Verborgen”, “Leden”, “Été & co”, “Diep”"
one_sentence "no such sheet"
expect 65 "a sheet of a CSV file" import gent.csv --source lijst --again --sheet Blad1
says "a sheet of a CSV file" "is no workbook and has no sheets"

# ---- days ----

use members
expect 0 "a workbook of LibreOffice" import "$books/libreoffice.xlsx" --source leden --json
json "a workbook of LibreOffice" 'd["imported"]' 3
expect 0 "its first day" person show r-000001 --json
json "its first day" 'd["birth_date"]' "'1961-03-12'" 'd["postcode"]' "'9000'"
use members
expect 0 "days since 1904" import "$books/date1904.xlsx" --source leden --json
expect 0 "days since 1904" person show r-000001 --json
json "days since 1904" 'd["birth_date"]' "'1978-03-11'"
use members
expect 0 "title lines, merged cells, groups" import "$books/titles.xlsx" --source leden --json
json "title lines, merged cells, groups" 'd["imported"]' 1 'len(d["columns"])' 6
use members
expect 0 "500 columns" import "$books/wide.xlsx" --source leden --dry-run \
    --map family_name=kop7 --json
json "500 columns" 'd["imported"]' 1 'len(d["refused_columns"])' 499

# ---- our own export ----

use empty
expect 0 "people for a letter" import gent.csv --source lijst
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "approved" mailing approve brief --declare
expect 0 "exported" mailing export brief --to brieven.xlsx
expect 0 "our own workbook" import brieven.xlsx --source lijst --again --dry-run \
    --map full_name="Adres 1" --map address="Adres 2" --json
json "our own workbook" 'd["encoding"]' XLSX 'd["rows"]' 2000

# ---- what is refused, and leaves no trace ----

use members
before=$(find "$D" -type f | sort)
for file in bomb.xlsx entities.xlsx doctype.xlsx deep.xlsx not-xml.xlsx bad-index.xlsx \
    backwards.xlsx long-tag.xlsx cut.xlsx bad-sum.xlsx locked.xlsx locked-zip.xlsx old.xls \
    table.ods table.numbers table.xlsb letter.docx other.zip no-sheets.xlsx; do
    expect 65 "$file" import "$books/$file" --source leden --rejected r.csv
    one_sentence "$file"
done
expect 65 "a bomb" import "$books/bomb.xlsx" --source leden
says "a bomb" "more than 200 times its size"
expect 65 "a password" import "$books/locked.xlsx" --source leden
says "a password" "locked with a password"
python3 - <<'END'
import zipfile
with zipfile.ZipFile("many.xlsx", "w") as book:
    book.write("gent.csv", "xl/workbook.xml")
    for i in range(4200):
        book.writestr("xl/media/%d" % i, "")
END
expect 65 "4 201 files in one" import many.xlsx --source leden
says "4 201 files in one" "more than 4096 files"
same "nothing stands in TMPDIR" "" "$(ls -A "$W/tmp")"
same "nothing was added" "$before" "$(find "$D" -type f | sort)"

# ---- address books (R-18) ----

printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An Maes\r\nTEL:0470123456\r\nEND:VCARD\r\n' >a.vcf
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE a.vcf; } >contacten.csv
printf 'version: 1\ndn: cn=An Maes,mail=an@example.be\ncn: An Maes\n' >a.ldif
for file in a.vcf contacten.csv a.ldif; do
    expect 77 "$file" import $file --source leden
    says "$file" "phonebook-dump, R-18"
    says "$file" "kiespost person add"
    hides "$file" Maes
    one_sentence "$file"
    expect 77 "$file, JSON" import $file --source leden --json
    says "$file, JSON" '"slug":"refused"'
done

# ---- headings among the rows ----

{
    echo 'Stad Gent;;;'
    echo 'Kiezerslijst;2030;;'
    echo 'Naam;Voornaam;Postcode;Gemeente'
    echo 'Maes;An;9000;Gent'
    echo
    echo 'NAAM;VOORNAAM;POSTCODE;GEMEENTE'
    echo 'Claes;Bo;9000;Gent'
    echo 'E-mail;Naam;Telefoon;Straat'
    echo 'an@example.be;Els;0470123456;Kouter'
} >two.csv
use members
expect 0 "two lists in one" import two.csv --source leden --json --rejected two.rejected
json "two lists in one" 'd["rows"]' 5 'd["imported"]' 2 'd["rejected"]' 3
same "and what is said of it" '6;;"the headings once more"
8;;"the headings of another list: import each list from a file of its own"
9;;"it stands under the headings of another list"' "$(tail -n +2 two.rejected)"
finish
