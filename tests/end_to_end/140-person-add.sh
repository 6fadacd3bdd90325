#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One person by hand: what is stored, what is refused, who is asked, and what it changes
# in the verdict on close friends.
. "$(dirname "$0")/lib.sh"

make_dossier
friends() { # ID
    expect 0 "source $1" source add "$1" --kind friends_family --holder "Els Peeters" \
        --obtained-on 2030-09-01 --role private --purpose-told "verkiezingen" \
        --collected-directly yes --objection-offered yes
}
friends vrienden
expect 0 "source nieuws" source add nieuws --kind subscriber --holder "Els Peeters" \
    --obtained-on 2030-07-01 --role candidate --purpose-told "nieuws over de verkiezingen" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
keep bare

# ---- what is stored ----

expect 0 "a friend" person add --source vrienden full_name="VAN DEN BROECK Zoé" \
    address="Kerkstraat 12 bus 3, 9000 Gent" email="Zoé <zoe@Example.be>" \
    mobile="0470/12 34 56" relation_note="klasgenoot" relation_date=01/09/1992 \
    language=Nederlands --json
json "a friend" 'd["schema"]' kiespost.person/1 'd["recipient"]' r-000001 \
    'd["source"]' vrienden 'd["family_name"]' "Van den Broeck" 'd["given_names"]' Zoé \
    'd["full_name"]' null 'd["street"]' Kerkstraat 'd["house_number"]' "'12'" \
    'd["box"]' "'3'" 'd["postcode"]' "'9000'" 'd["municipality"]' Gent \
    'd["nis"]' "'44021'" 'd["email"]' zoe@example.be 'd["mobile"]' +32470123456 \
    'd["language"]' nl 'd["relation_date"]' "'1992-09-01'" 'd["relation_note"]' klasgenoot
cp out added
expect 0 "as person show shows it" person show r-000001 --json
same "as person show shows it" "$(cat added)" "$(cat out)"
expect 0 "found by name" person find broeck --json
json "found by name" '[i["recipient"] for i in d["items"]]' "['r-000001']"
expect 0 "a subscriber" person add --source nieuws email=jan@example.be given_names=Jan \
    consent_date=2030-06-01 consent_wording="Ja, schrijf mij" consent_channels=e-mail \
    consent_method=formulier consent_collector="Els Peeters" consent_targeting=ja
says "a subscriber, in words" "jan@example.be" out
says "the next step" "explain r-000002"
expect 0 "counted" source show vrienden --json
json "counted" 'd["recipients"]' 1
expect 0 "kept as it stands" person add --source nieuws full_name="JANSSENS ANNA" \
    municipality=Nergenshuizen email=anna@example.be
says "the name is told" "could not be split"
says "the place is told" "is not known by that name"
keep some

# ---- what is refused, without the value ----

expect 0 "how many there are" source show nieuws --json
json "how many there are" 'd["recipients"]' 2
refused() { # STATUS LABEL SAID ARGUMENT…
    wanted_of=$1
    label_of=$2
    said=$3
    shift 3
    expect "$wanted_of" "$label_of" person add "$@"
    one_sentence "$label_of"
    says "$label_of" "$said"
    hides "$label_of: no value" geheim
    hides "$label_of: no value" Geheim
}
refused 64 "no source" "--source" family_name=Geheim
refused 64 "no such source" "niets" --source niets family_name=Geheim
expect 64 "nothing at all" person add --source nieuws
refused 64 "an unknown field" "“naam”" --source nieuws naam=Geheim
refused 64 "the national register number" "“national_number”" --source nieuws \
    family_name=Geheim national_number=85073003328
refused 64 "sex" "“sex”" --source nieuws family_name=Geheim sex=M
refused 64 "no field" "FIELD=VALUE" --source nieuws Geheim
refused 64 "a value that looks like a field" "FIELD=VALUE" --source nieuws \
    "Geheim 12=x"
refused 64 "a field twice" "“email” is given twice" --source nieuws email=geheim@x.be \
    email=geheim@y.be
refused 64 "an empty name" "family_name: " --source nieuws family_name= \
    email=geheim@x.be
refused 64 "a blank name" "given_names: " --source nieuws given_names="  " \
    email=geheim@x.be
refused 64 "nobody" "neither a name" --source nieuws language=nl
refused 64 "two names" "full_name: " --source nieuws full_name="Geheim An" \
    family_name=Geheim
