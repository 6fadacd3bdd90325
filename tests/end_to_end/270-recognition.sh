#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Whose file is it? Files of tests/data/provenance go through import: what may never be
# used is refused and not stored, what is doubtful waits for a person, what is lawful passes
# without a word. How often files are told apart is the business of bench/recognition.
. "$(dirname "$0")/lib.sh"

files=$W/files
make_dossier

# here_as_list FILE: a copy under a name that says nothing; the rows that are rejected are
# told beside it.
mkdir "$files"
here_as_list() {
    cp "$data/provenance/$1" "$files/adressen.csv"
}

# declare ID KIND: a source that was answered for in full.
declare_source() {
    case $2 in
    voter_list_*) add_list "$1" ;;
    *)
        expect 0 "declaring $1" source add "$1" --kind "$2" --holder "Els Peeters" \
            --obtained-on 2030-09-01 --role candidate --collected-directly yes \
            --purpose-told "brieven en e-mails over de verkiezingen" \
            --objection-offered yes --consent-for candidate --consent-separate yes
        ;;
    esac
}

# no_value_of FILE LABEL TEXT-FILE: nothing that only the rows of FILE hold (four letters or
# more, and not a word that any list has) stands in TEXT-FILE.
no_value_of() {
    same "$2: nothing of the rows is told" "" "$(python3 - "$1" "$3" <<'END'
import csv, sys
raw = open(sys.argv[1], "rb").read()
try:
    text = raw.decode("utf-8")
except UnicodeDecodeError:
    text = raw.decode("cp1252")
told = open(sys.argv[2], encoding="utf-8").read()
lines = text.split("\n")
delimiter = max(";,|\t", key=lines[0].count)
rows = list(csv.reader(lines, delimiter=delimiter))
headings = " ".join(rows[0]).lower()
cells = {c for row in rows[1:] for c in row
         if "@" in c or "." in c or (len(c) > 6 and " " in c)}
print("\n".join(sorted(c for c in cells if c in told and c.lower() not in headings)[:5]))
END
)"
}

# evidence_of ID LABEL FILE CLASS: every flag has class, weight and reasons; one is CLASS.
# A sign that belongs to no class (R-26, R-47, R-48) is a flag without one.
evidence_of() {
    expect 0 "$2: source show" source show "$1" --json
    json "$2: its flags" 'len(d["flags"]) > 0' True \
        'all({"class", "evidence", "weight"} <= set(f) for f in d["flags"])' True \
        'all(f["class"] is None or isinstance(f["class"], str) for f in d["flags"])' True \
        'all(0 <= f["weight"] <= 1 for f in d["flags"])' True \
        'all(isinstance(f["evidence"], list) and f["evidence"] for f in d["flags"])' True \
        'all(isinstance(e, str) and e for f in d["flags"] for e in f["evidence"])' True \
        "any(f['class'] == '$4' and f['weight'] >= 0.5 for f in d['flags'])" True
    no_value_of "$3" "$2" out
}

# ---- what may never be used: closed, 77, nothing kept ----

closed() { # LANGUAGE ID KIND FILE CLASS
    L="$4 as $3"
    here_as_list "$4"
    declare_source "$2" "$3"
    run import "$files/adressen.csv" --source "$2" --dry-run --json
    checks=$((checks + 1))
    case $status in
    0 | 77) ;;
    *) fail "$L: a dry run ends with $status" && show ;;
    esac
    no_crash "$L: dry run"
    expect 0 "$L: after the dry run" source show "$2" --json
    json "$L: a dry run changes nothing" 'd["status"]' open 'd["recipients"]' 0 \
        'd["flags"]' '[]'
    expect 77 "$L: import" --lang "$1" import "$files/adressen.csv" --source "$2"
    cat out err >told
    no_value_of "$files/adressen.csv" "$L" told
    evidence_of "$2" "$L" "$files/adressen.csv" "$5"
    json "$L: closed and empty" 'd["status"]' closed 'd["recipients"]' 0
    expect 77 "$L: never again" import "$files/adressen.csv" --source "$2" --again
    expect 64 "$L: no review opens it" source review "$2" --accept --reason "het mag wel"
    expect 0 "$L: still closed" source show "$2" --json
    json "$L: still closed" 'd["status"]' closed 'd["recipients"]' 0
}

