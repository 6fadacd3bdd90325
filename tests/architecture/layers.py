# SPDX-License-Identifier: GPL-3.0-or-later
"""layers.py ROOT: every #include in app/ goes down, and a foreign header stays with its
owner. The two tables are those of architecture.md."""
import os
import re
import sys

import tree

LEVELS = {
    "base": 1,
    "domain": 2, "crypto": 2, "platform": 2,
    "mime": 3, "page": 3, "sheet": 3, "archive": 3, "reference": 3,
    "dossier": 4, "extract": 4, "invention": 4, "provenance": 4, "rules": 4,
    "sms": 4,
    "import": 5, "eligibility": 5, "compose": 5, "deliver": 5, "inbox": 5, "pack": 5,
    "rights": 5, "evidence": 5,
    "command": 6,
    "": 7,  # main.c
}

# First match wins. Owner None: any folder.
FOREIGN = [
    (r"glib\.h|glib/gstdio\.h|glib-object\.h|gio/.*", None),
    (r"(assert|ctype|errno|inttypes|limits|math|stdarg|stdbool|stddef|stdint|stdio|stdlib"
     r"|string)\.h", None),
    (r"fcntl\.h", None),  # g_open() takes its flags
    (r"libintl\.h|locale\.h|time\.h", "base"),
    (r"sodium\.h|sodium/.*|openssl/evp\.h", "crypto"),
    (r"sqlcipher/.*|sqlite3\.h", "dossier"),
    (r"csv\.h|expat\.h", "extract"),
    (r"cmark\.h", "compose"),
    (r"json-glib/.*", "command"),
    (r"xlsxwriter\.h|xlsxwriter/.*", "sheet"),
    (r"archive\.h|archive_entry\.h", "archive"),
    (r"gmime/.*", "mime"),
    (r"cairo.*|pango/.*|fontconfig/.*|hb.*", "page"),
    (r"libesmtp\.h|auth-client\.h|curl/.*|gammu.*|openssl/.*", "deliver"),
    (r"sys/.*|netinet/.*|arpa/.*|(unistd|signal|poll|termios|dirent|pwd|netdb|pthread|sched)\.h"
     r"|windows\.h|io\.h|process\.h|conio\.h", "platform"),
]
# The transports wrap sockets, as esmtp does not.
ALSO = {"deliver": r"sys/socket\.h|netinet/.*|poll\.h|unistd\.h"}
# gettext() is used everywhere, through this one header.
FOREIGN_IN_HEADER = {("app/base/i18n.h", "libintl.h")}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def owner_of(header):
    """The owning folder, None for anybody, or "?" when nobody owns it."""
    for pattern, owner in FOREIGN:
        if re.fullmatch(pattern, header):
            return owner
    return "?"


def complaint_about_ours(folder, included, path):
    other = included.split("/")[0] if "/" in included else os.path.basename(included)
    if "/" not in included:
        return 'write the folder: "%s/%s"' % (os.path.dirname(path)[4:], included)
    if other not in LEVELS:
        return "folder %s/ stands at no level" % other
    if other != folder and LEVELS[other] >= LEVELS[folder]:
        return "%s/ (level %d) may not include %s/ (level %d)" % (
            folder or "main.c", LEVELS[folder], other, LEVELS[other])
    return None


def complaint_about_foreign(folder, header, path):
    owner = owner_of(header)
    if owner == "?":
        return "no folder owns <%s>; see FOREIGN in layers.py" % header
    if owner is None:
        return None
    if folder != owner and not re.fullmatch(ALSO.get(folder, r"(?!)"), header):
        return "only %s/ includes <%s>" % (owner, header)
    if path.endswith(".h") and (path, header) not in FOREIGN_IN_HEADER:
        return "none of our headers includes a foreign one: <%s>" % header
    return None


def complaints(root):
    for path in tree.files(root, ".c", ".h"):
        parts = path.split("/")
        folder = parts[1] if len(parts) > 2 else ""
        if folder not in LEVELS:
            yield "%s: folder %s/ stands at no level" % (path, folder)
            continue
        for number, line in enumerate(tree.lines(root, path), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            about = complaint_about_ours if match[1] == '"' else complaint_about_foreign
            wrong = about(folder, match[2], path)
            if wrong:
                yield "%s:%d: %s" % (path, number, wrong)


if __name__ == "__main__":
    sys.exit(tree.verdict(list(complaints(tree.root_argument())), "every #include goes down"))
