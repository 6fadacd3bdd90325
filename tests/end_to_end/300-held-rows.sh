#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Single rows in an acceptable source that are held one by one: addresses of an office,
# addresses of a desk, consents that nobody believes. What is told, what is stored, and
# what a person may decide.
. "$(dirname "$0")/lib.sh"

# one HEADINGS PERSON…: a file of sign-ups, each PERSON "e-mail;moment;wording".
dutch='Voornaam;Familienaam;E-mail;Taal;Toestemming gegeven op;Tekst toestemming;Kanalen;Methode;Inzamelaar;Politieke reclame'
french='Prénom;Nom;Courriel;Langue;Date du consentement;Texte du consentement;Canaux;Méthode;Collecteur;Publicité politique'
sign_ups() { # HEADINGS LANGUAGE YES <rows
    echo "$1"
    awk -F';' -v language="$2" -v yes="$3" '{
        printf "%s;%s %d;%s;%s;%s;%s;email;formulier;Els Peeters;%s\n",
            NR % 2 ? "An" : "Zoé", NR % 2 ? "De Smet" : "Dupont", NR, $1, language, $2, $3, yes
    }'
}
declare_form() { # ID
    expect 0 "declaring $1" source add "$1" --kind subscriber \
        --holder "het formulier op els.example.be" --obtained-on 2030-09-01 \
        --role candidate --purpose-told "e-mails over de verkiezingen" \
        --collected-directly yes --objection-offered yes --consent-for candidate \
        --consent-separate yes
}
mail() { # SOURCE
    expect 0 "a mail to $1" mailing new "mail-$1" --channel email --template mail-nieuws \
        --source "$1"
    expect 0 "check $1" check "mail-$1" --json --all
}
counts() { # LABEL ALLOW REVIEW BLOCK
    json "$1" 'd["counts"]' "{'allow': $2, 'review': $3, 'block': $4}"
}
# told LABEL TEXT FILE: however the lines are broken.
told() {
    tr -s ' \n' ' ' <"$3" >flat
    says "$1" "$2" flat
}
findings='[(f["finding"], f["rule"]) for f in d["findings"]]'

electronic_answers
make_dossier
keep empty

# ---- one row of each, in both languages ----

rows() { # WORDING
    cat <<END
an@example.be;01/05/2030 10:11:12;$1
els.maes@brugge.be;02/05/2030 11:12:13;$1
jan@kabinet.just.fgov.be;03/05/2030;$1
juf@school.smartschool.be;03/05/2030;$1
info@bakkerij.example.be;04/05/2030;$1
secretariaat@brugge.be;05/05/2030;$1
morgen@example.be;21/09/2030 00:00:01;$1
vandaag@example.be;20/09/2030 23:59:59;$1
zonder@example.be;06/05/2030;
student@student.ugent.be;06/05/2030;$1
lid@groen.be;06/05/2030;$1
els@peeters.example.be;06/05/2030;$1
END
    # So few among the others that the file itself is none of an office.
    seq 60 | sed "s/.*/lezer&@example.be;07\/05\/2030;$1/"
}
for language in nl fr; do
    use empty
    declare_form form
    if [ $language = nl ]; then
        rows 'Ik wil e-mails over de verkiezingen krijgen' | sign_ups "$dutch" NL ja >form.csv
    else
        rows 'Je veux recevoir des courriels sur les élections' |
            sign_ups "$french" FR oui >form.csv
    fi
    L="one of each, $language"
    expect 0 "$L" import form.csv --source form
    told "$L" "4 rows hold an e-mail address of a public authority or a school" "$W/err"
    told "$L" "2 rows hold an e-mail address of a desk" "$W/err"
    told "$L" "1 row bears a consent of a day that has not come yet" "$W/err"
    hides "$L" "same second" "$W/err"
    hides "$L: no value is told" "brugge" "$W/err"
    mail form
    # Allowed: an, vandaag, student, lid, els and sixty more. In review: four offices and
    # the bakery.
    counts "$L" 65 5 2
    json "$L" \
        '{k: v for k, v in d["review_by"].items() if v}' \
        "{'office-contact-origin-hint': 4, 'role-address': 2, 'consent-improbable': 1}" \
        'd["blocked_by"].get("consent-proof")' 2 \
        'd["blocked_by"].get("e-channel-consent")' 1 \
        '[r["verdict"][0] for r in d["recipients"][:12]]' \
        "['a', 'r', 'r', 'r', 'r', 'r', 'b', 'a', 'b', 'a', 'a', 'a']"

    # What is stored: the address a person decides about, and no day that is still to come.
    expect 0 "$L: the office" person show r-2 --json
    json "$L: the office" 'd["email"]' els.maes@brugge.be "$findings" \
        "[('office-address', 'office-contact-origin-hint')]"
    expect 0 "$L: both" person show r-6 --json
    json "$L: both" "$findings" \
        "[('office-address', 'office-contact-origin-hint'), ('role-address', 'role-address')]"
    expect 0 "$L: to come" person show r-7 --json
    json "$L: to come" 'd["consent_date"]' None "$findings" \
        "[('consent-to-come', 'consent-improbable')]"
    expect 0 "$L: to come, said" person show r-7
    told "$L: to come, said" "had not come yet" "$W/out"
    expect 0 "$L: nothing found" person show r-1 --json
    json "$L: nothing found" "$findings" '[]'
done

# ---- told why ----

