#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# demo: a whole campaign with invented people, in Dutch and in French, on any day; and what
# sets such a dossier apart: its own election, its own files, a folder as the only way out,
# and one line on everything.
. "$(dirname "$0")/lib.sh"

mark="VOORBEELD – EXEMPLE"
at='2026-11-22 10:00:00'
printf 'voorbeeld exemple\n' >fixed

# on_terminal STATUS LABEL ARGUMENT…: as at 80 columns; the transcript is in "$W/out".
on_terminal() {
    wanted_status=$1
    label=$2
    shift 2
    : >dialogue
    # shellcheck disable=SC2086
    python3 "$here/talk.py" dialogue out env -i PATH="$PATH" HOME="$W" LANG=C TERM=dumb \
        TMPDIR="$W/tmp" ASAN_OPTIONS=verify_asan_link_order=0 \
        LD_PRELOAD="$asan ${STEADY_CLOCK-} $faketime" FAKETIME="$at" "$KIESPOST" "$@" \
        >err </dev/null
    status=$?
    judge "$wanted_status" "$label"
    if grep -qE 'AddressSanitizer|runtime error:' out; then fail "$label: misbehaved"; fi
}

# marked LABEL: the line stands above everything that was said
marked() {
    same "$1: marked" "$mark" "$(head -n 1 out)"
}

# ---- the tour ----

