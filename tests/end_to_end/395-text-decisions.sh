#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The decisions and controls of law/rules.md section 3 by text message, and what is asked of
# text messages alone: the end of the campaign in each region (R-103, R-109, R-110, T-15),
# what was declared of a firm (R-72, R-101), and a notice that an own template cannot lose.
. "$(dirname "$0")/lib.sh"

because='de gemeente en de dienst Verkiezingen zeiden dat het mag'
plain='Voornaam;Familienaam;GSM;Taal'
heading="$plain;Toestemming gegeven op;Tekst toestemming;Kanalen;Methode;Inzamelaar;Politieke reclame"

source_of() { # ID KIND ROLE OPTION…
    id=$1 kind=$2 role=$3
    shift 3
    expect 0 "declaring $id" source add "$id" --kind "$kind" --role "$role" \
        --holder "het formulier" --obtained-on 2030-06-01 "$@"
}
# people COUNT HUNDRED [CONSENT [CHANNELS]]: with CONSENT the last cell, "ja" or "nee".
people() {
    awk -v count="$1" -v hundred="$2" -v consent="${3-}" -v channels="${4-sms}" \
        -v headings="$([ -n "${3-}" ] && echo "$heading" || echo "$plain")" 'BEGIN {
        print headings
        for (i = 1; i <= count; i++) {
            printf "%s;De Smet %d;0470 %02d %02d %02d;NL", i % 2 ? "An" : "Bo", i, hundred,
                i / 100, i % 100
            if (consent != "")
                printf ";01/06/2030;Ik wil sms over de verkiezingen;%s;formulier;Els Peeters;%s",
                    channels, consent
            print ""
        }
    }'
}
own='--collected-directly yes --objection-offered yes --consent-for candidate --consent-separate yes'
# add ID KIND ROLE COUNT HUNDRED [CONSENT [CHANNELS]]: collected by the candidate, told and asked.
add() {
    name=$1 sort=$2 as=$3
    shift 3
    # shellcheck disable=SC2086
    source_of "$name" "$sort" "$as" --purpose-told "sms over de verkiezingen" $own
    people "$@" >"$name.csv"
    expect 0 "importing $name" import "$name.csv" --source "$name"
}
text_to() { # MAILING SOURCE [OPTION…]
    name=$1 to=$2
    shift 2
    expect 0 "$name: a text message to $to" mailing new "$name" --channel sms \
        --template sms-uitnodiging --source "$to" "$@"
}
# blocks MAILING NUMBER RULE…: all are refused by each of the rules, so nothing is approved.
blocks() {
    name=$1 number=$2
    shift 2
    expect 0 "check $name" check "$name" --json
    json "$name: everybody is refused" 'd["counts"]' \
        "{'allow': 0, 'review': 0, 'block': $number}"
    for rule in "$@"; do
        json "$name: $rule" "d['blocked_by'].get('$rule', 0)" "$number"
    done
    expect 77 "$name: not approved" mailing approve "$name" --declare
}
clean() { # MAILING NUMBER
    expect 0 "check $1" check "$1" --json
    json "$1: nobody is refused" 'd["counts"]' "{'allow': $2, 'review': 0, 'block': 0}"
}
folder_is_empty() { # LABEL FOLDER
    [ -z "$(ls "$2" 2>/dev/null)" ] || fail "$1: something was written"
}

electronic_answers
sed -i 's/2030-08-01/2030-06-01/' answers.ini
make_dossier
keep ghent

# ---- the decisions ----

add artsen phonebook_dump profession 5 10 ja
text_to t14 artsen
blocks t14 5 phonebook-dump
add patienten patient_file profession 5 11
text_to t14-patienten patienten
blocks t14-patienten 5 customer-file e-channel-consent
add alarm public_alert_or_newsletter office 5 12 ja
text_to t16 alarm
blocks t16 5 public-office-file
add club association_list association 5 13
text_to t11 club
blocks t11 5 association-list e-channel-consent
add gekocht bought_list private 5 14 ja
text_to t09 gekocht
blocks t09 5 bought-list
add steun own_sympathiser candidate 6 15
text_to t24 steun
blocks t24 6 ttpa-art18-online
expect 0 "t24: the relation is seen" explain r-000026 --mailing t24 --json
json "t24: the relation is seen" \
    '{f["rule"]: f["effect"] for f in d["findings"]}.get("prior-relation")' allow