closed nl patienten own_sympathiser a-generic-gp-dentist-physio-patient-list-nl.csv medical
closed fr rendez-vous subscriber a-doctolib-doctena-progenda-appointments-fr.csv medical
closed nl meldingen own_sympathiser a-citizen-reports-meldingen-signalements-nl.csv \
    municipal_services
closed fr guichet own_sympathiser a-appointments-jcc-qmatic-timeblockr-fr.csv \
    municipal_services
closed nl leerlingen subscriber a-smartschool-user-import-export-nl.csv school
closed fr mutualite own_sympathiser a-health-insurer-member-list-fr.csv mutuality
closed nl vergunningen own_sympathiser \
    a-omgevingsloket-environmental-permit-list-nl.csv municipal_permits
closed fr personnel party_members a-payroll-staff-list-municipal-personnel-o-fr.csv hr
closed nl bevolking voter_list_current \
    a-population-register-rijksregister-extrac-nl.csv municipal_population

# ---- what is doubtful: imported, and everybody waits ----

keep closed
flagged() { # LANGUAGE ID KIND FILE CLASS
    L="$4 as $3"
    here_as_list "$4"
    declare_source "$2" "$3"
    expect 0 "$L: dry run" import "$files/adressen.csv" --source "$2" --dry-run
    expect 0 "$L: after the dry run" source show "$2" --json
    json "$L: a dry run changes nothing" 'd["status"]' open 'd["recipients"]' 0 \
        'd["flags"]' '[]'
    # The same file, declared as what it is: what is said there is no finding.
    declare_source "$2-honest" "$6"
    expect 0 "$L: declared as what it is" --lang "$1" import "$files/adressen.csv" \
        --source "$2-honest"
    cat out err | sed "s/$2-honest/$2/g" >harmless
    expect 0 "$L: import" --lang "$1" import "$files/adressen.csv" --source "$2"
    cat out err >told
    lines=$(grep -vxFc -f harmless told)
    checks=$((checks + 1))
    [ "$lines" -gt 0 ] && [ "$lines" -le 10 ] || {
        fail "$L: told in $lines lines"
        show
    }
    no_value_of "$files/adressen.csv" "$L" told
    evidence_of "$2" "$L" "$files/adressen.csv" "$5"
    json "$L: flagged" 'd["status"]' flagged 'd["recipients"] > 0' True
    expect 0 "$L: honest" source show "$2-honest" --json
    json "$L: declared as what it is, it is not flagged for it" \
        "[f for f in d['flags'] if f['class'] == '$5']" '[]'
}

# waits MAILING, passes MAILING: every verdict is review for the flag; and after a decision
# no verdict is.
waits() {
    expect 0 "$L: check" check "$1" --json --all
    json "$L: everybody waits" 'd["counts"]["allow"]' 0 'len(d["recipients"]) > 0' True \
        'all(r["verdict"] == "block" or (r["verdict"] == "review" and any(f["rule"] == "source-flagged" and f["effect"] == "review" for f in r["findings"])) for r in d["recipients"])' True \
        'd["counts"]["review"] > 0' True
}
passes() {
    expect 0 "$L: check after the decision" check "$1" --json --all
    json "$L: nobody waits for the flag" 'd["counts"]["allow"] > 0' True \
        'd["review_by"].get("source-flagged", 0)' 0
}

