#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Nobody on a list can be read in any file beside the export, not after a whole session,
# and not after a power cut in the middle of an import; and the import is all or nothing.
. "$(dirname "$0")/lib.sh"

make_dossier
add_list lijst
"$INVENT_VOTERS" --rows 2000 --seed 80 --encoding windows-1252 --capitals \
    --national-number -o gent.csv || fail "no voters were invented"
# Streets, family names, order of first names as they stand, and national numbers. The
# candidate's own name and street are the dossier's, not the list's.
iconv -f WINDOWS-1252 -t UTF-8 gent.csv | tail -n +2 |
    awk -F';' '{ print $2; print $3 ";" $4; print $3; print $4; print $7 }' |
    grep -viE '^(peeters|kerkstraat|gent|els)$' | sort -u >words
python3 "$here/traces.py" <words >patterns

# traces FOLDER…: the files that hold one of the patterns. Without its NUL bytes UTF-16 is
# Windows-1252.
traces() {
    find "$@" -type f | while read -r file; do
        if LC_ALL=C grep -qaFf patterns "$file" || tr -d '\0' <"$file" | LC_ALL=C grep -qaFf patterns; then
            echo "$file"
        fi
    done
}
mkdir readable
cp gent.csv readable/windows-1252
iconv -f WINDOWS-1252 -t UTF-8 gent.csv >readable/utf-8
iconv -f WINDOWS-1252 -t UTF-16LE gent.csv >readable/utf-16
tr '[:upper:]' '[:lower:]' <gent.csv >readable/small
same "the search finds what it looks for" 4 "$(traces readable | wc -l)"

# silent LABEL: nothing readable in the dossier, the temporary folders, the output.
silent() {
    checks=$((checks + 1))
    found=$(traces "$D" "$W/tmp" "$W/logs")
    [ -z "$found" ] || fail "$1: $(echo "$found" | head -n 5)"
    same "$1: nothing in the temporary folder" "" "$(ls -A "$W/tmp")"
    same "$1: modes" "" "$(find "$D" -type f ! -perm 600 -o -type d ! -perm 700)"
}

mkdir logs
logged() { # STATUS LABEL ARGUMENT…
    expect "$@"
    cat out err >>logs/session
}
# Some of these sentences end on a terminal's scrollback or in a log: no names there.
logged 0 "import" import gent.csv --source lijst -v
logged 0 "a second import" import gent.csv --source lijst --again --dry-run -v
logged 0 "objection by name" objection add --name "An Onbestaande" --postcode 9000
logged 0 "objection by recipient" objection add --recipient r-000005
logged 0 "objection list" objection list
logged 0 "mailing new" mailing new brief --channel post --template brief-kennismaking
logged 0 "check" check brief --all
logged 0 "explain" explain r-000005 -v
logged 0 "approve" mailing approve brief --declare
mkdir letters
logged 0 "export" mailing export brief --to letters/brief.xlsx
logged 0 "status" -v
logged 0 "operator add" operator add Jan --new-passphrase-file pw
logged 0 "operator remove" operator remove Jan
silent "after a whole session"
same "an objector's name is not kept" "" "$(grep -rlaiF Onbestaande "$D")"
same "one workbook and nothing beside it" brief.xlsx "$(ls -A letters)"
same "no plain database" "" "$(grep -la 'SQLite format 3' "$D"/dossier.db "$D"/sources/*.db || true)"

# ---- kill -9 in the middle of an import ----

rm -rf "$D" logs
mkdir logs
make_dossier
add_list lijst
keep ready
"$INVENT_VOTERS" --rows 200000 --seed 81 --capitals -o big.csv ||
    fail "no voters were invented"
awk -F';' 'NR > 1 && NR % 4 == 0 { print $2 ";" $3; print $3 " " $2 }' big.csv |
    sort -u | head -n 3000 >>words
python3 "$here/traces.py" <words >patterns

