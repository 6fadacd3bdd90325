#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check, explain, rules, objection: verdicts over time, by source kind and channel.
. "$(dirname "$0")/lib.sh"

make_dossier
keep bare
add_list lijst 2030-08-28
"$INVENT_VOTERS" --rows 2000 --seed 30 --encoding windows-1252 --capitals \
    --national-number -o gent.csv || fail "no voters were invented"
same "the list has its traps" "1" \
    "$(head -n 1 gent.csv | grep -c 'Rijksregisternummer.*;V;')"
expect 0 "import of 2 000 voters" import gent.csv --source lijst --json
json "import of 2 000 voters" 'd["encoding"]' Windows-1252 'd["imported"]' 2000 \
    'd["rejected"]' 0
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking --json
json "mailing new" 'd["schema"]' kiespost.mailing/1 'd["mailing"]' brief \
    'd["channel"]' post 'd["state"]' new \
    'd["counts"]' "{'planned': 0, 'claimed': 0, 'accepted': 0, 'refused': 0, 'postponed': 0, 'in_doubt': 0, 'suppressed': 0}"
keep full

# ---- the days ----

# counts LABEL ALLOW REVIEW BLOCK [OPTION…]
counts() {
    label=$1
    wanted="{'allow': $2, 'review': $3, 'block': $4}"
    shift 4
    expect 0 "$label" check brief --json "$@"
    json "$label" 'd["counts"]' "$wanted"
}
blocked_by() { # LABEL RULE NUMBER
    json "$1" "d['blocked_by'].get('$2', 0)" "$3"
}

counts "20 September" 2000 0 0
json "the shape of check" 'd["schema"]' kiespost.check/1 'd["mailing"]' brief \
    'd["channel"]' post 'd["day"]' "'2030-09-20'" 'bool(d["rules"])' True \
    'd["blocked_by"]' '{}' 'd["review_by"]' '{}' 'd["recipients"]' '[]' \
    'sorted(d)' "['blocked_by', 'channel', 'counts', 'day', 'findings', 'mailing', 'recipients', 'review_by', 'rules', 'schema']"
counts "everybody listed" 2000 0 0 --all
json "everybody listed" 'len(d["recipients"])' 2000 \
    '{r["recipient"] for r in d["recipients"]} == {"r-%06d" % i for i in range(1, 2001)}' True \
    '{tuple(sorted(r)) for r in d["recipients"]}' "{('findings', 'recipient', 'source', 'verdict')}" \
    'd["recipients"][16]["findings"][0]' "{'rule': 'voter-list-postal-ok', 'effect': 'allow'}"
counts "the eve, before 22:00" 2000 0 0 --as-of 2030-10-12T21:59
# The list may be used until the poll; local police orders (R-110) ask a person to look.
counts "the eve, 22:00" 0 2000 0 --as-of 2030-10-12T22:00
json "the eve, 22:00" 'd["review_by"]' "{'eve-police-orders': 2000}" 'd["blocked_by"]' '{}'
counts "polling day, as of" 0 2000 0 --as-of 2030-10-13
counts "polling day, last minute" 0 2000 0 --as-of 2030-10-13T23:59
counts "the day after, as of" 0 0 2000 --as-of 2030-10-14
blocked_by "the day after, as of" voter-list-end-local 2000
json "the day after: everybody is listed" 'len(d["recipients"])' 2000 \
    'd["day"]' "'2030-10-14'" \
    'd["recipients"][0]["findings"]' "[{'rule': 'voter-list-end-local', 'effect': 'block'}]"
counts "the day after, at midnight" 0 0 2000 --as-of 2030-10-14T00:00
at='2030-10-13 21:00:00'
counts "polling day, by the clock" 0 2000 0
at='2030-10-14 10:00:00'
counts "the day after, by the clock" 0 0 2000
counts "--as-of opens no window by itself" 2000 0 0 --as-of 2030-09-20
expect 77 "and approves nothing" mailing approve brief --declare
one_sentence "and approves nothing"
at='2030-09-20 10:00:00'
expect 0 "check in words" check brief
says "check in words" "000  allowed" out
for wrong in 2030-13-01 20-09-2030 2030-09-20T25:00 2030-09-20T tomorrow ""; do
    expect 64 "as of “$wrong”" check brief --as-of "$wrong"
    one_sentence "as of “$wrong”"