add mailen subscriber candidate 5 16 ja email
text_to r30 mailen
blocks r30 5 e-channel-consent consent-other-use
add niet-apart subscriber candidate 5 17 nee
text_to r85 niet-apart
blocks r85 5 ttpa-art18-online
add lezers subscriber candidate 5 18 ja
text_to t19 lezers
clean t19 5
expect 0 "t19: approved" mailing approve t19 --declare
expect 0 "t19: sent" mailing send t19 --for-real --confirm 5 --transport folder
same "t19: each with sender, reason, link and stop" 5 \
    "$(grep -l '^Els Peeters (lijst 7, Lijst Voorbeeld)' t19-txt/*.txt | xargs grep -l \
        'U gaf uw nr op 1/6/2030 via het formulier' | xargs grep -l 'https://example.be/privacy' |
        xargs grep -lx 'Stop: antwoord STOP' | wc -l)"
# What is said of a text message is about text messages.
expect 0 "r30 in words" check r30
for word in "letter" "e-mail address" "printer" "envelope"; do
    hides "r30 in words" "$word" out
done
# The list as an association writes to all of its own (T-25), or to some (T-26).
use ghent
expect 0 "the list writes" settings set electronic.sender=list
add steun own_sympathiser candidate 6 15
text_to t25 steun
clean t25 6
text_to t26 steun --select 'language = nl'
blocks t26 6 ttpa-art18-online

# ---- the last evening: R-109, R-110 ----

# region REGIME NIS: with five who consented.
region() {
    rm -rf "$D" answers.ini ./*-txt
    electronic_answers "s/^id=.*/id=$1/" "s/^municipality=44021/municipality=$2/"
    sed -i 's/2030-08-01/2030-06-01/' answers.ini
    make_dossier
    add lezers subscriber candidate 5 18 ja
    at='2030-10-12 10:00:00'
    text_to vooraf lezers
    clean vooraf 5
    expect 0 "$1: approved in time" mailing approve vooraf --declare
    at='2030-10-12 21:59:00'
    text_to net lezers
    clean net 5
    at='2030-10-12 22:00:00'
    text_to daarna lezers
    expect 0 "$1: the eve at 22:00" check daarna --json
    json "$1: the eve at 22:00 a person decides" 'd["review_by"]' "{'eve-police-orders': 5}" \
        'd["counts"]' "{'allow': 0, 'review': 5, 'block': 0}"
    expect 0 "$1: why" explain r-000001 --mailing daarna
    says "$1: why" "$3" out
    at='2030-10-13 10:00:00'
    expect 77 "$1: polling day" mailing send vooraf --for-real --confirm 5 --transport folder
    says "$1: polling day" "R-110"
    folder_is_empty "$1: polling day" vooraf-txt
    expect 77 "$1: polling day, undecided" mailing approve daarna --declare
    # A doubt is no dead end: a person decides, with a reason.
    expect 64 "$1: no reason" mailing release daarna --finding eve-police-orders
    expect 0 "$1: decided" mailing release daarna --finding eve-police-orders \
        --reason "$because" --json
    json "$1: decided" 'd["released"]' 5 'd["counts"]["allow"]' 5
    expect 0 "$1: approved" mailing approve daarna --declare
    at='2030-10-13 08:59:00'
    expect 75 "$1: but not before nine" mailing send daarna --for-real --confirm 5 \
        --transport folder
    folder_is_empty "$1: but not before nine" daarna-txt
    at='2030-10-13 10:00:00'
    expect 0 "$1: rehearsed" mailing send daarna --json
    json "$1: rehearsed" 'd["would_send"]' 5 'd["quiet_hours"]' False
    expect 0 "$1: sent" mailing send daarna --for-real --confirm 5 --transport folder
    same "$1: sent" 5 "$(find daarna-txt -name '*.txt' | wc -l)"
    at='2030-10-14 09:00:00'
    text_to bedankt lezers
    clean bedankt 5
    at='2030-09-20 10:00:00'
}
region BE-VLG-LOC-2030 44021 "orders of the police or the governor"
region BE-BRU-LOC-2030 21004 "orders of the police or the governor"
region BE-WAL-LOC-2030 92094 "In Wallonia calls stop at ten"
# By e-mail the Walloon code is the rule (R-109): nobody is asked.
add_subscribers mailen 5
expect 0 "Wallonia: an e-mail" mailing new mail --channel email --template mail-nieuws \
    --source mailen
