#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing release, source review: what waits for a person, what the person's decision is
# worth, and what no decision undoes.
. "$(dirname "$0")/lib.sh"

because='ik ken haar al dertig jaar'
counts() { # LABEL MAILING ALLOW REVIEW BLOCK
    expect 0 "$1" check "$2" --json --all
    json "$1" 'd["counts"]' "{'allow': $3, 'review': $4, 'block': $5}"
}
add_friend() { # NAME
    expect 0 "friend $1" person add --source vrienden given_names=An \
        family_name="$1" email="$1@example.be"
}

electronic_answers
make_dossier
expect 0 "friends" source add vrienden --kind friends_family --role private \
    --collected-directly yes --objection-offered yes --holder "Els Peeters" \
    --obtained-on 2030-01-15 --purpose-told verkiezingen
for friend in Aerts Baert Claes Dewit; do
    add_friend "$friend"
done
expect 0 "one of them objects" objection add --email dewit@example.be
expect 0 "a mail" mailing new mail --channel email --template mail-nieuws --source vrienden
counts "friends wait for a person" mail 0 3 1
keep friends

# ---- one by one ----

for wrong in "--recipient r-1" "--recipient r-1 --reason " "--recipient r-1 --reason ..." \
    "--finding R-17 --reason"; do
    # shellcheck disable=SC2086
    expect 64 "without a reason: $wrong" mailing release mail $wrong
    one_sentence "without a reason: $wrong"
done
expect 64 "an empty reason" mailing release mail --recipient r-1 --reason '   '
expect 64 "about nobody" mailing release mail --reason "$because"
expect 64 "about a person and a rule" mailing release mail --recipient r-1 --finding R-17 \
    --reason "$because"
expect 64 "rubbish" mailing release mail --recipient Aerts --reason "$because"
expect 64 "a rule that is none" mailing release mail --finding R-999 --reason "$because"
expect 64 "somebody else" mailing release mail --recipient r-77 --reason "$because"
one_sentence "somebody else"
expect 64 "a mailing that is none" mailing release niets --recipient r-1 --reason "$because"
counts "nothing was decided so far" mail 0 3 1

expect 0 "one friend" mailing release mail --recipient r-1 --reason "$because" --json
json "one friend" 'd["schema"]' kiespost.release/1 'd["recipient"]' r-000001 \
    'd["rules"]' "['friends-family']" 'd["released"]' 1 'd["refused"]' 0 \
    'd["counts"]' "{'allow': 1, 'review': 2, 'block': 1}"
counts "the others still wait" mail 1 2 1
json "the others still wait" '[r["verdict"] for r in d["recipients"]]' \
    "['allow', 'review', 'review', 'block']" \
    '[f for f in d["recipients"][0]["findings"] if f["effect"] == "review"]' \
    "[{'rule': 'friends-family', 'effect': 'review', 'released': True}]" \
    '[f for r in d["recipients"][1:] for f in r["findings"] if "released" in f]' '[]' \
    'd["review_by"]["friends-family"]' 3
expect 64 "decided already" mailing release mail --recipient r-1 --reason "$because"
one_sentence "decided already"
expect 0 "explained" explain r-1 --mailing mail --json
json "explained" 'd["verdict"]' allow \
    '[(f["released_by"], f["released_on"], f["released_because"]) for f in d["findings"] if f.get("released")]' \
    "[('Els Peeters', '2030-09-20', '$because')]" \
    '[f["answer"] for f in d["findings"] if f["rule"] == "no-lawful-ground"]' "['no']"
expect 0 "explained in words" explain r-1 --mailing mail
says "explained in words" "released by Els Peeters on 20 September 2030: $because" out
expect 0 "on the page" mailing preview mail --recipient r-1 --html page.html
says "on the page" "released by Els Peeters on 20 September 2030: $because" page.html
expect 0 "not outside the mailing" explain r-1 --json
json "not outside the mailing" '[c["verdict"] for c in d["channels"]]' \
    "['block', 'review', 'block']"
expect 0 "not in another mailing" mailing new ander --channel email --template mail-nieuws \
    --source vrienden
counts "not in another mailing" ander 0 3 1

# ---- what is refused stays refused ----

expect 77 "an objector" mailing release mail --recipient r-4 --reason "$because"
one_sentence "an objector"
says "an objector" "objection-stop"
counts "an objector" mail 1 2 1

# ---- by finding ----

expect 0 "by finding" mailing release mail --finding R-17 --reason "allemaal familie" --json
json "by finding" 'd["rules"]' "['friends-family']" 'd["recipient"]' None 'd["released"]' 2 \
    'd["refused"]' 1 'd["counts"]' "{'allow': 3, 'review': 0, 'block': 1}"