done
expect 64 "check of a mailing that does not exist" check niets
one_sentence "check of a mailing that does not exist"
expect 0 "a posting day after the poll" mailing new laat --channel post \
    --template brief-kennismaking --post-on 2030-10-14
says "a posting day after the poll" "warning"
expect 0 "the stricter of two days counts" check laat --json
json "the stricter of two days counts" 'd["counts"]["block"]' 2000
expect 0 "a posting day three days before" mailing new vroeg --channel post \
    --template brief-kennismaking --post-on 2030-10-07
hides "a posting day in time" "warning"

# ---- objections ----

expect 0 "somebody" person show r-000007 --json
street=$(value 'd["postcode"]')
name=$(value 'd["given_names"].split()[0] + " " + d["family_name"]')
expect 0 "objection by recipient" objection add --recipient r-000017 --json
json "objection by recipient" 'd["objection"]' o-0001 'd["channels"]' "['post', 'email', 'sms']" \
    'd["on"]' "'2030-09-20'"
counts "objection by recipient" 1999 0 1
json "the refusal in check" 'd["blocked_by"]' "{'objection-stop': 1}" \
    'd["recipients"]' "[{'recipient': 'r-000017', 'source': 'lijst', 'verdict': 'block', 'findings': [{'rule': 'objection-stop', 'effect': 'block'}]}]"
expect 0 "objection by name and postcode" objection add --name "$name" --postcode "$street" \
    --channel post --on 2030-09-18 --json
json "objection by name and postcode" 'd["channels"]' "['post']" 'd["on"]' "'2030-09-18'"
expect 0 "explain of an objector" explain r-000007 --mailing brief --json
json "objection by name and postcode covers" 'd["verdict"]' block \
    '[f["rule"] for f in d["findings"] if f["effect"] == "block"]' "['objection-stop']"
expect 0 "objection list" objection list --json
json "objection list" 'd["schema"]' kiespost.objections/1 'len(d["items"])' 2 \
    'sorted(d["items"][0])' "['channels', 'objection', 'on']"
hides "no name in the list" "$name" out
for wrong in "" "--email nobody" "--phone abc" "--postcode 9000" "--recipient r-999999" \
    "--recipient x" "--name An --channel fax" "--name An --on 2030-02-31"; do
    # shellcheck disable=SC2086
    expect 64 "objection add $wrong" objection add $wrong
    one_sentence "objection add $wrong"
done
use full
expect 0 "an objection of earlier years counts" objection add --recipient r-000001 --on 2012-05-01
counts "an objection of earlier years counts" 1999 0 1

# ---- where the candidate stands ----

use full
for standing in struck not_filed; do
    expect 0 "standing $standing" settings set election.standing=$standing
    counts "standing $standing" 0 0 2000
    blocked_by "standing $standing" voter-list-holder-eligible 2000
done
expect 0 "a list submitter" settings set election.standing=submitter election.role=list_submitter
counts "a submitter before the lists are filed" 2000 0 0 --as-of 2030-09-13
counts "a submitter after it" 0 0 2000 --as-of 2030-09-16
blocked_by "a submitter after it" voter-list-holder-eligible 2000
expect 0 "on the filed list" settings set election.on_filed_list=yes
counts "on the filed list" 2000 0 0
expect 0 "another constituency" settings set election.constituency=44034
counts "voters outside the constituency" 0 0 2000
blocked_by "voters outside the constituency" voter-list-region-scope 2000
expect 0 "the province" settings set election.constituency=Oost-Vlaanderen
counts "voters of the province" 2000 0 0

# ---- a clock that is set back ----

use full
at='2030-10-14 10:00:00'
expect 0 "an entry after the poll" settings set smtp.daily=10
at='2030-09-20 10:00:00'
expect 0 "check with the clock set back" check brief --json
json "verdicts are for the later day" 'd["counts"]' "{'allow': 0, 'review': 0, 'block': 2000}" \
    'd["day"]' "'2030-10-14'"
expect 0 "the warning" check brief
says "the warning" "2030-10-14"
expect 77 "no approval with the clock set back" mailing approve brief --declare
expect 0 "work goes on" settings set smtp.daily=11

# ---- every kind of source, by post and by e-mail ----