expect 0 "Wallonia: an e-mail on polling day" check mail --as-of 2030-10-13T10:00 --json
json "Wallonia: an e-mail on polling day" 'd["counts"]["allow"]' 5 'd["review_by"]' '{}'

# ---- what was declared of a firm: R-72, R-101 ----

# declare_all_but WORD: on a terminal everything is true but the statement with WORD.
declare_all_but() {
    python3 - "$1" >dialogue <<'END'
import sys
statements = ["about this election", "no letterhead", "ask anybody for consent",
              "chooses the readers", "follows what", "another candidate", "was chosen by",
              "no firm publishes", "European Union", "is hired", "no company"]
print("Is all of this true.*\tno")
for said in statements:
    print(said + ".*Is this true.*\t" + ("no" if sys.argv[1] in said else "yes"))
END
}
on_a_terminal() {
    python3 "$here/talk.py" dialogue out env -i PATH="$PATH" HOME="$W" LANG=C TERM=dumb \
        TZ=CET-1CEST,M3.5.0,M10.5.0/3 TMPDIR="$W/tmp" \
        ASAN_OPTIONS=verify_asan_link_order=0 \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" -C "$D" \
        --lang en --passphrase-file "$W/pw" "$@" >err
    status=$?
}
use ghent
add lezers subscriber candidate 5 18 ja
expect 0 "a firm" processor add "Gateway NV" --does "sms verzenden" --contract-on 2030-06-01
text_to gehuurd lezers
declare_all_but "is hired"
on_a_terminal mailing approve gehuurd
judge 0 "R-101 is no matter of approving"
expect 77 "R-101: by the own phone neither" mailing send gehuurd --for-real --confirm 5 \
    --transport folder
one_sentence "R-101: by the own phone neither"
says "R-101: by the own phone neither" "commercial-sms-ban"
says "R-101: who decides" "mailing release gehuurd --finding commercial-sms-ban"
folder_is_empty "R-101: by the own phone neither" gehuurd-txt
expect 77 "R-101: nor in a rehearsal" mailing send gehuurd
expect 0 "R-101: nobody is left out" mailing show gehuurd --json
json "R-101: nobody is left out" 'd["counts"]["planned"]' 5
expect 77 "R-101: by a gateway" mailing export gehuurd --bundle gw --printer "Gateway NV"
expect 0 "R-101: a person decides" mailing release gehuurd --finding commercial-sms-ban \
    --reason "$because"
expect 0 "R-101: who decided is told" check gehuurd
says "R-101: who decided is told" "released by Els Peeters on 20 September 2030 (commercial-sms-ban)" out
expect 77 "R-101: the gateway is a question of its own" mailing export gehuurd --bundle gw \
    --printer "Gateway NV"
says "R-101: the gateway is a question of its own" "paid-sms-gateway"
expect 0 "R-101: sent" mailing send gehuurd --for-real --confirm 5 --transport folder
text_to gekozen lezers
declare_all_but "chooses the readers"
on_a_terminal mailing approve gekozen
judge 0 "R-72 is no matter of approving"
expect 77 "R-72: nothing is handed over" mailing export gekozen --bundle gw \
    --printer "Gateway NV"