expect 77 "nobody is left but who is refused" mailing release mail --finding friends-family \
    --reason "$because"
one_sentence "nobody is left but who is refused"
expect 64 "a finding that nobody has" mailing release mail --finding R-94 --reason "$because"
one_sentence "a finding that nobody has"
expect 0 "in words" check mail
says "in words" "released by Els Peeters on 20 September 2030" out
says "in words" "allemaal familie" out
says "in words" "3  allowed" out
add_friend Evens
counts "who comes in later is looked at anew" mail 3 1 1

# ---- approving and sending ----

expect 77 "the declaration is not given" mailing approve mail
counts "nothing is lost by that" mail 3 1 1
expect 77 "nor by a second time" mailing approve mail
expect 0 "approved" mailing approve mail --declare --json
json "approved" 'd["counts"]' "{'allow': 3, 'review': 1, 'block': 1}"
expect 64 "too late" mailing release mail --recipient r-5 --reason "$because"
one_sentence "too late"
expect 64 "too late" mailing release mail --finding R-17 --reason "$because"
expect 0 "one of them objects after all" objection add --recipient r-2
expect 0 "sending" mailing send mail --for-real --confirm 3 --to "$W/eml" --json
json "sending" 'd["counts"]["accepted"]' 2 'd["counts"]["suppressed"]' 1
same "two messages went out" 2 "$(find "$W/eml" -name '*.eml' | wc -l)"

# ---- more friends than one has ----

use friends
awk 'BEGIN {
    print "Voornaam;Naam;E-mail"
    for (i = 1; i <= 47; i++)
        printf "Bo;Vriend %d;v%d@example.be\n", i, i
}' >friends.csv
expect 0 "many more" import friends.csv --source vrienden
counts "both reasons" mail 0 3 48
expect 0 "the one" mailing release mail --finding friends-family --reason "$because" --json
json "the one" 'd["counts"]' "{'allow': 0, 'review': 3, 'block': 48}" 'd["refused"]' 1
expect 0 "and the other" mailing release mail --finding friends-cap --reason "$because" --json
json "and the other" 'd["counts"]' "{'allow': 3, 'review': 0, 'block': 48}" 'd["released"]' 3
expect 0 "two decisions about one person" explain r-3 --mailing mail --json
json "two decisions about one person" \
    '[f["rule"] for f in d["findings"] if f.get("released")]' \
    "['friends-family', 'friends-cap']"

# ---- without a lawful ground no doubt matters ----

use friends
cat >letters.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;Geboortedatum
An;Maes;Kouter;1;9000;Gent;01/02/1980
Bo;Maes;Kouter;2;9000;Gent;01/02/1981
END
expect 0 "a bought list" source add gekocht --kind bought_list --holder 'Databank Peeters bv' \
    --obtained-on 2030-01-15 --role private --purpose-told verkiezingen \
    --collected-directly yes --objection-offered yes
expect 0 "a bought list" import letters.csv --source gekocht
expect 0 "a bought list" mailing new gekocht --channel post --template brief-kennismaking \
    --source gekocht
counts "a bought list" gekocht 0 2 0
expect 77 "no ground for one" mailing release gekocht --recipient r-5 --reason "$because"
one_sentence "no ground for one"
says "no ground for one" "ground"
expect 77 "no ground for all" mailing release gekocht --finding R-21 --reason "$because"
one_sentence "no ground for all"
# Nor is one doubt of several worth a decision, where the last of them would leave nothing.
cut -d';' -f1-6 letters.csv >ageless.csv
expect 0 "of no known age" source add ouder --kind bought_list --holder 'Databank Peeters bv' \
    --obtained-on 2030-01-15 --role private --purpose-told verkiezingen \
    --collected-directly yes --objection-offered yes
expect 0 "of no known age" import ageless.csv --source ouder
expect 0 "of no known age" mailing new ouder --channel post --template brief-kennismaking \
    --source ouder
counts "of no known age" ouder 0 2 0
json "of no known age" 'd["review_by"].get("bought-list")' 2 \
    'd["review_by"].get("age-unknown")' 2
for finding in R-21 R-94; do
    expect 77 "no ground, and $finding" mailing release ouder --finding $finding \
        --reason "$because"
    one_sentence "no ground, and $finding"
done
counts "nothing was decided" ouder 0 2 0
json "nothing was decided" '[f for r in d["recipients"] for f in r["findings"] if "released" in f]' '[]'
counts "nothing was decided" gekocht 0 2 0
expect 77 "and none is approved" mailing approve gekocht --declare

# ---- people who differ in nothing but the decision ----

use friends
expect 0 "members" source add leden --kind party_members --holder "de partij" \
    --obtained-on 2030-01-15 --role candidate --purpose-told "leden" \
    --collected-directly no --objection-offered yes
