#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test_invent_voters.sh PROGRAM DIRECTORY: the same seed gives the same bytes, another
# seed others, and the file is what the options say.
set -eu
program=$1
work=$2/invent-voters
rm -rf "$work"
mkdir -p "$work"

wrong() {
    echo "FAILED: $1" >&2
    exit 1
}

# expect LABEL WANTED GOT
expect() {
    [ "$2" = "$3" ] || wrong "$1: '$3' instead of '$2'"
}

"$program" --rows 2000 --seed 7 -o "$work/a.csv"
"$program" --rows 2000 --seed 7 -o "$work/b.csv"
"$program" --rows 2000 --seed 8 -o "$work/c.csv"
"$program" --rows 2000 --seed 7 >"$work/stdout.csv"
cmp "$work/a.csv" "$work/b.csv" || wrong "two runs differ"
cmp "$work/a.csv" "$work/stdout.csv" || wrong "standard output differs"
if cmp -s "$work/a.csv" "$work/c.csv"; then wrong "the seed changes nothing"; fi

expect "rows and heading" 2001 "$(wc -l <"$work/a.csv" | tr -d ' ')"
expect "Flemish headings" \
    "Volgnummer;Naam;Voornamen;Geboortedatum;V;Straat;Huisnummer;Busnummer;Postcode;Gemeente;Stemafdeling" \
    "$(head -n 1 "$work/a.csv")"
expect "width of every row" 11 "$(awk -F';' '{print NF}' "$work/a.csv" | sort -u)"
expect "order numbers" 2000 "$(tail -n 1 "$work/a.csv" | cut -d';' -f1)"
expect "municipality" Gent "$(tail -n +2 "$work/a.csv" | cut -d';' -f10 | sort -u)"
expect "postcodes outside Gent" "" \
    "$(tail -n +2 "$work/a.csv" | cut -d';' -f9 | grep -v '^90[0-5][0-9]$' || true)"
expect "birth dates" "" "$(tail -n +2 "$work/a.csv" | cut -d';' -f4 |
    grep -Ev '^[0-3][0-9]/[01][0-9]/(19[3-9][0-9]|20(0[0-9]|1[0-2]))$' || true)"

# iconv where there is one, as the oracle of encodings.
"$program" --rows 500 --layout wallonia --municipality 62063 -o "$work/utf8.csv"
"$program" --rows 500 --layout wallonia --municipality 62063 --encoding utf-8-bom \
    -o "$work/bom.csv"
expect "byte order mark" "357 273 277" \
    "$(head -c 3 "$work/bom.csv" | od -An -to1 | tr -s ' ' | sed 's/^ //')"
tail -c +4 "$work/bom.csv" | cmp - "$work/utf8.csv" || wrong "BOM file differs"
if command -v iconv >/dev/null; then
    for encoding in windows-1252 cp850; do
        "$program" --rows 500 --layout wallonia --municipality 62063 --capitals \
            --encoding $encoding -o "$work/$encoding.csv"
        iconv -f "$encoding" -t UTF-8 "$work/$encoding.csv" >"$work/back.csv"
        expect "headings in $encoding" "N° d'ordre;Nom;Prénoms" \
            "$(head -n 1 "$work/back.csv" | cut -d';' -f1-3)"
        grep -q 'É' "$work/back.csv" || wrong "no accents in $encoding"
    done
    "$program" --rows 500 --layout wallonia --municipality 62063 --encoding utf-16le \
        -o "$work/utf16.csv"
    iconv -f UTF-16 -t UTF-8 "$work/utf16.csv" | cmp - "$work/utf8.csv" ||
        wrong "UTF-16 file differs"
fi

"$program" --rows 500 --national-number --birth-format iso --delimiter tab --crlf \
    --capitals -o "$work/rrn.csv"
tail -n +2 "$work/rrn.csv" | tr -d '\r' | awk -F'\t' '
    NF != 12 { print "width " NF; exit 1 }
    {
        nine = substr($2, 1, 9) + 0
        if (substr($5, 1, 4) >= 2000) nine += 2000000000
        if (97 - nine % 97 != substr($2, 10, 2) + 0) { print "check of " $2; exit 1 }
        serial = substr($2, 7, 3)
        if (serial != "000" && serial != "999") { print "a given number"; exit 1 }
        if (substr($5, 3, 2) substr($5, 6, 2) substr($5, 9, 2) != substr($2, 1, 6)) {
            print "birth date of " $2; exit 1
        }
        if ($3 != toupper($3)) { print "capitals"; exit 1 }
    }' || wrong "national numbers"
expect "CRLF" 501 "$(grep -c "$(printf '\r')\$" "$work/rrn.csv")"

"$program" --rows 5 --layout brussels --municipality 21009 -o "$work/brussels.csv"
expect "Brussels" "N° d'ordre;Nom;Prénoms;Date de naissance;Adresse;Code postal;Commune" \
    "$(head -n 1 "$work/brussels.csv")"
expect "Ixelles" "1050;Ixelles" "$(tail -n 1 "$work/brussels.csv" | cut -d';' -f6-)"
"$program" --rows 5 --layout federal --birth-format compact -o "$work/federal.csv"
expect "federal" 12 "$(head -n 1 "$work/federal.csv" | awk -F';' '{print NF}')"
expect "compact" 8 "$(tail -n 1 "$work/federal.csv" | cut -d';' -f4 | tr -d '\n' | wc -c |
    tr -d ' ')"

for options in "--layout mars" "--encoding ebcdic" "--delimiter x" "--birth-format us" \
    "--municipality 99999" "--rows -1" "--rows x" "operand"; do
    # shellcheck disable=SC2086
    if "$program" $options >/dev/null 2>&1; then wrong "$options was accepted"; fi
done
