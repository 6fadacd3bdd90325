#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# init and settings: the answers file, what may be missing, what is refused, the recovery
# code.
. "$(dirname "$0")/lib.sh"

# init_with STATUS LABEL EDIT…: an answers file with some lines edited, into a new folder.
init_with() {
    wanted_status=$1
    label=$2
    shift 2
    answers "$@"
    rm -rf "$W/new"
    kiespost init "$W/new" --answers "$W/answers.ini" --passphrase-file "$W/pw" \
        >"$W/out" 2>"$W/err" </dev/null
    status=$?
    judge "$wanted_status" "$label"
}

# refused LABEL TEXT EDIT…: exit 78, one sentence that names TEXT, nothing left behind.
refused() {
    label=$1
    text=$2
    shift 2
    init_with 78 "$label" "$@"
    one_sentence "$label"
    says "$label names the key" "$text"
    [ ! -e "$W/new" ] || fail "$label: a folder was left behind"
}

# ---- the whole example of the answers file ----

cat >"$W/full.ini" <<'END'
[candidate]
name=Els Peeters
email=els@example.be
street=Kerkstraat 1
postcode=9000
municipality=Gent
phone=+32470000000
[election]
# a row of `kiespost rules elections`
id=BE-VLG-LOC-2030
# NIS/INS code, or the name in any official language
municipality=44021
# NIS codes, a province, or all; default: the municipality
constituency=44021
# registered voters, for the spending ceiling
voters=197000
list_name=Lijst Voorbeeld
list_number=7
role=candidate
# submitter | on_filed_list | struck | not_filed
standing=on_filed_list
[publisher]
name=Els Peeters
address=Kerkstraat 1, 9000 Gent
[contact]
objections_email=stop@example.be
objections_address=Kerkstraat 1, 9000 Gent
privacy_page=https://example.be/privacy
[controller]
joint_name=
joint_address=
[care]
necessity=
adviser=
[electronic]
sender=candidate
policy_page=https://example.be/beleid
policy_published_on=2030-08-01
risk_assessment_on=2030-08-01
[smtp]
host=smtp.example.be
port=587
security=starttls
user=els@example.be
auth=password
# or password_file=PATH, or password=
password_command=pass show smtp
rate=30/min
domain_rate=10/min
daily=400
END
bare init "$D" --answers "$W/full.ini" --passphrase-file "$W/pw" --json </dev/null
judge 0 "init with every field"
json "what init says" 'd["schema"]' kiespost.init/1 'd["dossier"]' "$D" \
    'len(d["recovery_code"]) > 19' True
value 'd["recovery_code"]' >"$W/recovery"
same "mode of the dossier" 700 "$(mode_of "$D")"
same "modes of its files" "600" \
    "$(find "$D" -type f -exec stat -c %a {} + | sort -u | tr '\n' ' ' | sed 's/ $//')"
same "modes of its folders" "700" \
    "$(find "$D" -type d -exec stat -c %a {} + | sort -u | tr '\n' ' ' | sed 's/ $//')"
same "dossier.db does not look like a database" "" \
    "$(head -c 16 "$D/dossier.db" | tr -d '\0' | grep -a 'SQLite format' || true)"
expect 0 "settings show" settings show --json
json "every answer is kept" 'd["schema"]' kiespost.settings/1 \
    'd["settings"]["candidate.name"]' "'Els Peeters'" \
    'd["settings"]["candidate.phone"]' "'+32470000000'" \
    'd["settings"]["election.id"]' BE-VLG-LOC-2030 \
    'd["settings"]["election.municipality"]' "'44021'" \
    'd["settings"]["election.constituency"]' "'44021'" \
    'd["settings"]["election.voters"]' "'197000'" \
    'd["settings"]["election.standing"]' on_filed_list \
    'd["settings"]["publisher.address"]' "'Kerkstraat 1, 9000 Gent'" \
    'd["settings"]["contact.privacy_page"]' https://example.be/privacy \
    'd["settings"]["electronic.risk_assessment_on"]' "'2030-08-01'" \
    'd["settings"]["smtp.password_command"]' "'pass show smtp'" \
    'd["settings"]["smtp.domain_rate"]' 10/min 'd["settings"]["smtp.daily"]' "'400'" \
    '"controller.joint_name" in d["settings"]' False

# ---- the recovery code opens the dossier ----

