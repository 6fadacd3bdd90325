#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# source add, list and show: every kind of law/rules.md section 1 can be declared.
. "$(dirname "$0")/lib.sh"

make_dossier
expect 0 "no source yet" source list --json
json "no source yet" 'd' "{'schema': 'kiespost.sources/1', 'items': []}"
expect 0 "no source yet, in words" source list
same "no source yet, in words" "" "$(cat out)"

for list in current old diff; do
    expect 0 "kind voter_list_$list" source add "list-$list" --kind "voter_list_$list" \
        --delivered-on 2030-09-17 --municipality 44021
    expect 64 "voter_list_$list without its day" source add x \
        --kind "voter_list_$list" --municipality Gent
    one_sentence "voter_list_$list without its day"
    says "the option is named" "--delivered-on"
    expect 64 "voter_list_$list without its municipality" source add x \
        --kind "voter_list_$list" --delivered-on 2030-09-17
    says "the option is named" "--municipality"
done
kinds="population_register_list national_register civil_registry public_office_file
previous_mandate public_employer_staff public_alert_or_newsletter customer_file
patient_file employer_file association_list party_members own_sympathiser friends_family
phonebook_dump public_web social_media family_notices neighbourhood_group bought_list
third_party_list petition subscriber unknown mixed"
wanted="list-current list-old list-diff"
for kind in $kinds; do
    expect 0 "kind $kind" source add "$(echo "$kind" | tr _ -)" --kind "$kind" \
        --holder "Els Peeters" --obtained-on 2030-01-15 --role candidate \
        --purpose-told "nieuws over de verkiezingen" --collected-directly yes \
        --objection-offered yes
    wanted="$wanted $(echo "$kind" | tr _ -)"
done
echo inschrijving >form.pdf
expect 0 "every answer" source add Nieuwsbrief --kind subscriber --holder "Els Peeters" \
    --obtained-on 2030-02-28 --role private --purpose-told "stemmen op Els" \
    --collected-directly no --objection-offered no --evidence form.pdf \
    --consent-for list --consent-separate yes --json
json "every answer" 'd["schema"]' kiespost.source/1 'd["source"]' Nieuwsbrief \
    'd["kind"]' subscriber 'd["status"]' open 'd["recipients"]' 0 'd["flags"]' '[]' \
    'd["holder"]' "'Els Peeters'" 'd["obtained_on"]' "'2030-02-28'" 'd["role"]' private \
    'd["purpose_told"]' "'stemmen op Els'" 'd["collected_directly"]' no \
    'd["objection_offered"]' no 'd["consent_for"]' list 'd["consent_separate"]' yes \
    'd["evidence_file"]' form.pdf \
    'd["evidence_sha256"]' "'$(sha256sum form.pdf | cut -d' ' -f1)'"
expect 0 "source show says the same" source show Nieuwsbrief --json
json "source show" 'd["consent_for"]' list 'd["status"]' open
expect 0 "source show in words" source show Nieuwsbrief
says "source show in words" "stemmen op Els" out
for role in candidate office profession association private; do
    expect 0 "role $role" source add "role-$role" --kind subscriber --role "$role"
done
for whom in candidate list party other; do
    expect 0 "consent for $whom" source add "for-$whom" --kind subscriber \
        --consent-for "$whom"
done
expect 0 "a voter list by name in French" source add liste --kind voter_list_current \
    --delivered-on 2030-09-17 --municipality Gand --holder "Ville de Gand" --role office \
    --obtained-on 2030-09-18 --purpose-told x --collected-directly no \
    --objection-offered no --json
json "a voter list: the other answers are accepted" 'd["municipality"]' "'44021'" \
    'd["holder"]' "'Ville de Gand'" 'd["obtained_on"]' "'2030-09-17'"
expect 0 "source list" source list --json
json "source list" 'd["schema"]' kiespost.sources/1 \
    '{tuple(sorted(row)) for row in d["items"]}' \
    "{('kind', 'recipients', 'source', 'status')}" 'len(d["items"])' 39 \
    '{row["status"] for row in d["items"]}' "{'open'}"

expect 0 "without an answer the kind is unknown" source add zomaar --json
json "without an answer the kind is unknown" 'd["kind"]' unknown
expect 0 "source list" source list --json

# ---- what is refused ----

before=$(cat out)
wrong() { # STATUS LABEL ARGUMENT…
    wanted_status=$1
    label=$2
    shift 2
    expect "$wanted_status" "$label" source add "$@"
    one_sentence "$label"
}
wrong 64 "a kind that does not exist" x --kind voters
wrong 64 "a role that does not exist" x --kind subscriber --role mayor
wrong 64 "a day that does not exist" x --kind subscriber --obtained-on 2030-02-30
wrong 64 "a day written otherwise" x --kind subscriber --obtained-on 01/02/2030
wrong 64 "neither yes nor no" x --kind subscriber --collected-directly maybe
wrong 64 "consent for nobody" x --kind subscriber --consent-for me
wrong 64 "no such municipality" x --kind voter_list_current --delivered-on 2030-09-17 \
    --municipality Gotham
wrong 64 "the same name twice" Nieuwsbrief --kind subscriber
wrong 64 "a name with a slash" ../x --kind subscriber
wrong 64 "a name with a blank" "mijn lijst" --kind subscriber
wrong 64 "an empty name" "" --kind subscriber
wrong 64 "a name of 300 letters" "$(head -c 300 /dev/zero | tr '\0' a)" --kind subscriber
wrong 64 "an unknown option" x --kind subscriber --colour blue
wrong 64 "an option twice" x --kind subscriber --kind unknown
wrong 66 "evidence that is not there" x --kind subscriber --evidence none.pdf
expect 64 "no name at all" source add --kind subscriber
expect 64 "show of a source that does not exist" source show nothing
one_sentence "show of a source that does not exist"
expect 64 "a verb that does not exist" source remove Nieuwsbrief
expect 64 "no verb" source
expect 0 "source list" source list --json
same "refused declarations leave nothing" "$before" "$(cat out)"

finish