decided() { # ID: a letter to its people, before and after the decision
    expect 0 "$L: a letter" mailing new "brief-$1" --channel post \
        --template brief-kennismaking --source "$1"
    waits "brief-$1"
    expect 77 "$L: nobody can be approved" mailing approve "brief-$1" --declare
    expect 64 "$L: a decision has a reason" source review "$1" --accept
    expect 0 "$L: accepted" source review "$1" --accept \
        --reason "zelf ingezameld, de kolommen komen van een ander blad"
    expect 0 "$L: opened again" source show "$1" --json
    json "$L: opened again" 'd["status"]' open
    passes "brief-$1"
}

flagged nl klanten own_sympathiser a-exact-online-accounts-relaties-nl.csv \
    accounting_customers customer_file
decided klanten
flagged fr gekocht own_sympathiser a-b2c-address-brokers-bisnode-black-tiger-fr.csv \
    bought_list bought_list
decided gekocht
flagged fr magasin own_sympathiser a-loyalty-card-klantenkaart-fr.csv pos customer_file
flagged nl club own_sympathiser a-sport-federation-club-member-list-nl.csv sports_club \
    association_list
flagged fr asbl own_sympathiser a-member-list-vzw-asbl-fr.csv association association_list
flagged nl adresboek own_sympathiser a-microsoft-outlook-contacts-csv-nl.csv \
    personal_contacts phonebook_dump
expect 0 "rejected" source review adresboek --reject --reason "dat was mijn adresboek"
expect 0 "rejected" source show adresboek --json
json "rejected: closed" 'd["status"]' closed

# ---- what is lawful: not a word ----

passed() { # ID KIND FILE
    L="$3 as $2"
    here_as_list "$3"
    declare_source "$1" "$2"
    expect 0 "$L: import" import "$files/adressen.csv" --source "$1" --json
    json "$L: not a word" 'd["flags"]' '[]' 'd["imported"] > 0' True \
        'sorted(d["class"])' "['name', 'weight']" \
        'd["class"]["name"] is None or isinstance(d["class"]["name"], str)' True \
        '0 <= d["class"]["weight"] <= 1' True
    expect 0 "$L: source show" source show "$1" --json
    json "$L: open" 'd["status"]' open 'd["flags"]' '[]' 'd["recipients"] > 0' True
}

passed kiezers-1 voter_list_current c-kiezers-vlaanderen-lokaal.csv
passed kiezers-2 voter_list_current c-kiezers-vlaanderen-lokaal-v.csv
passed kiezers-3 voter_list_current c-kiezers-federaal-oud.csv
passed electeurs voter_list_current c-kiezers-federal-nouveau.csv
passed met-nummer voter_list_current c-kiezers-met-rijksregisternummer.csv
passed formulier subscriber c-aanmeldformulier-nl.csv
passed formulaire subscriber c-formulaire-inscription-fr.csv
passed mailchimp subscriber a-mailchimp-audience-export-en.csv
passed steunt own_sympathiser c-sympathisanten-nl.csv
passed soutient own_sympathiser c-sympathisants-fr.csv
passed leden party_members c-leden-afdeling-nl.csv

# What an accepted kind looks like is told in figures, flagged or not.
use closed
declare_source kiezers voter_list_current
here_as_list c-kiezers-vlaanderen-lokaal.csv
expect 0 "a class and a weight" import "$files/adressen.csv" --source kiezers --json
json "a voter list is recognised" 'd["class"]["name"]' voter_list \
    'd["class"]["weight"] >= 0.5' True

# T-20: 400 voters and 30 clients with an e-mail address: the clean rows serve.
declare_source gemengd voter_list_current
here_as_list c-t20-kiezerslijst-met-klanten.csv
expect 0 "T-20" import "$files/adressen.csv" --source gemengd
cat out err >told
says "T-20: the rule is named" "R-40" told
expect 0 "T-20: a letter" mailing new aan-allen --channel post --template brief-kennismaking \
    --source gemengd
expect 0 "T-20: check" check aan-allen --json --all
json "T-20: who came with an e-mail address is blocked" \
    'd["blocked_by"].get("no-enrichment")' 30
finish