use bare
cat >one.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;E-mail;GSM
An;Maes;Kouter;1;9000;Gent;an@example.be;0470000001
END
head -n 1 gent.csv | iconv -f WINDOWS-1252 -t UTF-8 | cut -d';' -f1,3- >voter.csv
sed -n 2p gent.csv | iconv -f WINDOWS-1252 -t UTF-8 | cut -d';' -f1,3- >>voter.csv
declare_one() { # ID KIND OPTION…
    id=$1
    kind=$2
    shift 2
    expect 0 "source $id" source add "$id" --kind "$kind" "$@"
    case $kind in
    voter_list_*) expect 0 "import into $id" import voter.csv --source "$id" ;;
    *) expect 0 "import into $id" import one.csv --source "$id" ;;
    esac
}
declare_one previous-list voter_list_current --delivered-on 2030-07-31 --municipality Gent
declare_one voter_list_old voter_list_old --delivered-on 2024-09-17 --municipality Gent
declare_one voter_list_diff voter_list_diff --delivered-on 2030-09-17 --municipality Gent
kinds="population_register_list national_register civil_registry public_office_file
previous_mandate public_employer_staff public_alert_or_newsletter customer_file
patient_file employer_file association_list phonebook_dump public_web social_media
family_notices neighbourhood_group petition bought_list third_party_list unknown mixed
subscriber own_sympathiser friends_family party_members"
for kind in $kinds; do
    declare_one "$(echo "$kind" | tr _ -)" "$kind" --holder "Els Peeters" \
        --obtained-on 2030-01-15 --role candidate --purpose-told "verkiezingen" \
        --collected-directly yes --objection-offered yes
done
declare_one as-mayor subscriber --role office --collected-directly yes
declare_one as-doctor own_sympathiser --role profession --collected-directly yes
declare_one as-trainer friends_family --role association --collected-directly yes
expect 0 "a letter to everybody" mailing new alles --channel post --template brief-kennismaking
expect 0 "check by post" check alles --json --all
rules_of='{r["source"]: (r["verdict"], "+".join(f["rule"] for f in r["findings"] if f["effect"] == r["verdict"])) for r in d["recipients"]}'
by() { # LABEL SOURCE VERDICT RULE
    json "$1: $2" "${rules_of}[\"$2\"][0]" "$3" "'$4' in ${rules_of}[\"$2\"][1].split('+')" True
}
while read -r source verdict rule; do
    by "by post" "$source" "$verdict" "$rule"
done <<'END'
previous-list block voter-list-other-election
voter_list_old block voter-list-other-election
voter_list_diff block voter-list-diff
population-register-list block population-register-list
national-register block registers-block
civil-registry block registers-block
public-office-file block public-office-file
previous-mandate block previous-mandate
public-employer-staff block public-office-file
public-alert-or-newsletter block public-office-file
customer-file block customer-file
patient-file block customer-file
employer-file block customer-file
association-list block association-list
petition block association-list
phonebook-dump block phonebook-dump
public-web block public-data
social-media block public-data
family-notices block public-data
neighbourhood-group block public-data
unknown block unknown-source
mixed block unknown-source
bought-list review bought-list
third-party-list review bought-list
subscriber allow own-contact-postal-ok
own-sympathiser allow own-contact-postal-ok
friends-family allow own-contact-postal-ok
party-members review party-members
as-mayor block public-office-file
as-doctor block customer-file
as-trainer block association-list
END
expect 0 "an e-mail to everybody" mailing new mails --channel email --template mail-nieuws
expect 0 "check by e-mail" check mails --json --all
json "nobody agreed to e-mail" 'd["counts"]["allow"]' 0 \
    '{r["verdict"] for r in d["recipients"]} <= {"block", "review"}' True
while read -r source verdict rule; do
    by "by e-mail" "$source" "$verdict" "$rule"
done <<'END'
previous-list block voter-list-paper-only
bought-list block bought-list
subscriber block e-channel-consent
own-sympathiser block ttpa-art18-online
unknown block unknown-source
customer-file block customer-file
END

# ---- consent ----

