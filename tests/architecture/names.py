# SPDX-License-Identifier: GPL-3.0-or-later
"""names.py ROOT: no source is called util, common, misc, helpers or types (a function
without a home means that a noun is missing), and each says its licence on top."""
import os
import re
import sys

import tree

FORBIDDEN = re.compile(r"(utils?|common|misc|helpers?|types)$")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
SOURCES = (".c", ".h", ".sh", ".py", ".cmake", "CMakeLists.txt")
FOLDERS = ("app", "locale", "packaging", "templates", "tests", ".ci")


def complaints(root):
    paths = tree.files(root, *SOURCES, below=FOLDERS)
    if os.path.exists(os.path.join(root, "CMakeLists.txt")):
        paths.append("CMakeLists.txt")
    # Scripts have no ending where they are typed as commands.
    for path in tree.files(root, "", below=("packaging", ".ci", "locale")):
        if path not in paths and tree.lines(root, path)[0].startswith("#!"):
            paths.append(path)
    for path in paths:
        for part in path.split("/"):
            if FORBIDDEN.match(part.split(".")[0]):
                yield "%s: “%s” is no noun of this program" % (path, part)
        # The first line, or the one after "#!".
        lines = tree.lines(root, path)
        top = lines[1:2] if lines[0].startswith("#!") else lines[:1]
        if not top or LICENCE not in top[0]:
            yield "%s: the first line does not say %s" % (path, LICENCE)


if __name__ == "__main__":
    sys.exit(tree.verdict(list(complaints(tree.root_argument())),
                          "names and licences are in order"))
