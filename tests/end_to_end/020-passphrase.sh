#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Opening a dossier: wrong passphrase, missing, locked, damaged or half re-keyed files, a
# folder without the right to write; operators.
. "$(dirname "$0")/lib.sh"

make_dossier
add_list lijst
cp "$data/list-plain.csv" list.csv
expect 0 "import" import list.csv --source lijst
keep good

# fingerprint: of every byte in the dossier but the lock.
fingerprint() {
    (cd "$D" && find . -type f ! -name lock ! -name '*-shm' ! -name '*-wal' \
        -exec cksum {} + | sort)
}

# ---- the passphrase ----

before=$(fingerprint)
printf 'verkeerd paard batterij\n' >pw.wrong
bare -C "$D" --passphrase-file pw.wrong source list </dev/null
judge 77 "a wrong passphrase"
one_sentence "a wrong passphrase"
same "nothing on standard output" "" "$(cat out)"
bare -C "$D" --passphrase-file pw.wrong source list --json </dev/null
judge 77 "a wrong passphrase with --json"
cp err out
json "the error as JSON" 'd["schema"]' kiespost.error/1 'd["slug"]' wrong-passphrase \
    'd["exit"]' 77 'sorted(d)' "['exit', 'schema', 'sentence', 'slug']"
bare -C "$D" source list </dev/null
judge 77 "no passphrase"
one_sentence "no passphrase"
bare -C "$D" --passphrase-file pw.none source list </dev/null
judge 66 "no passphrase file"
: >pw.empty
bare -C "$D" --passphrase-file pw.empty source list </dev/null
judge 77 "an empty passphrase file"
bare -C "$D" --operator Nobody --passphrase-file pw source list </dev/null
judge 77 "an operator who does not exist"
one_sentence "an operator who does not exist"
# Neither the end of the line nor its kind belongs to the passphrase.
printf 'correct paard batterij\r\n' >pw.crlf
printf 'correct paard batterij' >pw.bare
for form in crlf bare; do
    bare -C "$D" --passphrase-file "pw.$form" source list </dev/null
    judge 0 "passphrase file with $form ending"
done
same "refusals change nothing" "$before" "$(fingerprint)"

# ---- where there is no dossier ----

bare -C "$W/nowhere" --passphrase-file pw source list </dev/null
judge 66 "no dossier"
one_sentence "no dossier"
says "no dossier" "kiespost init"
bare --passphrase-file pw </dev/null
judge 66 "no dossier in the current folder"

# ---- the lock ----

if command -v flock >/dev/null; then
    mkfifo started hold
    flock -x "$D/lock" sh -c 'echo >started; cat hold' >/dev/null 2>&1 &
    read -r _ <started
    for verb in "source list" "source add x --kind unknown" "settings set smtp.daily=9"; do
        # shellcheck disable=SC2086
        expect 75 "held by another process: $verb" $verb
        one_sentence "held by another process: $verb"
    done
    echo >hold
    wait $!
    expect 0 "free again" source list
else
    skip "flock is not installed: the lock is not tested"
fi
expect 0 "an interrupted command leaves no lock" source list

# ---- damage ----

# damaged LABEL: reading and writing both end with 74 and one sentence.
damaged() {
    for verb in "source list" "source add x --kind unknown"; do
        # shellcheck disable=SC2086
        expect 74 "$1: $verb" $verb
        one_sentence "$1: $verb"
    done
    use good
}

printf 'garbage garbage' | dd of="$D/dossier.db" bs=1 seek=5000 conv=notrunc status=none
damaged "a flipped page in dossier.db"
printf '\377' | dd of="$D/dossier.db" bs=1 seek=20 conv=notrunc status=none
damaged "a flipped byte in the first page"
head -c 3000 "$W/kept-good/dossier.db" >"$D/dossier.db"
damaged "dossier.db cut short"
: >"$D/dossier.db"
damaged "dossier.db empty"
rm "$D/dossier.db"
damaged "dossier.db missing"
[ -e "$D/dossier.db" ] || fail "the good copy is gone"
head -c 100 /dev/zero >"$D/keyslots"
expect 74 "keyslots of zeros" source list
one_sentence "keyslots of zeros"
use good
head -c 300 "$W/kept-good/keyslots" >"$D/keyslots"
expect 74 "keyslots cut short" source list
one_sentence "keyslots cut short"
use good
rm "$D/keyslots"
expect 74 "keyslots missing" source list
one_sentence "keyslots missing"
use good
source_file=$(find "$D/sources" -name '*.db')
rm "$source_file"
expect 74 "a source's file is missing" person find Peeters
one_sentence "a source's file is missing"
expect 0 "what does not need it still works" source list --json
json "it is still listed" 'd["items"][0]["source"]' lijst
use good
printf 'garbage' | dd of="$source_file" bs=1 seek=4200 conv=notrunc status=none
expect 74 "a source's file is damaged" person find Peeters
one_sentence "a source's file is damaged"
use good

