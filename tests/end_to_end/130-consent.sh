#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Who agreed to what: forty subscribers from the file to the verdict, what each missing
# part of a consent costs, and what is made of bad e-mail addresses.
. "$(dirname "$0")/lib.sh"

electronic_answers
make_dossier
keep bare

# ---- the file: twenty who read Dutch, twenty who read French ----

subscribers() { # FILE
    python3 - "$1" <<'END'
import sys
nl = "An Bram Daan Eva Fleur Gijs Hanne Ine Jef Kaat Lien Mats Nele Oona Piet Rik Sien Tom Veerle Wout".split()
fr = "Alice Bruno Chloé Denis Élise Félix Gaëlle Hugo Inès Jules Karim Léa Marc Noémie Odile Paul Quentin Rosa Simon Zoé".split()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("Voornaam;Naam;Taal;Straat;Nr;Postcode;Gemeente;E-mail;Datum toestemming;"
               "Toestemmingstekst;Toestemming kanalen;Toestemmingswijze;"
               "Toestemming verzameld door;Toestemming politieke reclame\n")
    for number, name in enumerate(nl + fr, 1):
        dutch = number <= 20
        file.write(";".join([
            name, "Maes" if dutch else "Dubois", "nl" if dutch else "fr", "Kouter",
            str(number), "9000", "Gent", "lezer.%d@example.be" % number,
            "%02d/06/2030" % (1 + number % 28),
            "Ja, schrijf mij over de verkiezingen" if dutch
            else "Oui, écrivez-moi sur les élections",
            "e-mail", "formulier" if dutch else "formulaire", "Els Peeters",
            "ja" if dutch else "oui"]) + "\n")
END
}
subscribers lezers.csv
same "forty subscribers" 41 "$(wc -l <lezers.csv)"

# newsletter ID [OPTION…]: a source of subscribers with all that one declares of it.
newsletter() {
    id=$1
    shift
    expect 0 "source $id" source add "$id" --kind subscriber --holder "Els Peeters" \
        --obtained-on 2030-07-01 --role candidate \
        --purpose-told "nieuws over de verkiezingen" --collected-directly yes \
        --objection-offered yes "$@"
}

# mailing ID FILE: the file into the source, and an e-mail to it.
mailing() {
    expect 0 "import into $1" import "$2" --source "$1" --json
    json "import into $1" 'd["imported"]' 40 'd["rejected"]' 0
    expect 0 "e-mail to $1" mailing new "$1" --channel email --template mail-nieuws \
        --source "$1"
}

# verdict LABEL MAILING ALLOW BLOCK RULES [OPTION…]: RULES is blocked_by as a literal.
verdict() {
    label=$1
    wanted="{'allow': $3, 'review': 0, 'block': $4}"
    rules=$5
    name=$2
    shift 5
    expect 0 "$label" check "$name" --json "$@"
    json "$label" 'd["counts"]' "$wanted" 'd["blocked_by"]' "$rules"
}

# without COLUMN FILE: the file without one column, from 1.
without() {
    python3 -c '
import sys
column = int(sys.argv[1]) - 1
for line in open(sys.argv[2], encoding="utf-8"):
    cells = line.rstrip("\n").split(";")
    print(";".join(cells[:column] + cells[column + 1:]))' "$1" "$2"
}

# ---- all in order ----

newsletter nieuws --consent-for candidate --consent-separate yes
mailing nieuws lezers.csv
verdict "forty subscribers" nieuws 40 0 '{}'
expect 0 "one of them objects" objection add --email lezer.7@example.be --json
verdict "one objected" nieuws 39 1 "{'consent-withdrawn': 1, 'objection-stop': 1}"
json "one objected" 'd["recipients"][0]["recipient"]' r-000007
expect 0 "who is allowed" check nieuws --json --all
json "by their own consent" \
    '{f["rule"] for r in d["recipients"] if r["verdict"] == "allow" for f in r["findings"] if f["effect"] == "allow"}' \
    "{'consent-ok'}"
expect 0 "what is stored" person show r-000023 --json
json "what is stored" 'd["given_names"]' Chloé 'd["language"]' fr \
    'd["email"]' lezer.23@example.be 'd["consent_date"]' "'2030-06-24'" \
    'd["consent_wording"]' "Oui, écrivez-moi sur les élections" \
    'd["consent_channels"]' email 'd["consent_method"]' formulaire \
    'd["consent_collector"]' "Els Peeters" 'd["consent_targeting"]' yes
keep newsletter

# ---- without separate consent for political advertising ----

