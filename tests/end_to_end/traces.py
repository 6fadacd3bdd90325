# SPDX-License-Identifier: GPL-3.0-or-later
"""traces.py: the words on standard input (one per line, UTF-8) as byte patterns for
grep -F, in UTF-8 and Windows-1252, as written, in capitals, in small letters and as
names are written. Words under eight letters are left out: in megabytes of cipher they
turn up by chance."""
import sys

forms = set()
for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
    word = line.strip()
    for spelled in (word, word.upper(), word.lower(), word.title()):
        if len(spelled) < 8:
            continue
        forms.add(spelled.encode("utf-8"))
        forms.add(spelled.encode("cp1252", "replace"))
sys.stdout.buffer.write(b"\n".join(sorted(forms)) + b"\n")
