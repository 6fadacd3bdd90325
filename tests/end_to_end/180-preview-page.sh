#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mailing preview --html: one self-contained page, and what Chromium makes of it.
. "$(dirname "$0")/lib.sh"

electronic_answers
make_dossier
add_list lijst
cp "$data/list-plain.csv" list.csv
expect 0 "import of the voter list" import list.csv --source lijst
add_subscribers nieuws 2
expect 0 "an e-mail" mailing new mail-1 --channel email --template mail-nieuws
expect 0 "a letter" mailing new brief-1 --channel post --template brief-kennismaking

expect 0 "preview" mailing preview mail-1 --html page.html --json
json "preview" 'd["schema"]' kiespost.preview/1 'd["verdict"]' allow \
    'd["text"].count(d["notice"])' 1 'len(d["subject"]) > 3' True
same "the page is private" 600 "$(mode_of page.html)"
expect 0 "over the earlier one" mailing preview mail-1 --html page.html --lang nl
says "in the operator's language" "Voorbeeld" page.html
expect 0 "of a letter" mailing preview brief-1 --html letter.html --lang fr
expect 0 "of somebody who is not allowed" mailing preview brief-1 --html refused.html
expect 73 "where nothing can be made" mailing preview mail-1 --html none/page.html

for page in page.html letter.html; do
    same "$page: nothing from elsewhere" "" \
        "$(grep -oiE '(src|href|url)[=(]["'"'"']?https?:' $page | grep -vi href | head -n 3)"
    same "$page: no script" "" "$(grep -oiE '<script|javascript:|onload=' $page | head -n 3)"
done

# A picture of the template's own stands in the page itself.
mkdir -p "$D/templates/nl"
base64 -d >"$D/templates/nl/stip.png" <<'END'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
END
cat >"$D/templates/nl/met-beeld.md" <<'END'
---
name: met-beeld
channel: email
language: nl
subject: Met een beeld
---
Dag {{recipient.name}}, kijk: ![een stip](stip.png)
END
expect 0 "with a picture" mailing new beeld --channel email --template met-beeld \
    --source nieuws
expect 0 "with a picture" mailing preview beeld --html picture.html --json
json "in the message by its id" 'd["html"].count("src=\"cid:")' 1
says "in the page itself" 'data:image/png;base64,iVBORw0KGgo' picture.html
hides "nothing that the page lacks" 'cid:' picture.html

chromium=$(command -v chromium || command -v chromium-browser) || {
    skip "Chromium is not installed: the pages were not looked at"
    finish
}
browse() {
    "$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$W/chromium" --enable-logging=stderr "$@" </dev/null
}
# The page as Chromium understands it, and its errors (a blocked style, say).
look() {
    browse --dump-dom "file://$W/$1" >dom 2>chromium.log
}
look page.html
says "the verdict" 'class="verdict allow"' dom
says "the message in a frame" "<iframe" dom
says "the notice marked in the text" "<mark>" dom
# In virtual time, so that the frame has been drawn on a busy machine too.
browse --virtual-time-budget=5000 --run-all-compositor-stages-before-draw \
    --window-size=900,1200 --screenshot="$W/page.png" "file://$W/page.html" \
    >/dev/null 2>chromium.log
dark=$(python3 "$here/picture.py" page.png 40 340 830 1000)
checks=$((checks + 1))
[ "$dark" -gt 2000 ] || fail "the message in the frame is not to be seen ($dark dark pixels)"
same "nothing was blocked" "" "$(grep -iE 'refused|violat|blocked' chromium.log | head -n 3)"
look letter.html
says "the letter's notice marked" "<mark>" dom

finish
