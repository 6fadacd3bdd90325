# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Sourced: what the scripts in this folder say, in the reader's language.

# choose_language [nl|fr|en]: else by the locale, in the order in which gettext reads
# it; English when that names none of the three. Returns 64 for any other word.
choose_language() {
    local locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
    case ${1-} in
    nl | fr | en) spoken=$1 ;;
    '') case ${locale%%[_.@]*} in
        nl | fr) spoken=${locale%%[_.@]*} ;;
        *) spoken=en ;;
        esac ;;
    *)
        echo "--lang: nl, fr, en" >&2
        return 64
        ;;
    esac
}

# say DUTCH FRENCH ENGLISH
say() {
    case $spoken in
    nl) printf '%s\n' "$1" ;;
    fr) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$3" ;;
    esac
}

# heading DUTCH FRENCH ENGLISH
heading() {
    local bold='' plain=''
    if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then
        bold=$'\e[1m' plain=$'\e[0m'
    fi
    printf '\n%s== %s%s\n' "$bold" "$(say "$@")" "$plain"
}