use bare
declare_consent() { # ID OPTION…
    id=$1
    shift
    expect 0 "source $id" source add "$id" --kind subscriber --holder Els \
        --obtained-on 2030-01-15 --role candidate --purpose-told "verkiezingen" \
        --objection-offered yes "$@"
}
cat >consents.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;Geboortedatum;E-mail;GSM;consent_date;consent_wording;consent_channels;consent_method;consent_collector;consent_targeting
Volle;Maes;Kouter;1;9000;Gent;01/02/1980;a@example.be;0470000001;01/02/2030;Ik wil politieke berichten van Els;email sms;formulier;Els;ja
Zonder;Maes;Kouter;1;9000;Gent;01/02/1980;b@example.be;0470000002;01/02/2030;Ik wil berichten van Els;email;formulier;Els;
Mail;Maes;Kouter;1;9000;Gent;01/02/1980;c@example.be;0470000003;01/02/2030;Ik wil berichten van Els;email;formulier;Els;x
Bewijs;Maes;Kouter;1;9000;Gent;01/02/1980;d@example.be;0470000004;01/02/2030;;email;formulier;Els;ja
Jong;Maes;Kouter;1;9000;Gent;01/02/2014;e@example.be;0470000005;01/02/2030;Ik wil berichten van Els;email;formulier;Els;ja
Later;Maes;Kouter;1;9000;Gent;01/02/1980;f@example.be;0470000006;01/02/2031;Ik wil berichten van Els;email;formulier;Els;ja
END
maps="--map consent_date=consent_date --map consent_wording=consent_wording
--map consent_channels=consent_channels --map consent_method=consent_method
--map consent_collector=consent_collector --map consent_targeting=consent_targeting"
declare_consent nieuws --collected-directly yes --consent-for candidate --consent-separate yes
# shellcheck disable=SC2086
expect 0 "consents" import consents.csv --source nieuws --json $maps
json "consents" 'd["imported"]' 6
expect 0 "the e-mail duties" settings set electronic.policy_page=https://example.be/beleid \
    electronic.policy_published_on=2030-08-01 electronic.risk_assessment_on=2030-08-01 \
    electronic.sender=candidate
explained() { # NUMBER CHANNEL VERDICT [RULE]
    expect 0 "explain $1" explain "r-00000$1" --json
    json "explain $1 by $2" \
        '[c["verdict"] for c in d["channels"] if c["channel"] == "'"$2"'"]' "['$3']"
    [ -z "${4:-}" ] || json "explain $1 by $2: $4" \
        '"'"$4"'" in [f["rule"] for c in d["channels"] if c["channel"] == "'"$2"'" for f in c["findings"] if f["effect"] == "'"$3"'"]' True
}
explained 1 email allow consent-ok
json "the shape of explain" 'd["schema"]' kiespost.explain/1 'd["recipient"]' r-000001 \
    'd["channel"]' post '[c["channel"] for c in d["channels"]]' "['post', 'email', 'sms']" \
    'd["verdict"] == d["channels"][0]["verdict"]' True \
    '{tuple(sorted(f)) for c in d["channels"] for f in c["findings"]}' \
    "{('answer', 'citation', 'effect', 'grade', 'reason', 'rule', 'would_change')}" \
    '{f["answer"] for c in d["channels"] for f in c["findings"]} <= {"yes", "no", "unknown", "not applicable"}' True
json "sms as well" '[c["verdict"] for c in d["channels"]][2]' allow
explained 2 email block ttpa-art18-online
json "a letter needs no such consent" '[c["verdict"] for c in d["channels"]][0]' allow
explained 3 sms block e-channel-consent
explained 4 email block consent-proof
explained 5 email block minor-non-voter
explained 5 post block minor-non-voter
explained 6 email block e-channel-consent
expect 0 "an e-mail" mailing new mails --channel email --template mail-nieuws --source nieuws
expect 0 "check by e-mail" check mails --json
json "check by e-mail" 'd["counts"]' "{'allow': 2, 'review': 0, 'block': 4}" \
    'd["channel"]' email
expect 0 "objection by e-mail address" objection add --email "A@Example.be"
explained 1 email block objection-stop
json "an objection holds for every channel" '[c["verdict"] for c in d["channels"]]' \
    "['block', 'block', 'block']"
expect 0 "objection by telephone" objection add --phone 0032/470.00.00.03 --channel sms
explained 3 sms block objection-stop
json "an objection to one channel" '[c["verdict"] for c in d["channels"]][:2]' "['allow', 'allow']"
expect 0 "an objector is found in another source" source add tweede --kind own_sympathiser \
    --role candidate --collected-directly yes --holder Els --obtained-on 2030-01-15
