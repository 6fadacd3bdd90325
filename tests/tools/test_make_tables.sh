#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test_make_tables.sh PROGRAM CSV-DIRECTORY WORK-DIRECTORY: a wrong row stops the build,
# and the line is named.
set -eu
program=$1
tables=$2
work=$3/make-tables

# refuses LABEL FILE SED-SCRIPT WANTED
refuses() {
    rm -rf "$work"
    mkdir -p "$work"
    cp "$tables"/*.csv "$work"
    sed "$3" "$tables/$2" >"$work/$2"
    if "$program" "$work" "$work/tables.c" 2>"$work/said"; then
        echo "FAILED: $1: accepted" >&2
        exit 1
    fi
    if ! grep -qF "$work/$2$4" "$work/said"; then
        echo "FAILED: $1: $(cat "$work/said")" >&2
        exit 1
    fi
    [ ! -e "$work/tables.c" ] || exit 1
}

refuses "a cell too many" postcodes.csv '5s/$/,x/' ":5: 10 cells instead of 9"
refuses "an open quote" mergers_2019.csv '3s/^/"/' ":3: a quote is not closed"
refuses "text behind a quote" headers.csv '2s/^[^,]*/"a"b/' ":2: text behind"
refuses "a missing column" municipalities.csv '1s/name_fr,/nom,/' ":2: there is no column"
refuses "a regime of no language" municipalities.csv '2s/,nl,nl,/,nl,en,/' \
    ":2: 'en' is unknown as language_regime"
refuses "a bad NIS code" municipalities.csv '2s/^11001/1100/' ":2: a municipality has"
refuses "a postcode of nowhere" postcodes.csv '3s/,21004,/,99999,/' ":3: a postcode has"
refuses "a postcode twice" postcodes.csv '4p' ":5: a postcode stands in one row"
refuses "an alias of nowhere" municipality_aliases.csv '2s/11001/99999/' ":2: no such"
refuses "a merger into nothing" mergers_2025.csv '2s/,11002,/,99999,/' \
    ":2: not an ended"
refuses "an unknown regime" calendar.csv '2s/;BE-VLG-LOC;/;BE-X;/' \
    ":2: there is no regime"
refuses "no such day" calendar.csv '2s/2030-10-13/2030-02-30/' ":2: '2030-02-30' is no day"
refuses "an unknown list field" regimes.csv '2s/SEQ/SEK/' ":2: 'SEK' is unknown"
refuses "a confidence" regimes.csv '2s/;H$/;X/' ":2: 'X' is no confidence"
refuses "a ceiling of no regime" ceilings.csv '2s/^BE-VLG-LOC/BE-X/' ":2: there is no regime"
refuses "a ceiling of nobody" ceilings.csv '2s/;list;/;mayor;/' ":2: 'mayor' is unknown as who"
refuses "a part of no ceiling" ceilings.csv '2s/;bracket;/;slice;/' ":2: 'slice' is unknown as what"
refuses "no amount" ceilings.csv '2s/;2.70;/;2..7;/' ":2: '2..7' is no amount"
refuses "brackets that go down" ceilings.csv '3s/;5000;/;900;/' ":3: the brackets do not go up"
refuses "a bracket behind the open one" ceilings.csv '7s/;80000;/;;/' ":8: the brackets do not"
refuses "voters of a minimum" ceilings.csv '9s/;minimum;;/;minimum;5;/' ":9: a minimum amount"
refuses "a printed amount for nobody" ceilings.csv '13s/;63158;/;;/' ":13: '' is no number"
refuses "a year" ceilings.csv '2s/;2024;/;24;/' ":2: '24' is no number of year"
refuses "a ceiling's confidence" ceilings.csv '2s/;H$/;X/' ":2: 'X' is no confidence"
refuses "an unknown field" headers.csv '2s/,[a-z_]*,/,pet_name,/' ":2: there is no field"
refuses "an evidence" headers.csv '2s/[ABC]$/Z/' ":2: evidence begins"
refuses "a heading without letters" headers.csv '2s/^[^,]*/--/' ":2: the heading has no"
refuses "a heading of two meanings" headers.csv '2s/.*/&\
VOLGNUMMER,email,nl,C/' ":3: 'VOLGNUMMER' means 'order_number' already on line 2"
refuses "a tag with a blank" law_sources.csv '2s/^[^;]*/A B/' ":2: 'A B' is no tag"
refuses "a tag twice" law_sources.csv '3s/^[^;]*/SEED-AP1/' ":3: the tag 'SEED-AP1' stands"
refuses "a source of nothing" law_sources.csv '2s/^\([^;]*\);[^;]*/\1;/' ":2: it is not said"
refuses "a count" first_names.csv '2s/,[0-9]*,/,many,/' ":2: 'many' is no count"
refuses "a region" first_names.csv '2s/Flanders/Mars/' ":2: 'Mars' is no region"

"$program" "$tables" "$work/tables.c"
[ -s "$work/tables.c" ]
