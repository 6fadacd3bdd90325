#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# catalogues.sh ROOT WORK: nl.po and fr.po are well formed, translate every message that
# the sources hold today, and nothing in them is fuzzy.
set -u
root=$1
mkdir -p "$2"
work=$(cd "$2" && pwd)
cd "$root" || exit 1
failed=0

complain() {
    echo "$*"
    failed=1
}

if [ ! -f locale/POTFILES ]; then
    echo "locale/POTFILES is missing; locale/update makes it"
    exit 1
fi
# The keywords of locale/update.
xgettext --files-from=locale/POTFILES --output="$work/now.pot" --from-code=UTF-8 \
    --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=C_:1c,2 \
    --keyword=NC_:1c,2 || exit 1

for language in nl fr; do
    catalogue=locale/$language.po
    if [ ! -f "$catalogue" ]; then
        complain "$catalogue is missing"
        continue
    fi
    msgfmt --check --output-file=/dev/null "$catalogue" ||
        complain "$catalogue: msgfmt --check refuses it"
    for sort in untranslated only-fuzzy; do
        count=$(msgattrib --no-obsolete --$sort "$catalogue" | grep -c '^msgid "' || true)
        # The header is printed before the first entry.
        if [ "$count" -gt 0 ]; then
            complain "$catalogue: $((count - 1)) message(s) $sort"
            msgattrib --no-obsolete --$sort --no-wrap "$catalogue" | tail -n +18 | head -n 20
        fi
    done
    msgcmp "$catalogue" "$work/now.pot" >"$work/$language.said" 2>&1 || {
        complain "$catalogue lags behind the sources; run locale/update and translate"
        head -n 10 "$work/$language.said"
    }
done
[ $failed -eq 0 ] && echo "both catalogues are whole"
exit $failed