# The moment is a state of the files, no clock: the new source has grown to so many bytes.
# grown BYTES: 0 when the file being built is that large, or when the import has ended.
grown() {
    size=0
    for file in "$D"/tmp/*.db "$D"/sources/*.db; do
        [ -e "$file" ] && size=$(stat -c %s "$file" 2>/dev/null || echo 0)
    done
    [ "${size:-0}" -ge "$1" ]
}
complete=0
for moment in 1 4000000 20000000 end; do
    use ready
    (
        exec env -i PATH="$PATH" HOME="$W" LANG=C TMPDIR="$W/tmp" \
            ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" \
            FAKETIME="$at" "$KIESPOST" -C "$D" --passphrase-file "$W/pw" import big.csv \
            --source lijst >logs/killed 2>&1 </dev/null
    ) &
    import=$!
    if [ $moment != end ]; then
        until grown $moment || ! kill -0 $import 2>/dev/null; do :; done
        kill -9 $import 2>/dev/null
    fi
    wait $import 2>/dev/null
    found=$(traces "$D" "$W/tmp" logs)
    [ -z "$found" ] || fail "killed at $moment: $(echo "$found" | head -n 3)"
    checks=$((checks + 1))
    expect 0 "killed at $moment: reading goes on" source list --json
    people=$(value 'd["items"][0]["recipients"]')
    case $people in
    0) ;;
    200000) complete=$((complete + 1)) ;;
    *) fail "killed at $moment: half an import, $people recipients" ;;
    esac
    expect 0 "killed at $moment: writing goes on" settings set smtp.daily=12
    same "killed at $moment: nothing is left over" "$([ "$people" = 0 ] || echo sources/*.db | wc -w)" \
        "$(find "$D/tmp" "$D/sources" -name '*.db' | wc -l | sed 's/^0$//')"
    same "killed at $moment: the temporary folder is swept" "" "$(ls -A "$D/tmp")"
    if [ "$people" = 0 ]; then
        expect 0 "killed at $moment: nobody is there" person find Peeters --json
        json "killed at $moment: nobody is there" 'd["items"]' '[]'
    else
        expect 65 "killed at $moment: the file counts as imported" import big.csv --source lijst
    fi
done
checks=$((checks + 1))
[ "$complete" -ge 1 ] || fail "not even the import that was left alone is complete"

# ---- kill -9 in the middle of a second import, into a source that has people ----

use ready
head -n 2001 big.csv >small.csv
expect 0 "a first import" import small.csv --source lijst
keep small
for moment in 400000 9000000; do
    use small
    (
        exec env -i PATH="$PATH" HOME="$W" LANG=C TMPDIR="$W/tmp" \
            ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" \
            FAKETIME="$at" "$KIESPOST" -C "$D" --passphrase-file "$W/pw" import big.csv \
            --source lijst >logs/killed 2>&1 </dev/null
    ) &
    import=$!
    until [ "$(cat "$D"/sources/*.db* 2>/dev/null | wc -c)" -ge $((moment + 400000)) ] ||
        ! kill -0 $import 2>/dev/null; do :; done
    kill -9 $import 2>/dev/null
    wait $import 2>/dev/null
    expect 0 "second import killed at $moment" source list --json
    people=$(value 'd["items"][0]["recipients"]')
    case $people in
    2000 | 200000) ;;
    *) fail "second import killed at $moment: half an import, $people recipients" ;;
    esac
    expect 0 "second import killed at $moment: a letter" mailing new brief --channel post \
        --template brief-kennismaking
    expect 0 "second import killed at $moment: verdicts" check brief --json
    json "second import killed at $moment: verdicts" 'sum(d["counts"].values())' "$people"
    found=$(traces "$D" "$W/tmp" logs)
    [ -z "$found" ] || fail "second import killed at $moment: $(echo "$found" | head -n 3)"
    checks=$((checks + 1))
done

# ---- kill -9 in the middle of an export ----

use small
expect 0 "a letter" mailing new brief --channel post --template brief-kennismaking
expect 0 "approve" mailing approve brief --declare
(
    exec env -i PATH="$PATH" HOME="$W" LANG=C TMPDIR="$W/tmp" \
        ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" \
        FAKETIME="$at" "$KIESPOST" -C "$D" --passphrase-file "$W/pw" mailing export brief \
        --to letters/nieuw.xlsx >logs/killed 2>&1 </dev/null
) &
export=$!
until [ -n "$(ls -A "$D/tmp")" ] || [ -e letters/nieuw.xlsx ] ||
    ! kill -0 $export 2>/dev/null; do :; done
kill -9 $export 2>/dev/null
wait $export 2>/dev/null
expect 0 "export killed: writing goes on" settings set smtp.daily=13
same "export killed: the dossier's temporary folder is swept" "" "$(ls -A "$D/tmp")"
silent "export killed"
expect 0 "export killed: the counts" mailing show brief --json
if [ ! -e letters/nieuw.xlsx ]; then
    json "export killed: nobody counts as written to" 'd["counts"]["planned"]' 2000
    expect 0 "export killed: it can be made again" mailing export brief --to letters/nieuw.xlsx
fi

finish