cp "$W/recovery" "$W/pw.recovery"
bare -C "$D" --passphrase-file "$W/pw.recovery" settings show --json </dev/null
judge 0 "the recovery code opens the dossier"
bare -C "$D" --passphrase-file - source list --json <"$W/pw"
judge 0 "passphrase from standard input"
json "an empty list" 'd["items"]' '[]'
KIESPOST_DOSSIER=$D
more_environment="KIESPOST_DOSSIER=$KIESPOST_DOSSIER"
bare --passphrase-file "$W/pw" source list </dev/null
judge 0 "KIESPOST_DOSSIER names the dossier"
more_environment=
expect 0 "the status page" --json
json "the status page" 'd["schema"]' kiespost.status/1 'd["sources"]' 0 \
    'd["day"]' "'2030-10-13'"
expect 0 "the status page in words"
says "the next step" "next: kiespost"
says "the next step" "source add"

# ---- settings set ----

expect 0 "a struck candidate" settings set election.standing=struck
expect 0 "settings show" settings show --json
json "struck is kept" 'd["settings"]["election.standing"]' struck
expect 0 "several at once" settings set election.on_filed_list=yes smtp.daily=500 --json
json "several at once" 'd["settings"]["election.standing"]' on_filed_list \
    'd["settings"]["smtp.daily"]' "'500'"
expect 0 "an empty value removes" settings set contact.privacy_page=
expect 0 "settings show" settings show --json
json "the page is gone" '"contact.privacy_page" in d["settings"]' False
expect 0 "the municipality takes its default constituency along" \
    settings set election.municipality=Aalter --json
json "the municipality takes its default constituency along" \
    'd["settings"]["election.constituency"]' "'44084'" \
    'd["settings"]["election.municipality"]' "'44084'"
expect 0 "a constituency of one's own" settings set election.constituency=all
expect 0 "a constituency of one's own stays" settings set election.municipality=Gent --json
json "a constituency of one's own stays" 'd["settings"]["election.constituency"]' all
before=$(kiespost -C "$D" --passphrase-file "$W/pw" settings show --json)
expect 64 "a setting that does not exist" settings set election.colour=blue
one_sentence "a setting that does not exist"
says "it is named" "election.colour"
expect 64 "no KEY=VALUE" settings set struck
expect 78 "a wrong value" settings set election.standing=elsewhere
one_sentence "a wrong value"
expect 78 "a wrong yes or no" settings set election.on_filed_list=perhaps
expect 78 "a required answer cannot be removed" settings set candidate.name=
expect 78 "the election must fit the place" settings set election.municipality=62063
expect 78 "one wrong, nothing set" settings set smtp.daily=600 smtp.port=many
same "refused changes change nothing" "$before" \
    "$(kiespost -C "$D" --passphrase-file "$W/pw" settings show --json)"
expect 0 "a password is kept" settings set smtp.password=geheimpje99
hides "a password is not shown" geheimpje99 "$W/out"
expect 0 "a password is not shown" settings show --json
json "a password is masked" 'd["settings"]["smtp.password"]' "'***'"
expect 0 "settings show in words" settings show
hides "a password is not shown in words" geheimpje99 "$W/out"

# ---- answers that may be missing or written otherwise ----

init_with 0 "on_filed_list=yes" 's/^standing=.*/on_filed_list=yes/'
bare -C "$W/new" --passphrase-file "$W/pw" settings show --json </dev/null
json "on_filed_list=yes" 'd["settings"]["election.standing"]' on_filed_list
init_with 0 "everything optional missing" '/^phone=/d' '/^objections_email/d' \
    '/^privacy_page/d' '/^list_number/d'
says "the disclaimer is said once" "no legal advice" "$W/out"
says "the recovery code" "recovery code" "$W/out"
init_with 0 "places by name, in French" 's/^municipality=44021/municipality=Gand/' \
    '/^municipality=Gand/a constituency=Oost-Vlaanderen'
bare -C "$W/new" --passphrase-file "$W/pw" settings show --json </dev/null
json "places by name" 'd["settings"]["election.municipality"]' "'44021'" \
    '"40000" in d["settings"]["election.constituency"]' True

# ---- answers that are wrong ----

for key in name email street postcode; do
    refused "candidate.$key missing" "candidate.$key" "/^\\[candidate\\]/,/^\\[election/{/^$key=/d}"
