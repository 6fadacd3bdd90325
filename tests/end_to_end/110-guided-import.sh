#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# On a terminal: init asks in plain words, import asks where a file came from, approve asks
# for its declaration, passphrases are not echoed.
. "$(dirname "$0")/lib.sh"

tab=$(printf '\t')

# talk STATUS LABEL ARGUMENT…: with the dialogue on standard input: what is waited for, a
# tab, what is typed. The transcript is left in "$W/out".
talk() {
    wanted_status=$1
    label=$2
    shift 2
    cat >dialogue
    # shellcheck disable=SC2086
    python3 "$here/talk.py" dialogue out env -i PATH="$PATH" HOME="$W" LANG=C TERM=dumb \
        TMPDIR="$W/tmp" ASAN_OPTIONS=verify_asan_link_order=0 \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" "$@" >err
    status=$?
    judge "$wanted_status" "$label"
    if grep -qE 'AddressSanitizer|runtime error:' out; then fail "$label: misbehaved"; fi
}

# ---- init ----

talk 0 "init asks" init "$D" --lang en <<END
your first name.*[]:>?)] ${tab}Els Peeters
e-mail address.*[]:>?)] ${tab}els.example.be
not an e-mail address.*[]:>?)] ${tab}els@example.be
street and number.*[]:>?)] ${tab}Kerkstraat 1
postcode.*[]:>?)] ${tab}9000
your municipality.*[]:>?)] ${tab}Gent
telephone.*[]:>?)] ${tab}
which election.*a number.*[]:>?)] ${tab}one
a number.*[]:>?)] ${tab}1
in which municipality.*[]:>?)] ${tab}Gent
which municipalities.*[]:>?)] ${tab}
how many voters.*[]:>?)] ${tab}
name of your list.*[]:>?)] ${tab}Lijst Voorbeeld
number of your list.*[]:>?)] ${tab}7
voter list.*a number.*[]:>?)] ${tab}
candidature.*a number.*[]:>?)] ${tab}
name of the responsible publisher.*[]:>?)] ${tab}Els Peeters
address of the responsible publisher.*[]:>?)] ${tab}Kerkstraat 1, 9000 Gent
want no more mail.*[]:>?)] ${tab}stop@example.be
postal address.*[]:>?)] ${tab}Kerkstraat 1, 9000 Gent
privacy page.*[]:>?)] ${tab}
decide with you.*[]:>?)] ${tab}
why do you need.*[]:>?)] ${tab}
advises you.*[]:>?)] ${tab}
e-mail or SMS.*[]:>?)] ${tab}n
new passphrase.*[]:>?)] ${tab}correct paard batterij
once more.*[]:>?)] ${tab}correct paard batterij
END
[ -e "$D/keyslots" ] || make_dossier
says "a wrong answer is told" "not an e-mail address" out
says "the elections are shown" "13 October 2030" out
hides "passphrases are not echoed" "correct paard batterij" out
says "the recovery code" "recovery code" out
expect 0 "what init asked is kept" settings show --json
json "what init asked is kept" 'd["settings"]["election.municipality"]' "'44021'" \
    'd["settings"]["election.standing"]' on_filed_list \
    'd["settings"]["election.role"]' candidate \
    'd["settings"]["candidate.email"]' els@example.be
talk 64 "two passphrases that differ" init "$W/tweede" --answers "$data/answers.ini" --lang en <<END
new passphrase.*[]:>?)] ${tab}correct paard batterij
once more.*[]:>?)] ${tab}correct paard baterij
END
[ ! -e tweede ] || fail "two passphrases that differ: a folder was left"
talk 77 "a passphrase is asked, and wrong" -C "$D" source list --lang en <<END
passphrase.*[]:>?)] ${tab}verkeerd paard batterij
END
hides "a wrong passphrase is not echoed" "verkeerd paard" out
talk 0 "a passphrase is asked" -C "$D" source list --lang en <<END
passphrase.*[]:>?)] ${tab}correct paard batterij
END
hides "a passphrase is not echoed" "correct paard" out

# ---- import without --source ----

cp "$data/list-plain.csv" list.csv
talk 0 "import asks where a file came from" -C "$D" --passphrase-file pw --lang en \
    import list.csv <<END
