# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by every NNN-<verb>.sh. The program runs in a minimal environment, under a set
# clock (libfaketime, preloaded into the program alone), on invented people only.
#
#   expect STATUS LABEL ARGUMENT…   run kiespost on dossier $D, compare the exit status;
#                                   output is left in "$W/out" and "$W/err"
#   json LABEL EXPRESSION WANTED…   look into "$W/out" with Python expressions on `d`
#   says/hides LABEL TEXT [FILE]    a fixed string stands, or does not, in a file ("$W/err")
#   same LABEL WANTED GOT           two strings are equal
#   finish                          the verdict of the whole script
#
# A failed check is reported with all that is known, and the script goes on.
set -u
: "${KIESPOST:?path of the program}" "${INVENT_VOTERS:?path of invent-voters}"

here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
data=$repository/tests/data
W=$(mktemp -d "${TMPDIR:-/tmp}/kiespost-e2e.XXXXXX") || exit 1
D=$W/dossier
at='2030-09-20 10:00:00'
more_environment=
checks=0
failures=0

clean_up() {
    chmod -R u+rwX "$W" 2>/dev/null
    rm -rf "$W"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
cd "$W" || exit 1
mkdir "$W/tmp"
umask 022

# ---- the program ----

faketime=
for candidate in /usr/lib/*/faketime/libfaketime.so.1 /usr/lib/faketime/libfaketime.so.1; do
    [ -e "$candidate" ] && faketime=$candidate
done
if [ -z "$faketime" ]; then
    echo "libfaketime is not installed: nothing was tested" >&2
    exit 1
fi
asan=$(ldd "$KIESPOST" | awk '/libasan/ { print $3 }')

# in_its_place ARGUMENT…: the program instead of this shell, so that in the background $!
# is the program itself.
in_its_place() {
    # shellcheck disable=SC2086
    exec env -i PATH="$PATH" HOME="$W" LANG=C TZ=CET-1CEST,M3.5.0,M10.5.0/3 TMPDIR="$W/tmp" \
        ASAN_OPTIONS=verify_asan_link_order=0 UBSAN_OPTIONS=print_stacktrace=1 \
        G_SLICE=always-malloc $more_environment \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" "$@"
}

kiespost() {
    (in_its_place "$@")
}

# run ARGUMENT…: on dossier $D with the passphrase file "$W/pw"; sets `status`.
run() {
    kiespost -C "$D" --passphrase-file "$W/pw" "$@" >"$W/out" 2>"$W/err" </dev/null
    status=$?
}

# bare ARGUMENT…: without dossier and passphrase options; standard input is passed on.
bare() {
    kiespost "$@" >"$W/out" 2>"$W/err"
    status=$?
}

# ---- verdicts ----

show() {
    for shown in out err; do
        [ -s "$W/$shown" ] || continue
        echo "    ---- $shown:"
        head -c 3000 "$W/$shown" | head -n 30 | sed 's/^/    /'
    done >&2
}

fail() {
    failures=$((failures + 1))
    echo "FAILED: $*" >&2
}

no_crash() {
    if grep -qE 'AddressSanitizer|LeakSanitizer|runtime error:|CRITICAL \*\*|WARNING \*\*' \
        "$W/err"; then
        fail "$1: the program misbehaved"
        head -n 60 "$W/err" >&2
    fi
}

# judge STATUS LABEL: of the last run.
judge() {
    checks=$((checks + 1))
    if [ "$status" != "$1" ]; then
        fail "$2: exit status $status instead of $1"
        show
    fi
    no_crash "$2"
}

expect() {
    wanted_status=$1
    label=$2
    shift 2
    run "$@"
    judge "$wanted_status" "$label"
}

same() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] && return 0
    fail "$1"
    printf '%s\n' "$2" >"$W/.wanted"
    printf '%s\n' "$3" >"$W/.got"
    diff -u "$W/.wanted" "$W/.got" | tail -n +3 | head -n 40 | cut -c 1-400 >&2
    return 1
}

says() {
    checks=$((checks + 1))
    grep -qF -- "$2" "${3:-$W/err}" && return 0
    fail "$1: “$2” is not said"
    head -c 3000 "${3:-$W/err}" | head -n 30 | sed 's/^/    /' >&2
    return 1
}

hides() {
    checks=$((checks + 1))
    grep -qF -- "$2" "${3:-$W/err}" || return 0
    fail "$1: “$2” is said"
    grep -F -- "$2" "${3:-$W/err}" | head -n 5 | sed 's/^/    /' >&2
    return 1
}

# One sentence on standard error, and nothing that only a programmer understands.
one_sentence() {
    same "$1: one sentence" "1 kiespost:" \
        "$(grep -vc '^warning: ' "$W/err") $(grep -v '^warning: ' "$W/err" | cut -d' ' -f1)"
}

json() {
    label=$1
    shift
    checks=$((checks + 1))
    python3 "$here/look.py" "$W/out" "$@" >"$W/.look" 2>&1 && return 0
    fail "$label"
    sed 's/^/    /' "$W/.look" >&2
    return 1
}

value() {
    python3 "$here/look.py" "$W/out" "$1"
}

mode_of() {
    stat -c %a "$1"
}

skip() {
    echo "SKIPPED: $*" >&2
}

finish() {
    echo "$(basename "$0"): $checks checks, $failures failed"
    [ "$failures" -eq 0 ] || exit 1
    exit 0
}

# ---- things that most scripts need ----

printf 'correct paard batterij\n' >"$W/pw"

# answers [SED-EXPRESSION…]: the answers file of a candidate in Ghent.
answers() {
    cp "$data/answers.ini" "$W/answers.ini"
    for edit in "$@"; do
        sed -i "$edit" "$W/answers.ini"
    done
}

# make_dossier: $D, with the answers in "$W/answers.ini".
make_dossier() {
    [ -e "$W/answers.ini" ] || answers
    kiespost init "$D" --answers "$W/answers.ini" --passphrase-file "$W/pw" \
        >"$W/out" 2>"$W/err" </dev/null
    status=$?
    judge 0 "making the dossier"
}

# keep NAME: put a copy of $D aside; use NAME: $D is that copy again.
keep() {
    rm -rf "$W/kept-$1"
    cp -a "$D" "$W/kept-$1"
}
use() {
    rm -rf "$D"
    cp -a "$W/kept-$1" "$D"
}

add_list() {
    expect 0 "declaring voter list $1" source add "$1" --kind voter_list_current \
        --delivered-on "${2:-2030-09-17}" --municipality "${3:-Gent}"
}

# electronic_answers [SED-EXPRESSION…]: with everything that an e-mail asks for besides.
electronic_answers() {
    answers "$@"
    cat >>"$W/answers.ini" <<'END'
[electronic]
sender=candidate
policy_page=https://example.be/beleid
policy_published_on=2030-08-01
risk_assessment_on=2030-08-01
END
}

# subscribers COUNT FILE: so many invented people who ticked every box of a dated form,
# every other one in French.
subscribers() {
    awk -v count="$1" 'BEGIN {
        print "Voornaam;Familienaam;E-mail;Taal;Toestemming gegeven op;Tekst toestemming;" \
            "Kanalen;Methode;Inzamelaar;Politieke reclame"
        for (i = 1; i <= count; i++)
            printf "%s;%s %d;lezer%d@example.be;%s;%02d/%02d/2030;%s;email;formulier;" \
                "Els Peeters;ja\n", i % 2 ? "An" : "Zoé", i % 2 ? "De Smet" : "Dupont", i, i,
                i % 2 ? "NL" : "FR", i % 28 + 1, i % 8 + 1,
                "Ik wil e-mails over de verkiezingen krijgen"
    }' >"$2"
}

# add_subscribers ID COUNT: declared and imported as source ID.
add_subscribers() {
    expect 0 "declaring subscribers $1" source add "$1" --kind subscriber \
        --holder "het formulier op els.example.be" --obtained-on 2030-09-01 \
        --role candidate --purpose-told "e-mails over de verkiezingen" \
        --collected-directly yes --objection-offered yes --consent-for candidate \
        --consent-separate yes
    subscribers "$2" "$W/$1.csv"
    expect 0 "importing subscribers $1" import "$W/$1.csv" --source "$1"
}