# tour LANGUAGE FOLDER LETTERS MAILS YEAR SHOP-FILE
tour() {
    language=$1
    folder=$2
    letters=$3
    mails=$4
    D=$W/demo-$language-$5
    on_terminal 0 "demo in $language" demo "$D" --lang "$language"
    # A progress line is written over, and bold letters are no wider.
    sed -i "s/.*$(printf '\r')//; s/$(printf '\033')\[[0-9]*m//g" out
    cp out "said.$language"
    marked "demo in $language"
    checks=$((checks + 1))
    wide=$(LC_ALL=C.UTF-8 wc -L <out)
    [ "$wide" -le 80 ] || fail "demo in $language: a line of $wide columns"
    length=$(wc -l <out)
    checks=$((checks + 1))
    [ "$length" -le 120 ] || fail "demo in $language: $length lines are too many"
    says "the passphrase is told" "voorbeeld exemple" out
    says "the shop's file" "import $folder/${6}" out
    says "what refuses the office's" "public-office-file" out
    says "the file of unknown origin is looked into" "municipal_services" out
    says "and with -v" "-v" out
    hides "every word of the story was found" "{" out
    cp fixed pw

    # What one reads there can be typed there.
    same "five files, the workbook and the mails" 7 "$(find "$D/$folder" -maxdepth 1 \
        -mindepth 1 | wc -l)"
    (cd "$D" && unset KIESPOST_DOSSIER &&
        kiespost --passphrase-file "$W/pw" check "$mails" >"$W/out" 2>"$W/err" </dev/null)
    status=$?
    judge 0 "a command typed in the folder"
    marked "a command typed in the folder"

    expect 0 "the letters" mailing show "$letters" --json
    json "a letter for every voter but the one who objected" \
        'd["counts"]["accepted"]' 1999 'sum(d["counts"].values())' 1999
    expect 0 "the e-mails" mailing show "$mails" --json
    json "39 of 40" 'd["counts"]["accepted"]' 39 'sum(d["counts"].values())' 39
    expect 0 "who may get a letter" check "$letters" --json
    json "office and shop are refused, of unknown origin nobody came in" \
        'd["blocked_by"]["public-office-file"]' 25 'd["blocked_by"]["customer-file"]' 30 \
        '"unknown-source" in d["blocked_by"]' False 'd["blocked_by"]["objection-stop"]' 1 \
        'd["counts"]' '{"allow": 1999, "review": 0, "block": 56}'
    # Two files are in order, two are what they were declared to be, and one is the office's
    # under no name at all.
    expect 0 "the five sources" source list --json
    json "what import saw in them" '[s["status"] for s in d["items"]]' \
        "['open', 'open', 'flagged', 'open', 'closed']" \
        '[s["recipients"] for s in d["items"]]' '[2000, 40, 25, 30, 0]'
    expect 0 "who may get an e-mail" check "$mails" --json
    json "no voter gets an e-mail" 'd["counts"]["allow"]' 39 \
        'd["blocked_by"]["voter-list-paper-only"]' 2000

    # Each of them in the language that the person asked for, with the notice.
    python3 "$here/mail.py" "$D/$folder"/mails/*.eml >seen 2>err ||
        fail "a message is malformed: $(head -n 3 err)"
    checks=$((checks + 1))
    same "39 files, each to somebody else" 39 "$(cut -d'|' -f1 seen | sort -u | wc -l)"
    same "and nothing else" 39 "$(find "$D/$folder/mails" -type f | wc -l)"
    same "every subject is marked" 39 "$(grep -c "|.*|.*$mark" seen)"
    python3 - "$D/$folder" "$mark" "$5" >err 2>&1 <<'END' || fail "mails in $language: $(cat err)"
import csv, email, email.policy, glob, os, re, sys
folder, mark, poll = sys.argv[1:]
wanted = {}
name = "infolettre.csv" if folder.endswith("exemple") else "nieuwsbrief.csv"
with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
    for row in csv.reader(file, delimiter=";"):
        wanted[row[2]] = row[3].lower()
notice = {"nl": "Waarom krijgt u dit bericht?", "fr": "Pourquoi recevez-vous ce message"}
seen = {"nl": 0, "fr": 0}
for path in glob.glob(os.path.join(folder, "mails", "*.eml")):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.SMTP)
    address = message["To"].addresses[0].addr_spec
    local, domain = address.split("@")
    address = local + "@" + domain.encode("ascii").decode("idna")
    language = wanted[address]
    assert message["Content-Language"] == language, path
    for kind in "plain", "html":
        body = re.sub(r"\s+", " ", message.get_body((kind,)).get_content())
        assert mark in body, (path, kind, "no mark")
        assert notice[language].split()[-1] in body and \
            notice[language].split()[0] in body, (path, kind, "no notice")
        assert notice[{"nl": "fr", "fr": "nl"}[language]] not in body, (path, kind)
    assert message["From"].addresses[0].addr_spec.endswith(".example"), path
    seen[language] += 1
assert min(seen.values()) > 5, seen
END
    checks=$((checks + 1))

    # The letters.
    python3 "$here/xlsx.py" "$D/$folder/$letters.xlsx" >out 2>err ||
        fail "the workbook cannot be read: $(cat err)"
    json "1 999 letters, each marked" \
        'sum(len(rows) - 1 for rows in d["sheets"].values() if len(rows) > 1000)' 1999 \
        "all(any('$mark' in (cell or '') for cell in row) for rows in d['sheets'].values() if len(rows) > 1000 for row in rows[1:])" True
    expect 0 "the preview" mailing preview "$letters"
    marked "the preview"
    same "the letter itself is marked too" 2 "$(grep -c "$mark" out)"
}

tour nl voorbeeld brief-1 nieuws-1 2026 klanten-winkel.csv
tour fr exemple lettre-1 nouvelles-1 2026 clients-magasin.csv
at='2029-05-05 23:30:00'
tour nl voorbeeld brief-1 nieuws-1 2029 klanten-winkel.csv
at='2026-11-22 10:00:00'

# ---- the same day gives the same people, wherever it is made ----

bare demo other --lang nl --json </dev/null
judge 0 "demo with --json"
hides "--json is not marked" "$mark" out
for file in kiezerslijst.csv nieuwsbrief.csv kabinet-burgemeester.csv klanten-winkel.csv \
    allerlei.csv; do
    checks=$((checks + 1))
    cmp -s "other/voorbeeld/$file" "demo-nl-2026/voorbeeld/$file" || fail "$file differs"
done
checks=$((checks + 1))
! cmp -s demo-nl-2026/voorbeeld/kiezerslijst.csv demo-nl-2029/voorbeeld/kiezerslijst.csv ||
    fail "somebody of 2029 is as old as in 2026"
bare demo elsewhere -q --lang en --passphrase-file "$W/fixed" </dev/null
judge 0 "demo with a passphrase of one's own"
hides "which is not told" "passphrase is" out

# With -v the whole of it, and the same campaign.
bare demo whole --lang en -v --passphrase-file "$W/fixed" </dev/null
judge 0 "demo with -v"
for said in "source add kiezers" "imported 25 people" "objection o-0001" "--item print" \
    "nothing makes this file usable" "nothing of it was stored"; do
    checks=$((checks + 1))
    grep -qiF -- "$said" out || fail "demo with -v: “$said” is not said"
done
checks=$((checks + 1))
[ "$(wc -l <out)" -ge 150 ] || fail "demo with -v: $(wc -l <out) lines only"
hides "demo with -v leaves nothing out" "lines more" out

# ---- a folder that holds something is left alone ----

mkdir full && echo x >full/x
for folder in full demo-nl-2026; do
    find "$folder" -type f -exec cksum {} + | sort >before
    bare demo "$folder" </dev/null
    judge 73 "a folder that is not empty: $folder"
    one_sentence "a folder that is not empty: $folder"
    find "$folder" -type f -exec cksum {} + | sort >after
    same "it is as it was: $folder" "$(cat before)" "$(cat after)"
done

# ---- everything is marked, and nothing real can come in or out ----

D=$W/demo-nl-2026
cp fixed pw
for words in "" "source list" "source show kabinet" "person show r-000001" \
    "person find Dubois" "explain r-000001" "mailing list" "mailing show brief-1" \
    "settings show" "objection list" "operator list" "-q person find Dubois"; do
    # shellcheck disable=SC2086
    expect 0 "“$words”" $words
    marked "“$words”"
    case $words in
    -q*) continue ;;
    esac
    # shellcheck disable=SC2086
    expect 0 "“$words” as JSON" $words --json
    hides "“$words” as JSON" "$mark" out
    json "“$words” as JSON" '"schema" in d' True
done

cp "$data/list-plain.csv" real.csv
cp "$D/voorbeeld/nieuwsbrief.csv" changed.csv
printf 'An;De Smet;an@example.be\r\n' >>changed.csv
cp "$W/demo-nl-2029/voorbeeld/kiezerslijst.csv" others.csv
for file in real.csv changed.csv others.csv; do
    for more in "" --dry-run; do
        # shellcheck disable=SC2086
        expect 77 "a file that demo did not make: $file $more" import "$file" \
            --source nieuwsbrief $more
        one_sentence "a file that demo did not make: $file $more"
        says "the reason" "kiespost demo" err
    done
done
expect 0 "nobody came in" source list --json
json "nobody came in" '[s["recipients"] for s in d["items"]]' '[2000, 40, 25, 30, 0]'
expect 0 "the same file again" import "$D/voorbeeld/nieuwsbrief.csv" --source nieuwsbrief \
    --again

for change in election.id=BE-VLG-LOC-2030 election.id=DEMO-BE-VLG-LOC \
    election.municipality=Gent election.constituency=all election.standing=struck \
    election.on_filed_list=no election.list_name=x election.voters=; do
    expect 77 "settings set $change" settings set "$change"
    one_sentence "settings set $change"
done
for change in demo.made_on= demo.made_on=2020-01-01 demo.files=x; do
    expect 64 "settings set $change" settings set "$change"
done
expect 0 "another setting" settings set candidate.phone=0470000000
expect 0 "and still an example" settings show --json
json "and still an example" 'd["settings"]["election.id"]' DEMO-BE-VLG-LOC
expect 0 "a second mailing" mailing new nieuws-2 --channel email --template mail-nieuws \
    --source nieuwsbrief
expect 0 "approved" mailing approve nieuws-2 --declare
for transport in esmtp curl handset; do
    expect 77 "by $transport" mailing send nieuws-2 --for-real --confirm 39 \
        --transport $transport
    one_sentence "by $transport"
done
expect 0 "a mail server in the settings" settings set smtp.host=127.0.0.1 smtp.security=none
expect 0 "is not used: a folder, as ever" mailing send nieuws-2 --for-real --confirm 39

# The poll comes, and the list is over.
at='2026-12-16 10:00:00'
expect 0 "the day after the poll" check brief-1 --json
json "the day after the poll" 'd["counts"]["allow"]' 0 \
    'd["blocked_by"]["voter-list-end-local"]' 2000
at='2026-11-22 10:00:00'

# ---- an ordinary dossier knows none of it ----

D=$W/dossier
printf 'correct paard batterij\n' >pw
for id in DEMO-BE-VLG-LOC DEMO-BE-BRU-LOC; do
    answers "s/^id=.*/id=$id/"
    kiespost init "$D" --answers "$W/answers.ini" --passphrase-file "$W/pw" >out 2>err \
        </dev/null
    status=$?
    judge 78 "init for $id"
done
answers "s/^municipality=44021/municipality=Voorbeeldegem/"
kiespost init "$D" --answers "$W/answers.ini" --passphrase-file "$W/pw" >out 2>err </dev/null
status=$?
judge 78 "init in Voorbeeldegem"
answers
printf '[demo]\nmade_on=2026-11-22\n' >>answers.ini
kiespost init "$D" --answers "$W/answers.ini" --passphrase-file "$W/pw" >out 2>err </dev/null
status=$?
judge 78 "init as an example"
answers
make_dossier
expect 78 "settings set to an example's election" settings set election.id=DEMO-BE-VLG-LOC
expect 0 "elections" rules elections
hides "no election of an example is listed" DEMO out
expect 64 "a voter list of Voorbeeldegem" source add lijst --kind voter_list_current \
    --delivered-on 2026-11-19 --municipality Voorbeeldegem
expect 0 "the status"
hides "an ordinary dossier is not marked" "$mark" out

# ---- in the reader's language ----

# Runs by itself once the catalogues have the words of the tour.
bare demo --help --lang en </dev/null
cp out help.en
bare demo elsewhere-en --lang en </dev/null
cp out said.en
for language in nl fr; do
    bare demo --help --lang "$language" </dev/null
    if grep -qF "$(sed -n '/^Makes a dossier/p' help.en)" out; then
        skip "the $language catalogue has no words for demo yet"
        continue
    fi
    # A sentence of the English tour that stands in this one too was not translated.
    grep -E '^[A-Z=].{30,}' said.en | grep -vE '^(\$|VOORBEELD)' | sort -u >english
    checks=$((checks + 1))
    left=$(grep -Fx -f english "said.$language" | head -n 3)
    [ -z "$left" ] || fail "demo in $language speaks English: $left"
done
finish
