#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The lawful controls of law/rules.md section 3: T-18, T-19, T-21, T-25 and T-27 go through
# from the file to the printer or the mail, without one refusal and without one question.
# What must be stopped stands in 250-decisions.sh.
. "$(dirname "$0")/lib.sh"

# clean MAILING NUMBER: every one is allowed, and nobody and nothing waits.
clean() {
    expect 0 "$T: check $1" check "$1" --json --all
    json "$T: check $1" 'd["counts"]' "{'allow': $2, 'review': 0, 'block': 0}" \
        'd["blocked_by"]' '{}' 'd["review_by"]' '{}' \
        '{f["effect"] for r in d["recipients"] for f in r["findings"]} <= {"allow", "info"}' True
    cp out verdicts
    expect 0 "$T: check $1 in words" check "$1"
    hides "$T: check $1 warns of nothing" "warning: "
    cp verdicts out
}

granted() { # RULE NUMBER: of the last clean
    json "$T: $1 allows" \
        "sum(any(f['rule'] == '$1' and f['effect'] == 'allow' for f in r['findings']) for r in d['recipients'])" \
        "$2"
}

approve() { # MAILING NUMBER
    expect 0 "$T: approve $1" mailing approve "$1" --declare --json
    json "$T: approve $1" 'd["counts"]' "{'allow': $2, 'review': 0, 'block': 0}"
}

# print_letters MAILING NUMBER [OPTION…]: the workbook holds so many letters, and no label.
print_letters() {
    name=$1 number=$2
    shift 2
    expect 0 "$T: export $name" mailing export "$name" --to "$name.xlsx" --json "$@"
    json "$T: export $name" 'd["recipients"]' "$number" 'd["suppressed"]' 0
    python3 "$here/xlsx.py" "$name.xlsx" >out
    json "$T: the workbook of $name" 'len(list(d["sheets"].values())[0])' "$((number + 1))"
    expect 0 "$T: $name is done" mailing show "$name" --json
    json "$T: $name is done" 'd["counts"]["accepted"]' "$number" 'd["state"]' done
}