refused 64 "no e-mail address" "email: " --source nieuws family_name=Geheim email=geheim
refused 64 "several e-mail addresses" "email: these are several" --source nieuws \
    family_name=Geheim email="geheim@x.be; geheim@y.be"
refused 64 "a header" "email: " --source nieuws family_name=Geheim \
    email="$(printf 'geheim@x.be\r\nBcc: y')"
refused 64 "an accent before the @" "email: no letters with accents" --source nieuws \
    family_name=Geheim email=géheim@x.be
refused 64 "no number" "mobile: " --source nieuws family_name=Geheim mobile=112
refused 64 "no such day" "birth_date: " --source nieuws family_name=Geheim \
    birth_date=31/02/2001
refused 64 "no such postcode" "postcode: " --source nieuws family_name=Geheim postcode=1234
refused 64 "not of one another" "municipality: " --source nieuws family_name=Geheim \
    postcode=9000 municipality=Antwerpen
refused 64 "no date" "consent_date: " --source nieuws email=geheim@x.be \
    consent_date=gisteren
refused 64 "consent of 1875" "consent_date: " --source nieuws email=geheim@x.be \
    consent_date=1875-06-01
refused 64 "an odd channel" "consent_channels: " --source nieuws email=geheim@x.be \
    consent_channels="e-mail, duif"
refused 64 "an odd answer" "consent_targeting: " --source nieuws email=geheim@x.be \
    consent_targeting=misschien
refused 64 "an odd language" "language: " --source nieuws email=geheim@x.be \
    language=Klingon
refused 64 "a national register number in a remark" "relation_note: " --source nieuws \
    email=geheim@x.be relation_note="geheim 85.07.30-033.28"
refused 64 "a long name" "family_name: " --source nieuws \
    family_name="Geheim$(printf 'x%.0s' $(seq 1 300))"
expect 0 "nothing was stored" source show nieuws --json
json "nothing was stored" 'd["recipients"]' 2

add_list kiezers
refused 64 "a voter list" "voter list" --source kiezers family_name=Geheim \
    street=Kouter house_number=1 postcode=9000
expect 0 "a source that gets closed" source add dienst --kind subscriber
printf 'Naam;E-mail;Rijksregisternummer\nMaes;a@x.be;85073003328\nClaes;b@x.be;85073003328\n' \
    >dienst.csv
expect 77 "it is closed" import dienst.csv --source dienst
refused 77 "a closed source" "closed" --source dienst family_name=Geheim
expect 77 "in JSON" person add --source dienst family_name=Geheim --json
says "in JSON" '"slug":"source-closed"'

# ---- who is there already ----

use some
expect 64 "the very same" person add --source vrienden family_name="Van den Broeck" \
    given_names=Zoé street=Kerkstraat house_number=12 box=3 postcode=9000 \
    municipality=Gent email=zoe@example.be mobile=+32470123456 \
    relation_note=klasgenoot relation_date=1992-09-01 language=nl
one_sentence "the very same"
says "the very same" "r-000001"
expect 0 "the same e-mail" person add --source vrienden given_names=Jan \
    email=ZOE@example.be
says "the same e-mail" "warning: r-000001 in “vrienden” has the same e-mail address"
hides "no address is shown" "@"
expect 0 "the same name and address" person add --source vrienden \
    family_name="VAN DEN BROECK" given_names=Zoe street="Kerkstr. 12 bus 3" postcode=9000
says "the same name and address" "warning: r-000001 in “vrienden” has the same name and the same address"
expect 0 "another source is another" person add --source nieuws email=zoe@example.be
hides "another source is another" "warning"

# ---- verdicts on friends ----

use bare
expect 0 "one friend" person add --source vrienden full_name="Zoé Maes" \
    street="Kerkstraat 12" postcode=9000 email=zoe@example.be
printf 'Naam;Voornaam;Straat;Nr;Postcode;E-mail\nMaes;An;Kouter;1;9000;an@example.be\n' \
    >vrienden.csv
expect 0 "another out of a file" import vrienden.csv --source vrienden
expect 0 "letters" mailing new brief --channel post --template brief-kennismaking \
    --source vrienden
expect 0 "letters" check brief --json --all
json "letters to both" 'd["counts"]["allow"]' 2 \
    '[f["rule"] for f in d["recipients"][0]["findings"] if f["effect"] == "allow"]' \
    "['friends-family', 'own-contact-postal-ok']" \
    '[f["rule"] for f in d["recipients"][1]["findings"] if f["effect"] == "allow"]' \
    "['own-contact-postal-ok']"
