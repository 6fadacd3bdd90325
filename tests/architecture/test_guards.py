# SPDX-License-Identifier: GPL-3.0-or-later
"""test_guards.py ROOT WORK KIESPOST: each guard refuses a small tree in which one thing is
wrong, and says what; and accepts it when nothing is."""
import os
import re
import shutil
import subprocess
import sys

ROOT, WORK, KIESPOST = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
LONG = "int f(void)\n{\n%s}\n" % ("    ;\n" * 90)
TABLE = "static const int t[] = {\n%s};\n" % ("    1,\n" * 200)
PO = ('msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2030-01-01\\n"\n'
      '"Last-Translator: x\\n"\n"Language-Team: x\\n"\n"Language: nl\\n"\n'
      '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
      '"Content-Transfer-Encoding: 8bit\\n"\n'
      '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
WHOLE = PO + 'msgid "yes"\nmsgstr "ja"\n'
SAYS_YES = SPDX + 'const char *f(void)\n{\n    return _("yes");\n}\n'


def translated(nl, source=SAYS_YES):
    return {"app/base/a.c": source, "locale/POTFILES": "app/base/a.c\n",
            "locale/nl.po": nl, "locale/fr.po": WHOLE}


# label, guard, files, what is said (None: nothing is wrong)
CASES = [
    ("down", "layers", {"app/rules/a.c": '#include "domain/a.h"\n'}, None),
    ("itself", "layers", {"app/rules/a.c": '#include "rules/b.h"\n'}, None),
    ("main", "layers", {"app/main.c": '#include "command/a.h"\n'}, None),
    ("up", "layers", {"app/base/a.c": '#include "rules/a.h"\n'}, "may not include rules/"),
    ("neighbour", "layers", {"app/compose/a.h": '#include "import/a.h"\n'},
     "compose/ (level 5) may not include import/"),
    ("no folder", "layers", {"app/base/a.c": '#include "a.h"\n'}, '"base/a.h"'),
    ("new folder", "layers", {"app/util/a.c": "\n"}, "stands at no level"),
    ("owner", "layers", {"app/crypto/a.c": "#include <sodium.h>\n"}, None),
    ("not the owner", "layers", {"app/rules/a.c": "#  include <sodium.h>\n"},
     "only crypto/ includes <sodium.h>"),
    ("foreign in a header", "layers", {"app/crypto/a.h": "#include <sodium.h>\n"},
     "none of our headers"),
    ("system", "layers", {"app/dossier/a.c": "#include <sys/stat.h>\n"}, "only platform/"),
    ("unknown library", "layers", {"app/base/a.c": "#include <boost.h>\n"}, "no folder owns"),
    ("GLib", "layers", {"app/rules/a.h": "#include <glib.h>\n#include <string.h>\n"}, None),

    ("listed", "potfiles", translated(WHOLE), None),
    ("not listed", "potfiles", {"app/a.c": '_("x")\n', "locale/POTFILES": ""}, "is not in"),
    ("listed for nothing", "potfiles",
     {"app/a.c": "int g_(void);\n", "locale/POTFILES": "app/a.c\n"}, "has no message"),
    ("no list", "potfiles", {"app/a.c": "\n"}, "is missing"),

    ("whole", "catalogues", translated(WHOLE), None),
    ("untranslated", "catalogues", translated(PO + 'msgid "yes"\nmsgstr ""\n'),
     "nl.po: 1 message(s) untranslated"),
    ("fuzzy", "catalogues", translated(PO + '#, fuzzy\nmsgid "yes"\nmsgstr "ja"\n'),
     "nl.po: 1 message(s) only-fuzzy"),
    ("new message", "catalogues", translated(WHOLE, SAYS_YES + 'char *n = N_("no");\n'),
     "lags behind"),
    ("lost placeholder", "catalogues", translated(
        WHOLE + '\n#, c-format\nmsgid "%s of %d"\nmsgstr "%d"\n'), "msgfmt --check"),
    ("no catalogue", "catalogues",
     {"app/a.c": SAYS_YES, "locale/POTFILES": "app/a.c\n"}, "nl.po is missing"),

    ("long table", "budget", {"app/a.c": TABLE}, None),
    ("long function", "budget", {"app/a.c": LONG}, "has 93 lines"),
    ("long file", "budget", {"app/a.c": "\n" * 701}, "has 701 lines"),

    ("good name", "names", {"app/base/day.c": SPDX}, None),
    ("bad name", "names", {"app/base/util.c": SPDX}, "“util.c” is no noun"),
    ("bad folder", "names", {"app/common/day.c": SPDX}, "“common” is no noun"),
    ("no licence", "names", {"tests/a.py": "import os\n"}, "tests/a.py: the first line"),
    ("script", "names", {"packaging/go": "#!/bin/sh\n# SPDX-License-Identifier: "
                         "GPL-3.0-or-later\n"}, None),
    ("script without licence", "names", {"packaging/go": "#!/bin/sh\n"}, "packaging/go: "),
]


def run(guard, tree, *more):
    script = os.path.join(HERE, guard)
    command = (["sh", script + ".sh", tree, WORK + "/po"] if guard == "catalogues"
               else [sys.executable, script + ".py", tree])
    done = subprocess.run([*command, *more], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return done.returncode, done.stdout.decode("utf-8")


def wrong_with(guard, files, wanted, *more):
    """None, or what is wrong with the guard's answer about these files."""
    tree = os.path.join(WORK, "tree")
    shutil.rmtree(tree, ignore_errors=True)
    for path, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(tree, path)), exist_ok=True)
        with open(os.path.join(tree, path), "w", encoding="utf-8") as file:
            file.write(text)
    status, said = run(guard, tree, *more)
    if wanted is None:
        return None if status == 0 else said
    return None if status == 1 and wanted in said else "status %d: %s" % (status, said)


def manual_cases():
    page = "packaging/kiespost.1"
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        text = file.read()

    def changed(pattern, by):
        return {page: re.sub(pattern, by, text, count=1, flags=re.M)}

    yield "missing command", changed(r"^\.It Ic check .*$", ".It Em check"), "check” is missing"
    yield "command too many", changed(r"^\.It Ic check ", ".It Ic dance\n.It Ic check "), "dance"
    yield "missing option", changed(r"^\.It Fl -strict$", ".It Em strict"), "lacks --strict"
    yield "option too many", changed(r"^\.It Fl -strict$", ".It Fl -strict\n.It Fl -lax"), "--lax"
    yield "a value too many", changed(r"^\.It Fl -strict$", ".It Fl -strict Ar N"), "no value"
    yield "missing letter", changed(r"^\.It Fl q , ", ".It "), "lacks -q"


def main():
    failures = 0
    os.makedirs(WORK, exist_ok=True)
    cases = [(label, guard, files, wanted, ()) for label, guard, files, wanted in CASES]
    cases += [(label, "manual", files, wanted, (KIESPOST,))
              for label, files, wanted in manual_cases()]
    for label, guard, files, wanted, more in cases:
        wrong = wrong_with(guard, files, wanted, *more)
        if wrong:
            failures += 1
            print("%s, %s: wanted %r, got: %s" % (guard, label, wanted, wrong))
    print("%d of %d cases failed" % (failures, len(cases)))
    return 1 if failures else 0


sys.exit(main())