where did you get this file.*[]:>?)] ${tab}9
a number.*[]:>?)] ${tab}een
a number.*[]:>?)] ${tab}1
on which day.*[]:>?)] ${tab}gisteren
on which day.*[]:>?)] ${tab}2030-09-17
which municipality.*[]:>?)] ${tab}Gent
END
same "six choices" "1 2 3 4 5 6" \
    "$(sed -n 's/^  \([0-9]\)  .*/\1/p' out | tr '\n' ' ' | sed 's/ $//')"
expect 0 "the voter list" source list --json
json "the voter list" '[(s["kind"], s["recipients"], s["status"]) for s in d["items"]]' \
    "[('voter_list_current', 5, 'open')]"
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "another" mailing new folder --channel post --template brief-kennismaking
expect 0 "they may be written to" check brief --json
json "they may be written to" 'd["counts"]["allow"]' 5

cat >contacts.csv <<'END'
Voornaam;Naam;Straat;Nr;Postcode;Gemeente;E-mail
An;Maes;Kouter;1;9000;Gent;an@example.be
END
talk 0 "subscribers" -C "$D" --passphrase-file pw --lang en import contacts.csv <<END
where did you get this file.*[]:>?)] ${tab}2
did you get it.*[]:>?)] ${tab}2030-01-15
told.*for.*[]:>?)] ${tab}nieuws over de verkiezingen
could they refuse.*[]:>?)] ${tab}yes
END
talk 0 "nobody knows" -C "$D" --passphrase-file pw --lang en import contacts.csv <<END
where did you get this file.*[]:>?)] ${tab}6
END
expect 0 "their kinds" source list --json
json "their kinds" '[s["kind"] for s in d["items"]]' \
    "['voter_list_current', 'subscriber', 'unknown']"
before=$(cat out)
talk 64 "nobody answers" -C "$D" --passphrase-file pw --lang en --no-input import contacts.csv </dev/null
echo 'Voornaam;Naam;Straat;Nr;Postcode;Gemeente;E-mail' >nobody.csv
talk 65 "a file with nobody in it" -C "$D" --passphrase-file pw --lang en import nobody.csv <<END
where did you get this file.*[]:>?)] ${tab}6
END
expect 0 "source list" source list --json
same "a file that is refused declares no source" "$before" "$(cat out)"

# ---- approve asks for its declaration ----

# A no is judged by the rule that it is about.
one_by_one() { # ANSWER-ABOUT-R-25
    echo "is all of this true.*[]:>?)] ${tab}no"
    for rule in R-02 R-25 R-72 R-82 R-89 R-97 R-105 R-114 R-121; do
        echo "$rule.*is this true.*[]:>?)] ${tab}$([ $rule = R-25 ] && echo "$1" || echo yes)"
    done
}
one_by_one no >answered
talk 77 "the mayor's letterhead" -C "$D" --passphrase-file pw --lang en \
    mailing approve brief <answered
says "the mayor's letterhead" "office-letterhead: No letterhead" out
expect 0 "not approved" mailing show brief --json
json "not approved" 'd["state"]' new
# A firm that delivers it for pay has duties (R-89, R-95, R-98).
by_a_firm() { # ANSWER-ABOUT-THE-LABEL
    one_by_one yes | sed '/^R-89/s/yes$/no/; /^R-89/q'
    echo "transparency notice stands.*is this true.*[]:>?)] ${tab}$1"
    echo "R-95.*is this true.*[]:>?)] ${tab}yes"
    echo "R-98.*is this true.*[]:>?)] ${tab}yes"
    one_by_one yes | sed '1,/^R-89/d'
}
by_a_firm no >answered
talk 77 "a firm without a label" -C "$D" --passphrase-file pw --lang en \
    mailing approve brief <answered
says "a firm without a label" "ttpa-label: " out
by_a_firm yes >answered
talk 0 "a firm with a label" -C "$D" --passphrase-file pw --lang en \
    mailing approve folder <answered
expect 0 "a firm with a label" mailing export folder --to folder.xlsx
talk 0 "the declaration is given" -C "$D" --passphrase-file pw --lang en \
    mailing approve brief <<END
is all of this true.*[]:>?)] ${tab}yes
END
expect 0 "approved" mailing show brief --json
json "approved" 'd["state"]' approved
finish