without 14 lezers.csv >zonder.csv
newsletter zonder --consent-for candidate --consent-separate yes
mailing zonder zonder.csv
verdict "no separate consent" zonder 0 40 \
    "{'consent-withdrawn': 1, 'objection-stop': 1, 'ttpa-art18-online': 40}"
expect 0 "the reason" check zonder
says "the reason" "ttpa-art18-online" out
tr -s ' \n' '  ' <out >folded
says "the reason says what is needed" "a consent of its own, given to you for political advertising" folded
says "the reason says that it is a reading" "is a reading and no sentence of the European regulation" folded
expect 0 "what to do" explain r-000041 --mailing zonder --json
json "what to ask on the form" \
    '[f["answer"] for f in d["findings"] if f["rule"] == "ttpa-art18-online"]' "['yes']" \
    'any("tick box" in f["would_change"] and "uses my e-mail address for political advertising" in f["would_change"] for f in d["findings"] if f["rule"] == "ttpa-art18-online")' True
expect 0 "what to do, in words" explain r-000041 --mailing zonder
tr -s ' \n' '  ' <out >folded
says "what to do, in words" "uses my e-mail address for political advertising" folded
expect 0 "letters need none" mailing new brieven --channel post \
    --template brief-kennismaking --source zonder
verdict "letters need none" brieven 39 1 "{'consent-withdrawn': 1, 'objection-stop': 1}"

# ---- the day on which the regulation applies ----

use bare
sed 's|/06/2030|/06/2025|' zonder.csv >vroeger.csv
newsletter vroeger --consent-for candidate --consent-separate yes
mailing vroeger vroeger.csv
verdict "the day before" vroeger 40 0 '{}' --as-of 2025-10-09
verdict "its last minute" vroeger 40 0 '{}' --as-of 2025-10-09T23:59
verdict "the day itself" vroeger 0 40 "{'ttpa-art18-online': 40}" --as-of 2025-10-10
verdict "its first minute" vroeger 0 40 "{'ttpa-art18-online': 40}" --as-of 2025-10-10T00:00

# ---- the list's own newsletter ----

newsletter lijst --consent-for list --consent-separate yes
mailing lijst zonder.csv
verdict "the candidate uses the list's consent" lijst 0 40 \
    "{'consent-other-use': 40, 'ttpa-art18-online': 40}"
expect 0 "the list writes" settings set electronic.sender=list
expect 0 "the list writes to all its subscribers" check lijst --json --all
json "the list writes to all its subscribers" 'd["counts"]["allow"]' 40 \
    '{f["rule"] for r in d["recipients"] for f in r["findings"] if f["effect"] == "allow"}' \
    "{'consent-ok', 'ttpa-newsletter-exempt'}"
verdict "and not to the candidate's" vroeger 0 40 "{'consent-other-use': 40}"

# ---- what each missing part costs ----

use bare
i=0
# lacking LABEL COLUMN RULES: one column less.
lacking() {
    i=$((i + 1))
    without "$2" lezers.csv >"zonder-$i.csv"
    newsletter "zonder-$i" --consent-for candidate --consent-separate yes
    mailing "zonder-$i" "zonder-$i.csv"
    verdict "$1" "zonder-$i" 0 40 "$3"
}
lacking "no day" 9 "{'consent-proof': 40, 'e-channel-consent': 40}"
lacking "no wording" 10 "{'consent-proof': 40}"
lacking "no channels" 11 "{'consent-proof': 40, 'e-channel-consent': 40}"
lacking "no method" 12 "{'consent-proof': 40}"
lacking "no collector" 13 "{'consent-proof': 40}"

