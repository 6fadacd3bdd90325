#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A full disk: a sentence, 74 (or 73 where nothing can be created), and nothing lost.
. "$(dirname "$0")/lib.sh"

# 74, or 73 where not even an empty file can be made.
full() {
    label=$1
    shift
    run "$@"
    checks=$((checks + 1))
    case $status in
    73 | 74) ;;
    *)
        fail "$label: exit status $status instead of 74"
        show
        ;;
    esac
    no_crash "$label"
    one_sentence "$label"
}

# ---- standard output ----

make_dossier
add_list lijst
cp "$data/list-plain.csv" list.csv
expect 0 "import" import list.csv --source lijst
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
for words in "--help" "--version" "rules list" "rules list --json" "template list" \
    "source list" "source list --json" "check brief --all --json" "person show r-000001" \
    "mailing preview brief"; do
    # shellcheck disable=SC2086
    kiespost -C "$D" --passphrase-file pw $words >/dev/full 2>err </dev/null
    status=$?
    : >out
    judge 74 "standard output is full: $words"
done
keep ready

# ---- the disk ----

if [ "$(id -u)" -eq 0 ] && mkdir small && mount -t tmpfs -o size=1500k tmpfs small 2>/dev/null; then
    trap 'umount "$W/small" 2>/dev/null; clean_up' EXIT
    "$INVENT_VOTERS" --rows 20000 --seed 9 -o big.csv
    ready=$D

    # fill KEPT-BYTES: everything but so much of the small disk.
    fill() {
        rm -f small/ballast
        free=$(($(stat -f -c '%a * %S' small)))
        [ "$free" -le "$1" ] || head -c $((free - $1)) /dev/zero >small/ballast 2>/dev/null
    }
    empty_disk() {
        rm -rf small/* small/.[!.]*
    }
    state() {
        kiespost -C "$D" --passphrase-file pw source list --json
        kiespost -C "$D" --passphrase-file pw mailing list --json
        kiespost -C "$D" --passphrase-file pw check brief --json --all
    }

    for bytes in 0 8192 40960 81920; do
        empty_disk
        fill $bytes
        answers
        kiespost init small/new --answers answers.ini --passphrase-file pw \
            >out 2>err </dev/null
        status=$?
        case $status in
        73 | 74) one_sentence "init with $bytes bytes" ;;
        *) fail "init with $bytes bytes: exit status $status" ;;
        esac
        checks=$((checks + 1))
        no_crash "init with $bytes bytes"
        rm -f small/ballast
        kiespost init small/new --answers answers.ini --passphrase-file pw \
            >out 2>err </dev/null
        status=$?
        judge 0 "init with $bytes bytes: it can be repeated when there is room"
    done

    empty_disk
    D=$W/small/dossier
    cp -a "$ready" "$D"
    before=$(state)
    for bytes in 0 4096 65536 262144; do
        fill $bytes
        full "import with $bytes bytes" import big.csv --source lijst
        rm -f small/ballast
        same "import with $bytes bytes: nothing is lost" "$before" "$(state)"
    done
    # At zero bytes even a read may need room for SQLite's shared memory: it may fail, but
    # says so.
    fill 0
    full "settings on a full disk" settings set smtp.daily=5
    run source list
    case $status in
    0) ;;
    73 | 74) one_sentence "reading on a full disk" ;;
    *) fail "reading on a full disk: exit status $status" ;;
    esac
    no_crash "reading on a full disk"
    rm -f small/ballast
    same "settings on a full disk: nothing is lost" "$before" "$(state)"
    expect 0 "there is room again" settings set smtp.daily=5

    rm -f small/ballast
    fill 4096
    full "approve on a full disk" mailing approve brief --declare
    rm -f small/ballast
    same "approve on a full disk: nothing is lost" "$before" "$(state)"
    expect 0 "approve" mailing approve brief --declare
    expect 0 "approved" mailing show brief --json
    approved=$(cat out)
    for bytes in 0 4096; do
        fill $bytes
        full "export onto a full disk, $bytes bytes" mailing export brief --to small/brief.xlsx
        rm -f small/ballast
        [ ! -e small/brief.xlsx ] || fail "export onto a full disk: half a workbook is left"
        same "export onto a full disk, $bytes bytes: no part is left" "" \
            "$(find small -name '*.part')"
        expect 0 "export onto a full disk" mailing show brief --json
        same "export onto a full disk: nobody counts as written to" "$approved" "$(cat out)"
    done
    # The workbook goes to a disk with room, the record cannot be written.
    fill 0
    full "export from a full disk" mailing export brief --to elsewhere.xlsx
    [ ! -e elsewhere.xlsx ] || fail "export from a full disk: letters that are not on record"
    rm -f small/ballast
    expect 0 "there is room again" mailing export brief --to elsewhere.xlsx
else
    skip "a small disk cannot be mounted here: a limit on file sizes stands in for it"
    before=$(kiespost -C "$D" --passphrase-file pw source list --json)
    "$INVENT_VOTERS" --rows 20000 --seed 9 -o big.csv
    (
        trap '' XFSZ
        ulimit -f 600
        kiespost -C "$D" --passphrase-file pw import big.csv --source lijst \
            >out 2>err </dev/null
        echo $? >code
    )
    status=$(cat code)
    judge 74 "import beyond the limit"
    one_sentence "import beyond the limit"
    same "import beyond the limit: nothing is lost" "$before" \
        "$(kiespost -C "$D" --passphrase-file pw source list --json)"
fi

finish