expect 0 "e-mail" mailing new mail --channel email --template mail-nieuws \
    --source vrienden
expect 0 "e-mail" check mail --json
json "e-mail: a person decides about the one, the other is refused" \
    'd["counts"]' "{'allow': 0, 'review': 1, 'block': 1}" \
    'd["review_by"]' "{'friends-family': 1}" \
    'd["blocked_by"]' "{'e-channel-consent': 1, 'ttpa-art18-online': 1}"
expect 0 "why" explain r-000001 --mailing mail --json
json "why" 'd["verdict"]' review \
    '[f["effect"] for f in d["findings"] if f["rule"] == "friends-family"]' "['review']" \
    'any("a person must decide" in f["reason"] for f in d["findings"] if f["rule"] == "friends-family")' True

# a friend's own consent does not turn the question into a yes
consented() {
    expect 0 "$1" person add --source "$2" given_names="$1" email="$1@example.be" \
        consent_date=2030-06-01 consent_wording="Ja" consent_channels=email \
        consent_method=formulier consent_collector="Els Peeters" consent_targeting=ja
}
consented jef vrienden
consented kaat nieuws
expect 0 "a friend who consented" explain r-000003 --mailing mail --json
json "a friend who consented" 'd["verdict"]' review
expect 0 "a subscriber who did" mailing new nieuws --channel email --template mail-nieuws \
    --source nieuws
expect 0 "a subscriber who did" check nieuws --json
json "a subscriber who did" 'd["counts"]["allow"]' 1

# ---- fifty ----

use bare
{
    echo "Voornaam;Naam;Straat;Nr;Postcode"
    for number in $(seq 1 49); do echo "Piet;Maes;Kouter;$number;9000"; done
} >piet.csv
expect 0 "forty-nine out of a file" import piet.csv --source vrienden
expect 0 "the fiftieth" person add --source vrienden given_names=Zoé email=zoe@example.be
hides "the fiftieth" warning
expect 0 "e-mail to fifty" mailing new mail --channel email --template mail-nieuws \
    --source vrienden
expect 0 "e-mail to fifty" check mail --json
json "e-mail to fifty" 'd["review_by"]' "{'friends-family': 1}"
expect 0 "the fifty-first" person add --source vrienden given_names=Jan email=jan@example.be
says "the fifty-first" "warning: “vrienden” holds 51 people now"
says "the fifty-first" "friends-cap"
expect 0 "e-mail to fifty-one" check mail --json
json "e-mail to fifty-one" 'd["review_by"]' "{'friends-cap': 51, 'friends-family': 2}"

# ---- on a terminal ----

use bare
tab=$(printf '\t')
talk() { # STATUS LABEL ARGUMENT…: the dialogue on standard input
    wanted_status=$1
    label=$2
    shift 2
    cat >dialogue
    # shellcheck disable=SC2086
    python3 "$here/talk.py" dialogue out env -i PATH="$PATH" HOME="$W" LANG=C TERM=dumb \
        TMPDIR="$W/tmp" ASAN_OPTIONS=verify_asan_link_order=0 \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" -C "$D" \
        --lang en --passphrase-file "$W/pw" "$@" >err
    status=$?
    judge "$wanted_status" "$label"
    if grep -qE 'AddressSanitizer|runtime error:' out; then fail "$label: misbehaved"; fi
}
talk 0 "a friend, asked" person add --source vrienden full_name="Zoé Maes" <<END
know you personally.*[]:>?)] ${tab}yes
END
says "a friend, asked" "r-000001" out
talk 77 "a stranger" person add --source vrienden full_name="Jan Maes" <<END
know you personally.*[]:>?)] ${tab}no
END
says "a stranger" "nothing was stored" out
expect 0 "the stranger is not there" source show vrienden --json
json "the stranger is not there" 'd["recipients"]' 1
talk 0 "nobody is asked" person add --source vrienden --no-input full_name="Jan Maes" </dev/null
hides "nobody is asked" "personally" out
talk 0 "a subscriber is no matter of friendship" person add --source nieuws \
    email=jan@example.be </dev/null
hides "a subscriber is no matter of friendship" "personally" out

# ---- what is no text ----

expect 64 "a value that is not UTF-8" person add --source vrienden \
    "family_name=$(printf 'Geheim\351')"
one_sentence "a value that is not UTF-8"
hides "a value that is not UTF-8" Geheim

finish