done
refused "election.id missing" election.id '/^id=/d'
refused "election.municipality missing" election.municipality '/^municipality=44021/d'
refused "list name missing" election.list_name '/^list_name=/d'
refused "publisher missing" publisher.name '/^\[publisher\]/,/^\[contact/{/^name=/d}'
refused "objections address missing" contact.objections_address '/^objections_address/d'
refused "wrong election" election.id 's/^id=.*/id=BE-VLG-LOC-2031/'
refused "wrong e-mail" candidate.email 's/^email=.*/email=els.example.be/'
refused "wrong postcode" candidate.postcode 's/^postcode=.*/postcode=90000/'
refused "wrong municipality" election.municipality 's/^municipality=44021/municipality=Gotham/'
refused "wrong constituency" election.constituency '/^municipality=44021/a constituency=99999'
refused "wrong voters" election.voters '/^municipality=44021/a voters=veel'
refused "wrong list number" election.list_number 's/^list_number=.*/list_number=zeven/'
refused "wrong role" election.role 's/^role=.*/role=mayor/'
refused "wrong standing" election.standing 's/^standing=.*/standing=hopeful/'
refused "wrong on_filed_list" election.on_filed_list 's/^standing=.*/on_filed_list=maybe/'
refused "wrong privacy page" contact.privacy_page 's/^privacy_page=.*/privacy_page=example/'
refused "wrong phone" candidate.phone 's/^phone=.*/phone=abc/'
refused "unknown key" candidate.hobby 's/^phone=.*/hobby=schaken/'
refused "unknown group" pets.name '$a [pets]\nname=Rex'
refused "an election elsewhere" BE-WAL-LOC-2030 's/^id=.*/id=BE-WAL-LOC-2030/'

refused_bare() { # STATUS LABEL ARGUMENT…
    wanted_status=$1
    label=$2
    shift 2
    bare "$@" </dev/null
    judge "$wanted_status" "$label"
    one_sentence "$label"
}
echo 'name=Els' >"$W/no-group.ini"
refused_bare 78 "no key file" init "$W/new2" --answers "$W/no-group.ini" \
    --passphrase-file "$W/pw"
refused_bare 66 "no such answers file" init "$W/new2" --answers "$W/none.ini" \
    --passphrase-file "$W/pw"
refused_bare 64 "nobody to ask" init "$W/new2" --passphrase-file "$W/pw"
answers
refused_bare 77 "no passphrase" init "$W/new2" --answers "$W/answers.ini"
refused_bare 66 "no such passphrase file" init "$W/new2" --answers "$W/answers.ini" \
    --passphrase-file "$W/none"
echo kort >"$W/short"
refused_bare 64 "a short passphrase" init "$W/new2" --answers "$W/answers.ini" \
    --passphrase-file "$W/short"
refused_bare 64 "no DIR" init --answers "$W/answers.ini" --passphrase-file "$W/pw"
refused_bare 64 "two DIRs" init "$W/new2" "$W/new3" --answers "$W/answers.ini" \
    --passphrase-file "$W/pw"
refused_bare 64 "an unknown option" init "$W/new2" --answer "$W/answers.ini"
[ ! -e "$W/new2" ] || fail "a refused init left a folder behind"

# ---- the folder ----

mkdir "$W/full"
echo recept >"$W/full/soep.txt"
refused_bare 73 "a folder that is not empty" init "$W/full" --answers "$W/answers.ini" \
    --passphrase-file "$W/pw"
same "what stood there stands" soep.txt "$(ls -A "$W/full")"
before=$(cat "$D"/keyslots "$D"/dossier.db | cksum)
refused_bare 73 "a folder that is a dossier" init "$D" --answers "$W/answers.ini" \
    --passphrase-file "$W/pw"
same "the dossier there is as it was" "$before" "$(cat "$D"/keyslots "$D"/dossier.db | cksum)"
refused_bare 73 "a file in its place" init "$W/full/soep.txt" --answers "$W/answers.ini" \
    --passphrase-file "$W/pw"
refused_bare 73 "a folder that cannot be made" init /proc/dossier \
    --answers "$W/answers.ini" --passphrase-file "$W/pw"
refused_bare 73 "no folder above" init "$W/a/b/c" --answers "$W/answers.ini" \
    --passphrase-file "$W/pw"
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$W/locked"
    chmod 500 "$W/locked"
    refused_bare 73 "no right to write" init "$W/locked/new" \
        --answers "$W/answers.ini" --passphrase-file "$W/pw"
fi
mkdir "$W/empty"
bare init "$W/empty" --answers "$W/answers.ini" --passphrase-file "$W/pw" -q </dev/null
judge 0 "an empty folder is taken"
same "an empty folder is made private" 700 "$(mode_of "$W/empty")"

finish
