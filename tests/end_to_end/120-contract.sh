#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What other people's scripts rely on: JSON that is the same in every language, effects
# out of the list, answers files as Notepad saves them, refusals that count at once.
. "$(dirname "$0")/lib.sh"

# ---- the answers file ----

made() { # LABEL
    rm -rf "$W/new"
    bare init "$W/new" --answers "$W/answers.ini" --passphrase-file "$W/pw"
    judge 0 "$1"
}
not_made() { # LABEL TEXT
    rm -rf "$W/new"
    bare init "$W/new" --answers "$W/answers.ini" --passphrase-file "$W/pw"
    judge 78 "$1"
    one_sentence "$1"
    says "$1 is explained" "$2"
    [ ! -e "$W/new" ] || fail "$1: a folder was left behind"
}
answers '1s/^/\xef\xbb\xbf/' 's/$/\r/'
made "an answers file with a byte order mark and CRLF"
answers 's/^list_name=.*/list_name=Lijst Andr\xe9/'
not_made "an answers file in Windows-1252" "election.list_name"
answers 's/^list_name=.*/list_name=Lijst\\qnul/'
not_made "a lone backslash" "election.list_name"
: >"$W/answers.ini"
not_made "an empty answers file" "[candidate]"

# ---- a dossier with a list and a form ----

answers
make_dossier
add_list lijst
cat >list.csv <<'EOF'
Volgnummer;Naam;Voornamen;Geboortedatum;Straat;Huisnummer;Postcode;Gemeente
1;MAES;AN;24/08/1984;KERKPLEIN;105;9000;GENT
2;CLAES;BO;05/02/1986;ACACIALAAN;7;9000;GENT
EOF
expect 0 "import of the list" import list.csv --source lijst
expect 0 "declaring a form" source add form --kind subscriber --holder "Els Peeters" \
    --obtained-on 2030-01-05 --role candidate --purpose-told "election news" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
cat >form.csv <<'EOF'
Naam;Voornaam;E-mail;consent_date;consent_wording;consent_channels;consent_method;consent_collector;consent_targeting
Janssens;Jan;jan@example.be;2030-01-05;Ja;e-mail + gsm;form;Els;misschien
Pieters;Piet;piet@example.be;2030-01-05;Ja;mail/brief;form;Els;x
EOF
expect 0 "odd answers on targeting" import form.csv --source form --json
json "odd answers on targeting" 'd["imported"]' 2
says "odd answers are counted in a warning" "warning: 1 answer"
expect 0 "one of them" person show r-000003 --json
json "one of them" 'd["consent_channels"]' "'email,sms'" 'd["consent_targeting"]' no
expect 0 "the other" person show r-000004 --json
json "the other" 'd["consent_channels"]' "'post,email'" 'd["consent_targeting"]' yes
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking \
    --source lijst

# ---- --again ----

expect 65 "the same file twice" import list.csv --source lijst
expect 0 "the same file --again" import list.csv --source lijst --again --json
json "its rows stand there already" 'd["imported"]' 0 'd["rejected"]' 2
expect 65 "--strict rejects them" import list.csv --source lijst --again --strict
expect 0 "nobody came twice" source show lijst --json
json "nobody came twice" 'd["recipients"]' 2

# ---- effects ----

expect 0 "explain" explain r-000001 --json
json "every effect is one of the five" \
    '{f["effect"] for c in d["channels"] for f in c["findings"]} <= {"allow", "info", "add", "review", "block"}' True \
    '[f["effect"] for f in d["findings"] if f["rule"] == "voter-list-postal-ok"]' "['allow']" \
    '[f["effect"] for f in d["findings"] if f["rule"] == "objection-stop"]' "['info']"

# ---- the declaration ----

expect 77 "approve without a declaration" mailing approve brief --json
json "the list" 'd["schema"]' kiespost.declaration/1 \
    '"R-114" in [i["rule"] for i in d["items"]]' True
cp "$W/err" "$W/out"
json "and the error alone on standard error" 'd["slug"]' declaration-missing 'd["exit"]' 77

# ---- JSON is the same in every language ----

same_everywhere() { # ARGUMENT…
    for language in nl fr en; do
        run --lang "$language" --json "$@"
        no_crash "$*"
        cat "$W/out" "$W/err" >"$W/json.$language"
        echo "$status" >>"$W/json.$language"
    done
    same "$*: Dutch as English" "$(cat "$W/json.en")" "$(cat "$W/json.nl")"
    same "$*: French as English" "$(cat "$W/json.en")" "$(cat "$W/json.fr")"
}
same_everywhere
same_everywhere settings show
same_everywhere operator list
same_everywhere source show form
same_everywhere import form.csv --source lijst --dry-run
same_everywhere import list.csv --source lijst
same_everywhere import nothing.csv --source lijst
same_everywhere person show r-000001
same_everywhere check brief --all
same_everywhere check nothing
same_everywhere explain r-000003
same_everywhere rules list
same_everywhere rules show R-01
same_everywhere rules elections
same_everywhere template show brief-kennismaking
same_everywhere mailing preview brief
same_everywhere mailing approve brief
same_everywhere objection add
more_environment=LC_ALL=nl_BE.UTF-8
run source add --json
judge 64 "a Dutch computer"
says "JSON stays English on a Dutch computer" '"sentence":"“kiespost source add” needs ID'
more_environment=

# ---- refusals ----

expect 64 "a postcode that is none" objection add --name "An Maes" --postcode 90
one_sentence "a postcode that is none"
expect 0 "nothing was recorded" objection list --json
json "nothing was recorded" 'd["items"]' '[]'
expect 0 "a refusal of today" objection add --name "maes an" --postcode 9000 --on 2030-09-20
expect 0 "counts at once" check brief --json
json "counts at once" 'd["counts"]' "{'allow': 1, 'review': 0, 'block': 1}" \
    'd["blocked_by"]' "{'objection-stop': 1}"
expect 0 "a refusal from tomorrow on" objection add --recipient r-000002 --on 2030-09-21
says "it is said that it does not count yet" "warning: the day after “--on”"
expect 0 "does not count today" check brief --json
json "does not count today" 'd["counts"]' "{'allow': 1, 'review': 0, 'block': 1}"
expect 0 "counts tomorrow" check brief --json --as-of 2030-09-21
json "counts tomorrow" 'd["counts"]' "{'allow': 0, 'review': 0, 'block': 2}"

finish
