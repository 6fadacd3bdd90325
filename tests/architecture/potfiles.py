# SPDX-License-Identifier: GPL-3.0-or-later
"""potfiles.py ROOT: locale/POTFILES names every source file with a message, and no other."""
import os
import re
import sys

import tree

MESSAGE = re.compile(r"(?<![A-Za-z_])(_|N_|ngettext|C_|NC_) *\(")


def complaints(root):
    listed_in = os.path.join("locale", "POTFILES")
    if not os.path.exists(os.path.join(root, listed_in)):
        yield "%s is missing; locale/update makes it" % listed_in
        return
    listed = {line.strip() for line in tree.lines(root, listed_in)} - {""}
    listed = {line for line in listed if not line.startswith("#")}
    holding = {path for path in tree.files(root, ".c", ".h")
               if any(MESSAGE.search(line) for line in tree.lines(root, path))}
    for path in sorted(holding - listed):
        yield "%s has messages and is not in %s; run locale/update" % (path, listed_in)
    for path in sorted(listed - holding):
        yield "%s is in %s and has no message; run locale/update" % (path, listed_in)


if __name__ == "__main__":
    sys.exit(tree.verdict(list(complaints(tree.root_argument())), "POTFILES is complete"))