cat >second.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;E-mail
Volle;Maes;Kouter;1;9000;Gent;a@example.be
END
expect 0 "an objector is found in another source" import second.csv --source tweede
explained 7 post block objection-stop
declare_consent partij --collected-directly yes --consent-for party --consent-separate yes
declare_consent gebundeld --collected-directly yes --consent-for candidate --consent-separate no
# shellcheck disable=SC2086
{
    expect 0 "consents" import consents.csv --source partij $maps
    expect 0 "consents" import consents.csv --source gebundeld $maps
}
expect 0 "consent for another" explain r-000010 --json
json "consent for another" '[c["verdict"] for c in d["channels"]][1]' block \
    '"consent-other-use" in [f["rule"] for f in d["channels"][1]["findings"] if f["effect"] == "block"]' True
expect 0 "consent not apart" explain r-000016 --json
json "consent not apart" '"consent-quality" in [f["rule"] for f in d["channels"][1]["findings"] if f["effect"] == "block"]' True
expect 0 "explain in words" explain r-000002
says "explain in words" "R-85" out
expect 64 "explain of nobody" explain r-999999
expect 64 "explain of rubbish" explain Maes
expect 64 "explain outside the mailing" explain r-000010 --mailing mails
one_sentence "explain outside the mailing"

# ---- one copy ----

use bare
expect 0 "friends" source add vrienden --kind friends_family --role private \
    --collected-directly yes --holder "Els Peeters" --obtained-on 2030-01-15
expect 0 "subscribers" source add nieuws --kind subscriber --role candidate \
    --collected-directly yes --holder "Els Peeters" --obtained-on 2030-01-15
cat >copies.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;Geboortedatum
An;Maes;Kouter;1;9000;Gent;01/02/1980
Bo;Maes;Kouter;1;9000;Gent;01/02/1980
Cis;Maes;Kouter;1;9000;Gent;
END
expect 0 "friends" import copies.csv --source vrienden
expect 0 "subscribers" import copies.csv --source nieuws
expect 0 "to both" mailing new beide --channel post --template brief-kennismaking \
    --source nieuws --source vrienden
expect 0 "one copy each" check beide --json
json "one copy each: the source named later yields" 'd["blocked_by"]' "{'one-copy': 2}" \
    '{r["source"] for r in d["recipients"]}' "{'vrienden'}"

# ---- the law as the program knows it ----

bare rules list --json </dev/null
judge 0 "rules list"
json "rules list" 'd["schema"]' kiespost.rules/1 \
    '{tuple(sorted(r)) for r in d["items"]}' "{('effect', 'grade', 'number', 'rule', 'stage')}" \
    '{"R-01", "R-07", "R-40", "R-85", "R-143"} <= {r["number"] for r in d["items"]}' True \
    '{r["stage"] for r in d["items"]} <= {"import", "check", "approve", "handover", "project", "info"}' True
for rule in R-01 voter-list-postal-ok one-copy; do
    bare rules show "$rule" --json </dev/null
    judge 0 "rules show $rule"
    json "rules show $rule" 'bool(d["citation"] and d["reason"] and d["grade"])' True
done
bare rules show R-999 </dev/null
judge 64 "a rule that does not exist"
one_sentence "a rule that does not exist"
bare rules elections --json </dev/null
judge 0 "rules elections"
json "rules elections" '[e["day"] for e in d["items"] if e["election"] == "BE-VLG-LOC-2030"]' \
    "['2030-10-13']" 'len(d["items"])' 12

# ---- European Parliament: from sixteen; federal: an open period ----

rm -rf "$D"
answers 's/^id=.*/id=BE-EUR-2029/' 's/^role=.*/role=candidate/' \
    '/^municipality=44021/a constituency=all'
at='2029-05-20 10:00:00'
make_dossier
add_list lijst 2029-04-15
cat >sixteen.csv <<'END'
Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Postcode;Gemeente
1;Maes;An;01/06/2013;Kouter;1;9000;Gent
2;Maes;Bo;01/07/2013;Kouter;1;9000;Gent
3;Maes;Cis;01/07/1980;Kouter;1;9000;Gent
END
expect 0 "voters of sixteen" import sixteen.csv --source lijst
expect 0 "voters of sixteen" mailing new brief --channel post --template brief-kennismaking
expect 0 "voters of sixteen" check brief --json --all
json "voters of sixteen" '[r["verdict"] for r in d["recipients"]]' "['allow', 'block', 'allow']"
expect 0 "an open period is for a person to judge" check brief --json --as-of 2029-07-01
json "an open period is for a person to judge" 'd["counts"]["review"]' 2 \
    'd["review_by"].get("voter-list-end-federal")' 3
finish