says "R-72: nothing is handed over" "vendor-check"
expect 77 "R-72: nor sent" mailing send gekozen --for-real --confirm 5 --transport folder
says "R-72: nor sent" "vendor-check"
folder_is_empty "R-72: nor sent" gekozen-txt
expect 77 "R-72: nobody decides otherwise" mailing release gekozen --finding vendor-check \
    --reason "$because"
[ ! -e gw ] || fail "a bundle was made"

# ---- the notice ----

use ghent
add lezers subscriber candidate 2 18 ja
printf '%s\n;De Smet 3;0470 18 00 03;NL;01/06/2030;Ik wil sms;sms;formulier;Els Peeters;ja\n' \
    "$heading" >zonder.csv
expect 0 "somebody without a first name" import zonder.csv --source lezers
mkdir -p "$D/templates/nl"
own() { # NAME TEXT
    printf -- '---\nname: %s\nchannel: sms\nlanguage: nl\n---\n%s\n' "$1" "$2" \
        >"$D/templates/nl/$1.md"
    expect 0 "$1" mailing new "$1" --channel sms --template "$1" --source lezers
}
out() { # NAME STATUS TEXT: not approved, and why
    expect "$2" "$1: not approved" mailing approve "$1" --declare
    says "$1: not approved" "$3"
    expect 77 "$1: nothing goes out" mailing send "$1" --for-real --confirm 3 \
        --transport folder
}
own voorwaardelijk "Els Peeters (lijst 7): kom! {{#recipient.first_name}}{{> notice}}{{/recipient.first_name}}"
out voorwaardelijk 77 "r-000003 would lack part of its notice"
own omgekeerd "Els Peeters (lijst 7): kom! {{^recipient.first_name}}{{> notice}}{{/recipient.first_name}}"
out omgekeerd 77 "nobody in the mailing"
own spoor "Els Peeters (lijst 7): zie https://example.be/?wie={{recipient.family_name}}"
out spoor 65 "R-80"
own zonder-afzender "Kom zaterdag naar zaal De Kring."
expect 0 "the sender is named all the same" mailing preview zonder-afzender --json
json "the sender is named all the same" '"Els Peeters (lijst 7" in d["text"]' True

# A notice of one's own that leaves something out.
reason='Waarom? U gaf uw nr op {{source.date}} via {{source.description}}.'
rights='Uw rechten: {{privacy_page}}'
stop='Stop: antwoord STOP'
notice_is() {
    printf '%s\n\n%s\n\n%s\n' "$1" "$2" "$3" >"$D/templates/nl/notice.sms.md"
}
notice_is "$reason" "$rights" "$stop"
own volledig "Els Peeters (lijst 7): kom!"
clean volledig 3
expect 0 "a complete one is as good" mailing approve volledig --declare
notice_is "$reason" "$rights" ""
own geen-stop "Els Peeters (lijst 7): kom!"
out geen-stop 77 "lacks what the law asks for"
own stopt "Els Peeters (lijst 7): ons antwoord stopt de files."
out stopt 77 "lacks what the law asks for"
notice_is "$reason" "" "$stop"
own geen-link "Els Peeters (lijst 7): kom!"
blocks geen-link 3 notice-controller
says "geen-link" "nobody in the mailing"
notice_is "" "$rights" "$stop"
own geen-reden "Els Peeters (lijst 7): kom!"
blocks geen-reden 3 notice-present notice-source
notice_is "Waarom? U gaf uw nr via een formulier." "$rights" "$stop"
own vaag "Els Peeters (lijst 7): kom!"
blocks vaag 3 notice-source
notice_is "$reason" "$rights?wie=ik" "$stop"
own andere-pagina "Els Peeters (lijst 7): kom!"
blocks andere-pagina 3 notice-controller
notice_is "$reason" "$rights" "$stop"
own geen-afzender "Iemand van lijst 71: kom!"
blocks geen-afzender 3 notice-present

finish
