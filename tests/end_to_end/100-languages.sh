#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Dutch, French and English: help within 80 columns, sentences in the language asked for,
# JSON that does not depend on it.
. "$(dirname "$0")/lib.sh"

share=$(dirname "$KIESPOST")/../share/locale
languages=en
for language in nl fr; do
    if [ -e "$share/$language/LC_MESSAGES/kiespost.mo" ]; then
        languages="$languages $language"
    else
        skip "there is no $language catalogue yet"
    fi
done

bare --help </dev/null
judge 0 "--help"
# The commands stand indented by two, with two blanks behind the name.
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p' out)
# A name too long for its column stands in front of a single blank.
for command in "operator passphrase" "mailing new" "mailing list" "mailing show" \
    "mailing preview" "mailing approve" "mailing export" "objection add" \
    "objection list" "person find" "person show" "template list" "template show" \
    "rules list" "rules show" "rules elections" "source add" "source list" \
    "source show" "settings show" "settings set" init import check explain \
    "operator add" "operator list" "operator remove"; do
    says "--help knows $command" "  $command " out
    case "
$commands
" in
    *"
$command
"*) ;;
    *) commands="$commands
$command" ;;
    esac
done

# fits LABEL: no line of "$W/out" is longer than 80 characters, none holds a bare msgid mark.
fits() {
    checks=$((checks + 1))
    wide=$(LC_ALL=C.UTF-8 wc -L <out)
    [ "$wide" -le 80 ] || fail "$1: a line of $wide columns"
    hides "$1: no tab" "	" out
}

for language in $languages; do
    bare --lang "$language" --help </dev/null
    judge 0 "--help in $language"
    fits "--help in $language"
    cp out "help.$language"
    IFS='
'
    for command in $commands; do
        IFS=' '
        # shellcheck disable=SC2086
        bare $command --help "--lang=$language" </dev/null
        judge 0 "$command --help in $language"
        fits "$command --help in $language"
        says "$command --help in $language" "kiespost $command" out
        IFS='
'
    done
    IFS=' 	
'
    for group in source mailing operator person rules template objection settings; do
        bare $group --help --lang "$language" </dev/null
        judge 0 "$group --help in $language"
        fits "$group --help in $language"
    done
done
for language in nl fr; do
    [ -e "help.$language" ] || continue
    checks=$((checks + 1))
    ! cmp -s help.en "help.$language" || fail "--help in $language is English"
done

make_dossier
add_list lijst
cp "$data/list-plain.csv" list.csv
echo '6;Maes;An;31/02/2001;Kouter;4;;9000;Gent;4' >>list.csv
expect 0 "import" import list.csv --source lijst
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "an objection" objection add --recipient r-000001

# ---- JSON is the same in every language, but for sentences meant to be read ----

for words in "" "source list" "source show lijst" "settings show" "person find Peeters" \
    "person show r-000002" "check brief --all" "explain r-000001" "mailing list" \
    "mailing show brief" "mailing preview brief" "objection list" "operator list" \
    "rules list" "rules show R-01" "rules elections" "template list" \
    "template show brief-kennismaking" \
    "import list.csv --source lijst --again --dry-run --rejected none.csv"; do
    for language in $languages; do
        # shellcheck disable=SC2086
        run $words --json --lang "$language"
        if [ "$language" = en ]; then
            cp out json.en
        else
            checks=$((checks + 1))
            cmp -s out json.en ||
                fail "“$words --json” depends on the language: $(diff json.en out | cut -c 1-300)"
        fi
    done
done
# Errors too.
for words in "check niets" "person show r-999999" "import none.csv --source lijst" \
    "source add ../x --kind unknown" "rules show R-999" "nonsense" "check --nonsense"; do
    for language in $languages; do
        # shellcheck disable=SC2086
        run $words --json --lang "$language"
        if [ "$language" = en ]; then
            cp err json.en
        else
            checks=$((checks + 1))
            cmp -s err json.en ||
                fail "the error of “$words --json” depends on the language: $(diff json.en err | cut -c 1-300)"
        fi
    done
done

# ---- words on the screen ----

for language in nl fr; do
    case " $languages " in
    *" $language "*) ;;
    *) continue ;;
    esac
    for words in "" "check brief" "explain r-000001" "source show lijst" "mailing show brief"; do
        # shellcheck disable=SC2086
        expect 0 "$words in $language" --lang $language $words
        cp out said
        # shellcheck disable=SC2086
        expect 0 "$words in English" --lang en $words
        checks=$((checks + 1))
        ! cmp -s out said || fail "“$words” in $language is English"
    done
    expect 66 "an error in $language" --lang $language import none.csv --source lijst
    hides "an error in $language" "cannot be opened"
done
if [ -e help.nl ]; then
    more_environment="LC_ALL=nl_BE.UTF-8"
    bare --help </dev/null
    more_environment="LANGUAGE=fr"
    same "the locale chooses the language" "$(cat help.nl)" "$(cat out)"
    more_environment=
fi
bare --lang de --help </dev/null
judge 64 "a language that there is not"
one_sentence "a language that there is not"
bare --lang </dev/null
judge 64 "--lang without a language"
finish