expect 0 "explain the office" explain r-2 --mailing mail-form
told "explain the office" "office-contact-origin-hint" "$W/out"
told "explain the office" "ask for a private address" "$W/out"
expect 0 "explain the desk" explain r-5 --mailing mail-form
told "explain the desk" "cautious default" "$W/out"
expect 0 "explain the day to come" explain r-7 --mailing mail-form
told "explain the day to come" "consent-proof" "$W/out"
told "explain the day to come" "after the day on which the file was" "$W/out"
expect 0 "explain the missing words" explain r-9 --mailing mail-form
told "explain the missing words" "the words that were shown" "$W/out"
expect 0 "by letter a desk's e-mail address is no obstacle" explain r-5 --json
json "by letter a desk's e-mail address is no obstacle" \
    '[f["rule"] for c in d["channels"] for f in c["findings"] if f["rule"] == "role-address" and f["effect"] == "review" and c["channel"] != "email"]' \
    '[]'

# ---- what a person may decide ----

because='ik ken hen, zij schreven zich zelf in met dit adres'
expect 0 "the desks" mailing release mail-form --finding role-address --reason "$because"
expect 0 "the desks" check mail-form --json --all
counts "the desks: the one at the municipality still waits" 66 4 2
expect 0 "the offices" mailing release mail-form --finding R-26 --reason "$because"
expect 0 "the offices" check mail-form --json --all
counts "the offices" 70 0 2
expect 77 "the day to come" mailing release mail-form --finding consent-improbable \
    --reason "$because"
expect 0 "the day to come" check mail-form --json --all
counts "no decision makes up for a consent that is not proven" 70 0 2
# The day comes, and still nobody agreed on it.
at='2030-09-25 10:00:00'
expect 0 "after that day" check mail-form --json --all
counts "after that day" 70 0 2
at='2030-09-20 10:00:00'

# A whole file whose consent is dated properly at another time is not held.
use empty
declare_form later
rows x | sed -n 7p | sign_ups "$dutch" NL ja >later.csv
at='2030-09-21 10:00:00'
expect 0 "imported when the day has come" import later.csv --source later
mail later
counts "imported when the day has come" 1 0 0
at='2030-09-20 10:00:00'

# ---- typed in by hand ----

use empty
declare_form typed
expect 64 "a day to come, typed in" person add --source typed given_names=An \
    email=an@example.be consent_date=2030-09-21
says "a day to come, typed in" "this day has not come yet"
one_sentence "a day to come, typed in"
expect 0 "an office, typed in" person add --source typed given_names=An \
    email=an@brugge.be consent_date=2030-09-01
expect 0 "an office, typed in" person show r-1 --json
json "an office, typed in" '[f["finding"] for f in d["findings"]]' \
    "['entered-by-hand', 'office-address']"

# ---- the same second ----

# alike COUNT MOMENTS…: so many sign-ups, the moments taken in turn.
alike() {
    count=$1
    shift
    awk -v count="$count" -v moments="$(printf '%s|' "$@")" 'BEGIN {
        n = split(moments, moment, "|") - 1
        for (i = 1; i <= count; i++)
            printf "lezer%d@example.be;%s;Ik wil e-mails\n", i, moment[i % n + 1]
    }'
}
held() { # LABEL ID COUNT HELD
    expect 0 "$1" import "$2.csv" --source "$2"
    mail "$2"
    counts "$1" $(($3 - $4)) "$4" 0
    json "$1" 'd["review_by"].get("consent-improbable", 0)' "$4"
}

use empty
declare_form four
alike 49 '01/05/2030 14:03:22' | sign_ups "$dutch" NL ja >four.csv
held "forty-nine of one second" four 49 0
declare_form five
alike 50 '01/05/2030 14:03:22' | sign_ups "$dutch" NL ja >five.csv
held "fifty of one second" five 50 50
use empty
declare_form days
{
    alike 50 '01/05/2030 14:03:22' '2030-05-02T14:03:22Z' '2030-05-03 14:03:22.500'
    echo 'ander@example.be;01/05/2030 14:03:23;Ik wil e-mails'
    echo 'dag@example.be;01/05/2030;Ik wil e-mails'
} | sign_ups "$french" FR oui >days.csv
held "on several days, one way of writing or another" days 52 50
expect 0 "told why" explain r-1 --mailing mail-days
told "told why" "very second" "$W/out"
told "told why" "The number is our choice" "$W/out"
expect 0 "released" mailing release mail-days --finding consent-improbable \
    --reason "op papier getekend op de markt, en in een keer overgetikt"
expect 0 "released" check mail-days --json
counts "released" 52 0 0

# Lawful controls: a day alone says nothing, however a program writes it.
for moment in '01/05/2030' '2030-05-01 00:00:00' '2030-04-30T22:00:00.000Z' \
    '01/05/2030 14:03'; do
    use empty
    declare_form day
    alike 60 "$moment" | sign_ups "$dutch" NL ja >day.csv
    held "a day alone, $moment" day 60 0
done

# ---- national register numbers in a column that nobody reads ----

use empty
declare_form numbers
{
    echo 'Voornaam;E-mail;Opmerking van de vrijwilliger'
    echo 'An;an@example.be;belt terug'
    echo 'Jan;jan@example.be;zie 85.07.30-033.28'
} >numbers.csv
expect 0 "a number in a remark" import numbers.csv --source numbers
says "a number in a remark" "imported 2 people" "$W/out"
says "a number in a remark" "1 cell held a national register number: left out"
hides "a number in a remark" "033.28"
expect 0 "a number in a remark" person show r-2
hides "a number in a remark" "033" "$W/out"

finish