cat >members.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;Geboortedatum
An;Maes;Kouter;1;9000;Gent;01/02/1980
Bo;Maes;Kouter;2;9000;Gent;01/02/1980
Cis;Maes;Kouter;3;9000;Gent;01/02/1980
An;Maes;Kouter;1;9000;Gent;01/02/1980
END
expect 0 "members" import members.csv --source leden
expect 0 "members" mailing new leden --channel post --template brief-kennismaking \
    --source leden
expect 0 "members" check leden --json
people=$(value 'd["counts"]["review"]')
expect 0 "one of them" mailing release leden --recipient r-5 --reason "$because"
expect 0 "one of them" check leden --json
json "one of them, and nobody born on the same day" 'd["counts"]["allow"]' 1 \
    'd["counts"]["review"] + d["counts"]["block"]' "$((people - 1))"
expect 0 "the second" mailing release leden --recipient r-6 --reason "$because"
expect 0 "both" check leden --json
json "both" 'd["counts"]["allow"]' 2

# ---- about the message, not about people ----

rm -rf "$D"
answers
cat >>"$W/answers.ini" <<'END'
[electronic]
sender=candidate
policy_page=https://example.be/beleid
policy_published_on=2030-08-01
END
make_dossier
add_subscribers lezers 3
expect 0 "no risk assessment" mailing new mail --channel email --template mail-nieuws
counts "no risk assessment" mail 3 0 0
expect 0 "no risk assessment, in words" check mail
says "no risk assessment, in words" "mailing release mail --finding ttpa-art19-duties"
expect 77 "it waits for a person" mailing approve mail --declare
says "it waits for a person" "ttpa-art19-duties"
expect 64 "no question about a reader" mailing release mail --recipient r-1 --reason "$because"
expect 0 "a person decides" mailing release mail --finding R-99 \
    --reason "de beoordeling ligt op papier bij mij" --json
json "a person decides" 'd["released"]' 3 'd["counts"]' "{'allow': 3, 'review': 0, 'block': 0}"
expect 0 "it does not wait any more" check mail
hides "it does not wait any more" "ttpa-art19-duties"
says "it does not wait any more" "op papier" out
expect 64 "nothing is left to decide" mailing release mail --finding R-99 --reason "$because"
expect 0 "approved" mailing approve mail --declare

# ---- after a European election the statute leaves it open ----

rm -rf "$D"
answers 's/^id=.*/id=BE-EUR-2029/' 's/^role=.*/role=candidate/' \
    '/^municipality=44021/a constituency=all'
at='2029-05-20 10:00:00'
make_dossier
add_list lijst 2029-04-15
cat >voters.csv <<'END'
Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente
1;Maes;An;01/07/2013;Kouter;1;9000;Gent
2;Maes;Bo;01/07/1975;Kouter;2;9000;Gent
3;Maes;Cis;01/07/1980;Kouter;3;9000;Gent
END
expect 0 "voters" import voters.csv --source lijst
expect 0 "voters" mailing new brief --channel post --template brief-kennismaking
# Two days count: today, and the day of posting.
expect 0 "to be posted after the poll" mailing new bedankt --channel post \
    --template brief-kennismaking --post-on 2029-07-01
counts "lawful today, a question on that day" bedankt 0 2 1
expect 0 "a person decides about that day" mailing release bedankt --finding R-06 \
    --reason "bedankbrief" --json
json "a person decides about that day" 'd["counts"]' "{'allow': 2, 'review': 0, 'block': 1}"
expect 0 "and it shows" check bedankt --json --all
json "and it shows" \
    '[[f["rule"] for f in r["findings"] if f.get("released")] for r in d["recipients"] if r["verdict"] == "allow"]' \
    "[['voter-list-end-federal'], ['voter-list-end-federal']]"
at='2029-07-01 10:00:00'
counts "after the poll" brief 0 2 1
expect 0 "a person decides" mailing release brief --finding R-06 \
    --reason "bedankbrief na de verkiezing" --json
json "a person decides" 'd["counts"]' "{'allow': 2, 'review': 0, 'block': 1}" 'd["refused"]' 1
expect 0 "approved" mailing approve brief --declare --json
json "approved" 'd["counts"]["allow"]' 2

# ---- sources ----

expect 64 "a source that is not suspect" source review lijst --accept --reason "$because"
one_sentence "a source that is not suspect"
expect 64 "no such source" source review niets --accept --reason "$because"
expect 64 "accept or reject" source review lijst --reason "$because"
expect 64 "not both" source review lijst --accept --reject --reason "$because"
expect 64 "without a reason" source review lijst --accept
expect 66 "evidence that is not there" source review lijst --accept --reason "$because" \
    --evidence "$W/niets.pdf"
finish