# send MAILING NUMBER: so many well-made messages in the folder MAILING, each to one person.
send() {
    expect 0 "$T: send $1" mailing send "$1" --for-real --confirm "$2" --to "$1" --json
    json "$T: send $1" 'd["counts"]["accepted"]' "$2" 'd["counts"]["suppressed"]' 0
    python3 "$here/mail.py" "$1"/*.eml >seen 2>err || fail "$T: $1: $(head -n 3 err)"
    same "$T: $2 people got $1" "$2" "$(cut -d'|' -f1 seen | sort -u | wc -l)"
}

# everywhere MAILING TEXT…: each text stands in both bodies of each message.
everywhere() {
    folder=$1
    shift
    same "$T: in every message of $folder" "" "$(python3 - "$folder" "$@" <<'END'
import email, email.policy, pathlib, re, sys
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    m = email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTP)
    for kind in ("plain", "html"):
        body = re.sub(r"\s+", " ", m.get_body((kind,)).get_content())
        for alternatives in sys.argv[2:]:
            if not any(text in body for text in alternatives.split("|")):
                print(path.name, kind, alternatives)
END
)"
}

voters='Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente'

# ---- T-18: 2 000 letters ----

T=T-18
make_dossier
add_list lijst
"$INVENT_VOTERS" --rows 2000 --seed 18 -o gent.csv || fail "no voters were invented"
expect 0 "$T: import" import gent.csv --source lijst --json
json "$T: import" 'd["imported"]' 2000 'd["rejected"]' 0 'd["flags"]' '[]'
keep lijst
expect 0 "$T: a letter" mailing new brief --channel post --template brief-kennismaking
hides "$T: a letter" "warning: "
clean brief 2000
granted voter-list-postal-ok 2000
expect 0 "$T: the letter as it is read" mailing preview brief --json
json "$T: the notice is complete" 'd["verdict"]' allow \
    '[w for w in ("kiezerslijst van Gent", "17 september 2030", "Els Peeters", "Kerkstraat 1, 9000 Gent", "gerechtvaardigd belang", "14 oktober 2030", "bezwaar", "inzage", "rectificatie", "wissing", "beperken", "Gegevensbeschermingsautoriteit", "V.u.: Els Peeters") if w not in d["text"].replace("\u00a0", " ")]' '[]'
approve brief 2000
print_letters brief 2000
# Those who objected are left out, and nobody else.
use lijst
for person in r-000003 r-000700 r-001999; do
    expect 0 "$T: $person objects" objection add --recipient $person
done
expect 0 "$T: a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "$T: three objected" check brief --json
json "$T: three objected" 'd["counts"]' "{'allow': 1997, 'review': 0, 'block': 3}" \
    'd["blocked_by"]' "{'objection-stop': 3}" 'd["review_by"]' '{}'
expect 0 "$T: three objected, approve" mailing approve brief --declare
rm -f brief.xlsx
print_letters brief 1997

# ---- T-19: forty who ticked the box for political messages ----

T=T-19
rm -rf "$D"
electronic_answers
make_dossier
add_subscribers lezers 40
expect 0 "$T: a mail" mailing new nieuws --channel email --template mail-nieuws --source lezers
clean nieuws 40
granted consent-ok 40
expect 0 "$T: one of them" explain r-000001 --mailing nieuws --json
json "$T: R-30, R-32 and R-85 are asked and satisfied" \
    '{f["rule"]: f["answer"] for f in d["findings"] if f["rule"] in ("e-channel-consent", "consent-proof", "ttpa-art18-online")}' \
    "{'e-channel-consent': 'no', 'consent-proof': 'no', 'ttpa-art18-online': 'no'}"
approve nieuws 40
send nieuws 40
# R-37: how to stop; R-99: on which data the person was chosen, and where to change them.
everywhere nieuws 'STOP' 'stop@example.be' 'https://example.be/privacy' \
    'toestemming|consent' 'Els Peeters' 'Gegevensbeschermingsautoriteit|Autorité de protection des données'
same "$T: List-Unsubscribe in each" 40 "$(grep -l '^List-Unsubscribe: ' nieuws/*.eml | wc -l)"

# ---- T-21: sixteen, and a voter for the European Parliament ----

T=T-21
rm -rf "$D"
electronic_answers 's/^id=.*/id=BE-EUR-2029/' '/^municipality=44021/a constituency=all'
sed -i 's/_on=2030-08-01/_on=2029-01-15/' answers.ini
at='2029-05-15 10:00:00'
make_dossier
add_list lijst 2029-04-15
cat >jong.csv <<END
$voters
1;Maes;An;01/07/2012;Kouter;1;9000;Gent
2;Maes;Bo;10/06/2013;Kouter;1;9000;Gent
3;Maes;Cis;11/06/2011;Kouter;1;9000;Gent
END
expect 0 "$T: import" import jong.csv --source lijst
expect 0 "$T: a letter" mailing new brief --channel post --template brief-kennismaking
clean brief 3
granted voter-list-postal-ok 3
expect 0 "$T: the voter of sixteen" explain r-000001 --json
json "$T: allowed by post, never by e-mail" \
    '{c["channel"]: c["verdict"] for c in d["channels"]}' \
    "{'post': 'allow', 'email': 'block', 'sms': 'block'}" \
    '[f["effect"] for f in d["channels"][0]["findings"] if f["rule"] == "minor-ep-16-17"]' "['allow']" \
    '[f["effect"] for f in d["channels"][1]["findings"] if f["rule"] == "minor-e-channel"]' "['block']"
approve brief 3
rm -f brief.xlsx
print_letters brief 3

# ---- T-25: the list's own newsletter, to all its subscribers ----

T=T-25
rm -rf "$D"
at='2030-09-20 10:00:00'
electronic_answers
make_dossier
expect 0 "$T: the list sends" settings set electronic.sender=list
expect 0 "$T: its own form" source add blad --kind subscriber --role candidate \
    --holder "het formulier van de lijst" --obtained-on 2030-09-01 \
    --purpose-told "nieuwsbrief over de verkiezingen" --collected-directly yes \
    --objection-offered yes --consent-for list --consent-separate yes
# Without consent of its own for political advertising: that is what art. 18(3) spares.
subscribers 60 met.csv
sed -e 's/;Politieke reclame$//' -e 's/;ja$//' met.csv >blad.csv
expect 0 "$T: import" import blad.csv --source blad --json
json "$T: import" 'd["imported"]' 60 'd["flags"]' '[]'
expect 0 "$T: a newsletter" mailing new blad --channel email --template mail-nieuws --source blad
clean blad 60
granted ttpa-newsletter-exempt 60
approve blad 60
send blad 60
# R-37 stays.
everywhere blad 'STOP' 'stop@example.be'
# The same as T-24's: sympathisers whom the list knows, and who never ticked a box.
expect 0 "$T: sympathisers" source add steun --kind own_sympathiser --role candidate \
    --holder "de lijst" --obtained-on 2025-03-01 \
    --purpose-told "berichten over de verkiezingen" --collected-directly yes \
    --objection-offered yes
awk 'BEGIN {
    print "Voornaam;Naam;Geboortedatum;E-mail;Relatie sinds;Aard van de relatie"
    for (i = 1; i <= 60; i++)
        printf "Eva;Maes %d;%02d/04/1980;steun%d@example.be;%02d/02/2025;lid van de lijst\n", i,
            i % 28 + 1, i, i % 28 + 1
}' >steun.csv
expect 0 "$T: sympathisers" import steun.csv --source steun
expect 0 "$T: to them" mailing new steun --channel email --template mail-nieuws --source steun
clean steun 60
granted prior-relation 60
granted ttpa-newsletter-exempt 60
approve steun 60
send steun 60
everywhere steun 'STOP'

# ---- T-27: the printer with a contract, no label ----

T=T-27
use lijst
printf 'Verwerkersovereenkomst\n' >contract.pdf
expect 0 "$T: the contract" processor add "Drukkerij Janssens" --does "drukken en posten" \
    --contract-on 2030-09-01 --contract contract.pdf
expect 0 "$T: a letter" mailing new druk --channel post --template brief-kennismaking
clean druk 2000
approve druk 2000
print_letters druk 2000 --printer "Drukkerij Janssens"
python3 "$here/xlsx.py" druk.xlsx >out
json "$T: no label of Regulation (EU) 2024/900" \
    'any("politieke reclame" in cell.lower() for sheet in d["sheets"].values() for row in sheet for cell in row)' False
finish
