# SPDX-License-Identifier: GPL-3.0-or-later
"""traces.py WORDS FOLDER…: print every file in the folders that holds one of the words
(one per line, UTF-8) in UTF-8, Windows-1252 or UTF-16, in the list's case or in capitals."""
import os
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    words = {line.strip() for line in file if len(line.strip()) >= 5}
forms = set()
for word in words:
    for spelled in (word, word.upper(), word.lower(), word.title()):
        for encoding in ("utf-8", "cp1252", "utf-16-le", "utf-16-be"):
            try:
                forms.add(spelled.encode(encoding))
            except UnicodeEncodeError:
                pass
if not forms:
    sys.exit("there is nothing to look for")
pattern = re.compile(b"|".join(re.escape(form) for form in sorted(forms)))
files = 0
for folder in sys.argv[2:]:
    for directory, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(directory, name)
            if not os.path.isfile(path):
                continue
            files += 1
            with open(path, "rb") as file:
                found = pattern.search(file.read())
            if found or pattern.search(os.fsencode(path)):
                print("%s holds %r" % (path, found.group() if found else name))
if files == 0:
    sys.exit("there was no file to look into")