# changed LABEL SED RULES [OPTION…]: a file with something else in it.
changed() {
    i=$((i + 1))
    label_of=$1
    rules_of=$3
    sed "2,\$$2" lezers.csv >"anders-$i.csv"
    shift 3
    [ $# -gt 0 ] || set -- --consent-for candidate --consent-separate yes
    newsletter "anders-$i" "$@"
    mailing "anders-$i" "anders-$i.csv"
    verdict "$label_of" "anders-$i" 0 40 "$rules_of"
}
changed "for letters only" 's/;e-mail;/;post;/' \
    "{'consent-other-use': 40, 'e-channel-consent': 40}"
changed "for text messages only" 's/;e-mail;/;gsm;/' \
    "{'consent-other-use': 40, 'e-channel-consent': 40}"
# What is still to come is no day on which anybody consented: it is left out at import, and
# no later day makes it one.
changed "from tomorrow on" 's|;[0-9]*/06/2030;|;21/09/2030;|' \
    "{'consent-proof': 40, 'e-channel-consent': 40}"
at_first=$at
at='2030-09-22 10:00:00'
verdict "from tomorrow on, the day after" "anders-$i" 0 40 \
    "{'consent-proof': 40, 'e-channel-consent': 40}"
at=$at_first
changed "before anybody was alive" 's|;[0-9]*/06/2030;|;01/06/1899;|' \
    "{'consent-proof': 40, 'e-channel-consent': 40}"
changed "bundled" 's,x,x,' "{'consent-quality': 40}" --consent-for candidate --consent-separate no
changed "for the party" 's,x,x,' "{'consent-other-use': 40, 'ttpa-art18-online': 40}" \
    --consent-for party --consent-separate yes
changed "for somebody else" 's,x,x,' "{'consent-other-use': 40, 'ttpa-art18-online': 40}" \
    --consent-for other --consent-separate yes
changed "no to political advertising" 's/;\(ja\|oui\)$/;nee/' "{'ttpa-art18-online': 40}"

# what was not declared counts as the candidate's own, who collected it himself
newsletter stil
mailing stil lezers.csv
verdict "nothing declared of the consent" stil 40 0 '{}'

# ---- members and sympathisers: the relation in place of a consent ----

use bare
cat >kennissen.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;E-mail;Relatie sinds;Aard van de relatie
An;Maes;Kouter;1;9000;an@example.be;15/05/2025;canvassen
Bram;Maes;Kouter;2;9000;bram@example.be;10/10/2025;canvassen
Chloé;Maes;Kouter;3;9000;chloe@example.be;;
END
# relation ID KIND [OPTION…]: the file into such a source, an e-mail and a letter to it.
relation() {
    id=$1
    kind=$2
    shift 2
    expect 0 "source $id" source add "$id" --kind "$kind" --holder "Els Peeters" \
        --obtained-on 2025-07-01 --role candidate "$@"
    expect 0 "import into $id" import kennissen.csv --source "$id"
    expect 0 "e-mail to $id" mailing new "$id-mail" --channel email \
        --template mail-nieuws --source "$id"
    expect 0 "letter to $id" mailing new "$id-post" --channel post \
        --template brief-kennismaking --source "$id"
}
relation ken own_sympathiser --purpose-told "campagne" --collected-directly yes \
    --objection-offered yes
expect 0 "what is stored" person show r-000001 --json
json "what is stored" 'd["relation_date"]' "'2025-05-15'" 'd["relation_note"]' canvassen
verdict "a relation until the day before" ken-mail 2 1 "{'e-channel-consent': 1}" \
    --as-of 2025-10-09
verdict "a relation on the day the regulation applies" ken-mail 0 3 \
    "{'ttpa-art18-online': 3}" --as-of 2025-10-10
verdict "letters to all of them" ken-post 3 0 '{}'
relation ongevraagd own_sympathiser --purpose-told "campagne" --collected-directly yes \
    --objection-offered no
verdict "who could not refuse" ongevraagd-mail 0 3 "{'e-channel-consent': 3}" \
    --as-of 2025-10-09
relation ongezegd own_sympathiser --purpose-told "een receptie" --collected-directly yes \
    --objection-offered yes
verdict "who was not told" ongezegd-mail 0 3 "{'e-channel-consent': 3}" --as-of 2025-10-09
relation anders own_sympathiser --purpose-told "campagne" --collected-directly no \
    --objection-offered yes
verdict "who did not give it" anders-mail 0 3 "{'e-channel-consent': 3}" --as-of 2025-10-09
echo "afspraak" >afspraak.txt
relation leden party_members --purpose-told "berichten van kandidaten" \
    --collected-directly yes --objection-offered yes --evidence afspraak.txt
verdict "members, told and with an arrangement" leden-post 3 0 '{}'
verdict "members by e-mail, no consent" leden-mail 0 3 "{'ttpa-art18-online': 3}"
relation leden2 party_members --purpose-told "berichten van kandidaten" \
    --collected-directly yes --objection-offered yes
expect 0 "members without an arrangement" check leden2-post --json
json "members without an arrangement" 'd["review_by"]' "{'party-members': 3}"

# ---- odd words ----

newsletter raar --consent-for candidate --consent-separate yes
sed -e '2,11s/;e-mail;/;e-mail, duif;/' -e '12,16s/;ja$/;misschien/' \
    -e '17,18s|;[0-9]*/06/2030;|;gisteren;|' -e '19s|;[0-9]*/06/2030;|;01/06/1875;|' \
    lezers.csv >raar.csv
expect 0 "odd words" import raar.csv --source raar
says "odd channels are counted" "10 rows name a channel of consent that is none"
says "odd days are counted" "3 dates of consent could not be one: left out"
says "odd answers are a warning" "warning: 5 answers on targeting are neither yes nor no: counted as no"
hides "no value is shown" misschien
hides "no value is shown" duif
expect 0 "odd words" mailing new raar --channel email --template mail-nieuws --source raar
verdict "odd words" raar 32 8 \
    "{'consent-proof': 3, 'e-channel-consent': 3, 'ttpa-art18-online': 5}"

# ---- the voter list ----

use newsletter
add_list kiezers
"$INVENT_VOTERS" --rows 50 --seed 7 -o kiezers.csv || fail "no voters were invented"
expect 0 "import of 50 voters" import kiezers.csv --source kiezers
expect 0 "an e-mail to voters" mailing new kiezers --channel email --template mail-nieuws \
    --source kiezers
expect 0 "nobody on the voter list" check kiezers --json
json "nobody on the voter list" 'd["counts"]' "{'allow': 0, 'review': 0, 'block': 50}" \
    'd["blocked_by"]["voter-list-paper-only"]' 50
expect 77 "and there is nothing to approve" mailing approve kiezers --declare
expect 0 "both at once" mailing new samen --channel email --template mail-nieuws \
    --source kiezers --source nieuws
expect 0 "both at once" check samen --json
json "both at once" 'd["counts"]' "{'allow': 39, 'review': 0, 'block': 51}" \
    '{r["source"] for r in d["recipients"] if r["recipient"] != "r-000007"}' "{'kiezers'}"

# ---- bad addresses ----

use bare
newsletter slecht --consent-for candidate --consent-separate yes
{
    echo "Volledige naam;Straat;Nr;Postcode;Gemeente;E-mail"
    echo "An Maes;Kouter;1;9000;Gent;mailto:an@Example.be"
    echo "Bram Maes;Kouter;2;9000;Gent;Bram <bram@example.be>"
    echo "Chloé Maes;Kouter;3;9000;Gent;info@café.be"
    echo "Daan Maes;Kouter;4;9000;Gent; <daan@example.be> "
    echo "Eva Maes;Kouter;5;9000;Gent;a@b"
    echo 'Fleur Maes;Kouter;6;9000;Gent;"""x y""@z.be"'
    echo "Gijs Maes;Kouter;7;9000;Gent;$(printf 'g%.0s' $(seq 1 309))@example.be"
    echo 'Hanne Maes;Kouter;8;9000;Gent;"a@x.be; b@x.be"'
    echo "Ine Maes;Kouter;9;9000;Gent;a@x.be b@x.be"
    echo "Zoë Maes;Kouter;10;9000;Gent;zoë@example.be"
    printf 'Jef Maes;Kouter;11;9000;Gent;"jef@example.be\r\nBcc: jan"\n'
    printf '"Kaat\r\nBcc: x";Kou\033ter;12;9000;"Ge\nnt";kaat\001@example.be\n'
    echo 'Lien Maes;;;;;"a@x.be, b@x.be"'
    echo "Mats Maes;;;;;mats@example..be"
} >slecht.csv
expect 0 "bad addresses" import slecht.csv --source slecht
says "several in one cell" "2 cells hold several e-mail addresses: left out, since nobody can tell which of them are meant"
says "an accent" "1 e-mail address has letters with accents before the @: left out"
says "the others" "5 e-mail addresses could not be one: left out"
says "two cannot be reached at all" "imported 12 people, 2 rows rejected" out
says "why, in the list of rejected rows" "several e-mail addresses in one cell, and nothing else to reach this person by" slecht.csv.rejected.csv
hides "no value in it" "x.be" slecht.csv.rejected.csv
stored() { # NUMBER EMAIL
    expect 0 "person $1" person show "$1" --json
    json "person $1" 'd["email"]' "$2"
}
stored 1 an@example.be
stored 2 bram@example.be
stored 3 info@café.be
stored 4 daan@example.be
for number in 5 6 7 8 9 10 11 12; do
    stored "$number" null
    json "person $number stands for letters" 'd["street"]' Kouter
done
json "no control character survives" \
    'any(ord(c) < 32 or c == "\x7f" for v in d.values() if v for c in v)' False \
    'd["full_name"] or d["given_names"] + " " + d["family_name"]' "Kaat Bcc: x"
expect 0 "letters to all of them" mailing new brief --channel post \
    --template brief-kennismaking --source slecht
verdict "letters to all of them" brief 12 0 '{}'

finish
