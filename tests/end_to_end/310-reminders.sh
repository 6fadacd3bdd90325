#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the status page reminds of (law/README.md, stage project): R-61, R-62, R-63; R-111
# stands in 220-cost.sh.
. "$(dirname "$0")/lib.sh"

# status LABEL RULE WANTED: the reminders of that rule, as (source, by).
status() {
    expect 0 "$1" --json
    json "$1" "[(r.get('source'), r['by']) for r in d['reminders'] if r['rule'] == '$2']" "$3"
}

# voters NIS: one voter, on a list "lijst" of a dossier for the election $1.
campaign() { # ELECTION NIS MUNICIPALITY POSTCODE DELIVERED [SED-EXPRESSION…]
    election=$1 nis=$2 place=$3 postcode=$4 delivered=$5
    shift 5
    rm -rf "$D"
    answers "s/^id=.*/id=$election/" "s/^municipality=44021/municipality=$nis/" "$@"
    make_dossier
    add_list lijst "$delivered" "$place"
    printf 'Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente\n1;Peeters;Jan;12/03/1961;Veldstraat;1;%s;%s\n' \
        "$postcode" "$place" >list.csv
    expect 0 "$election: import" import list.csv --source lijst
}

# ---- R-62: voter lists ----

campaign BE-VLG-LOC-2030 44021 Gent 9000 2030-09-17
at='2030-10-13 23:59:00'
status "polling day" delete-after-election '[]'
at='2030-10-14 00:00:00'
status "the day after" delete-after-election "[('lijst', '2030-10-14')]"
expect 0 "the day after, in words"
says "the day after, in words" "could be used until 13 October 2030 and no longer" out
says "the day after, in words" "have the printer confirm in writing" out
hides "the day after, in words" "kiespost purge" out
hides "the day after, in words" "wants it destroyed" out
expect 0 "the day after, in Dutch" --lang nl
at='2030-09-20 10:00:00'
expect 0 "a list of 2024" source add toen --kind voter_list_old --delivered-on 2024-09-17 \
    --municipality Gent
status "nothing in it yet" delete-after-election '[]'
sed 's/Volgnr/Volgnummer/' list.csv >toen.csv
expect 0 "a list of 2024" import toen.csv --source toen
status "another election's is over at once" delete-after-election "[('toen', '2024-09-17')]"

campaign BE-BRU-LOC-2030 21004 Bruxelles 1000 2030-09-17
at='2030-10-14 08:00:00'
expect 0 "Brussels"
tr '\n' ' ' <out | tr -s ' ' >folded
says "Brussels" "The law itself wants it destroyed by 14 October 2030" folded
at='2029-05-02 10:00:00'
campaign BE-FED-CHA-2029 44021 Gent 9000 2029-05-01 '/^municipality=44021/a constituency=all'
at='2029-06-11 08:00:00'
status "the Chamber" delete-after-election "[('lijst', '2029-06-11')]"
expect 0 "the Chamber"
says "the Chamber" "names no last day" out

# ---- R-63: own contacts ----

at='2030-09-20 10:00:00'
rm -rf "$D"
answers
make_dossier
people='Voornaam;Naam;Straat;Nr;Postcode;Gemeente\nAn;Maes;Kouter;%s;9000;Gent\n'
own() { # ID DAY NUMBER
    expect 0 "$1" source add "$1" --kind own_sympathiser --role candidate \
        --obtained-on "$2" --holder "mijn formulier" --collected-directly yes \
        --purpose-told "berichten over de verkiezingen" --objection-offered yes
    # shellcheck disable=SC2059
    printf "$people" "$3" >"$1.csv"
    expect 0 "$1" import "$1.csv" --source "$1"
}
own nu 2030-02-01 1
own legislatuur 2024-10-14 2
status "of this term of office" retention-own-contacts '[]'
own vorige 2024-10-13 3
own lang 2014-05-14 4
status "of an earlier one" retention-own-contacts \
    "[('vorige', '2026-10-13'), ('lang', '2026-10-13')]"
expect 0 "of an earlier one, in words"
says "of an earlier one, in words" "14 May 2014" out
says "of an earlier one, in words" "R-63" out
at='2032-10-13 10:00:00'
expect 0 "two years after the poll" --json
json "two years after the poll" \
    '[r["source"] for r in d["reminders"] if r["rule"] == "retention-own-contacts"]' \
    "['vorige', 'lang']"
at='2032-10-14 10:00:00'
expect 0 "and a day" --json
json "and a day" \
    'sorted(r["source"] for r in d["reminders"] if r["rule"] == "retention-own-contacts")' \
    "['lang', 'legislatuur', 'nu', 'vorige']"

# ---- R-61: objections ----

at='2030-09-20 10:00:00'
rm -rf "$D"
make_dossier
expect 0 "long ago" objection add --email iemand@example.be --on 2012-05-01
status "what was said long ago" objection-reply '[]'
expect 0 "an objection" objection add --email an@example.be --on 2030-09-10
expect 0 "another" objection add --email jan@example.be --on 2030-09-15
status "to be answered" objection-reply "[(None, '2030-10-10')]"
expect 0 "to be answered, in words"
says "to be answered, in words" "2 people objected: answer each of them" out
at='2030-10-11 10:00:00'
expect 0 "overdue"
tr "\n" " " <out | tr -s " " >folded
says "overdue" "the first was due by 10 October 2030" folded
at='2030-11-16 10:00:00'
status "no reminder for ever" objection-reply '[]'
finish