# ---- a change of key that was interrupted ----

expect 0 "one more operator" operator add Jan --new-passphrase-file pw.bare
keep two
expect 0 "removing an operator gives a new key" operator remove Jan
keep rekeyed
# After the database was re-keyed, before the new slots got their name.
cp "$W/kept-two/keyslots" "$D/keyslots"
cp "$W/kept-rekeyed/keyslots" "$D/keyslots.new"
expect 0 "new key in keyslots.new" source list --json
json "everything is there" 'd["items"][0]["recipients"]' 5
expect 0 "the next change tidies up" settings set smtp.daily=77
[ ! -e "$D/keyslots.new" ] || fail "keyslots.new is still there"
# Before the database was re-keyed.
use two
cp "$W/kept-rekeyed/keyslots" "$D/keyslots.new"
expect 0 "old key still in keyslots" source list --json
json "everything is there" 'd["items"][0]["recipients"]' 5
expect 0 "the next change tidies up" settings set smtp.daily=78
[ ! -e "$D/keyslots.new" ] || fail "keyslots.new is still there"
# keyslots itself was lost.
use rekeyed
mv "$D/keyslots" "$D/keyslots.new"
expect 0 "only keyslots.new is left" source list
# keyslots.new was lost or is rubbish, and the old slots open the old key.
use two
echo rubbish >"$D/keyslots.new"
expect 0 "a rubbish keyslots.new" source list
# The database has the new key, and the new slots are lost: no guess, no loss.
use two
cp "$W/kept-rekeyed/dossier.db" "$D/dossier.db"
expect 74 "keyslots.new was lost" source list
one_sentence "keyslots.new was lost"
use good

# ---- operators ----

printf 'een heel andere zin\n' >pw.jan
expect 0 "operator add" operator add Jan --new-passphrase-file pw.jan --json
json "operator add" 'd["operator"]' Jan
expect 0 "operator list" operator list --json
json "operator list" 'd["schema"]' kiespost.operators/1 \
    '[row["operator"] for row in d["items"]].count("Jan")' 1 'len(d["items"])' 3
expect 64 "the same name twice" operator add Jan --new-passphrase-file pw.jan
one_sentence "the same name twice"
printf 'kort\n' >pw.short
expect 64 "a short passphrase" operator add Piet --new-passphrase-file pw.short
bare -C "$D" --operator Jan --passphrase-file pw.jan settings set smtp.daily=42 </dev/null
judge 0 "the new operator works"
bare -C "$D" --passphrase-file pw.jan source list </dev/null
judge 77 "without --operator the candidate is meant"
printf 'de derde zin van Jan\n' >pw.jan2
bare -C "$D" --operator Jan --passphrase-file pw.jan operator passphrase \
    --new-passphrase-file pw.jan2 </dev/null
judge 0 "operator passphrase"
bare -C "$D" --operator Jan --passphrase-file pw.jan source list </dev/null
judge 77 "the old passphrase is dead"
bare -C "$D" --operator Jan --passphrase-file pw.jan2 source list </dev/null
judge 0 "the new passphrase opens"
expect 0 "the candidate's is as it was" source list
expect 64 "removing nobody" operator remove Piet
expect 0 "operator remove" operator remove Jan
bare -C "$D" --operator Jan --passphrase-file pw.jan2 source list </dev/null
judge 77 "who was removed is shut out"
expect 0 "the sources survive the new key" person find Peeters --json
json "the sources survive the new key" 'len(d["items"])' 1
bare -C "$D" operator add Piet --passphrase-file - --new-passphrase-file - <pw
case $status in
64 | 77) ;;
*) fail "one standard input for two passphrases: exit status $status" ;;
esac

# ---- no right to write ----

if [ "$(id -u)" -ne 0 ]; then
    use good
    chmod 500 "$D"
    expect 73 "a folder that may only be read" source list
    one_sentence "a folder that may only be read"
    chmod 700 "$D"
elif mkdir mounted && mount -t tmpfs tmpfs mounted 2>/dev/null; then
    cp -a "$W/kept-good" mounted/dossier
    mount -o remount,ro mounted
    D=$W/mounted/dossier
    for verb in "source list" "source add x --kind unknown"; do
        # shellcheck disable=SC2086
        expect 73 "a medium that may only be read: $verb" $verb
        one_sentence "a medium that may only be read: $verb"
    done
    umount mounted
else
    skip "root without the right to mount: a read-only dossier is not tested"
fi

finish
