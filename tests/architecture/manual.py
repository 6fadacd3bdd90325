# SPDX-License-Identifier: GPL-3.0-or-later
"""manual.py ROOT KIESPOST: packaging/kiespost.1 and the program's own help name the same
commands, with the same options, and agree on which of these take a value. The manual in
another language, where there is one, is held to the same.

In the manual a command is “.It Ic source add …”, an option “.It Fl -kind Ar KIND”; the
options before the first command stand anywhere."""
import os
import re
import subprocess
import sys

import tree

ANYWHERE = ""
COMMAND_LINE = re.compile(r"^  ([a-z]+(?: [a-z]+)?) {2,}\S")
OPTION_LINE = re.compile(r"^  (?:-(\w), )?--([a-z-]+)(?: (\S+))?")


def help_of(program, *words):
    return subprocess.run([program, "--lang", "en", *words, "--help"], check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8").split("\n")


def options_below(lines, heading):
    """{option: takes a value} of the lines that follow `heading`, up to a blank line."""
    options = {}
    if heading not in lines:
        return options
    for line in lines[lines.index(heading) + 1:]:
        if not line.strip():
            break
        match = OPTION_LINE.match(line)
        if match:
            # Behind two blanks begins the explanation.
            value = line[match.end(2):match.end(2) + 2]
            options[match[2]] = len(value) == 2 and value[1] != " "
            if match[1]:
                options["-" + match[1]] = options[match[2]]
    return options


def told_by_help(program):
    lines = help_of(program)
    told = {ANYWHERE: options_below(lines, "Options that may stand anywhere:")}
    for line in lines[lines.index("Commands:") + 1:]:
        if not line.strip():
            break
        match = COMMAND_LINE.match(line)
        if match:
            told[match[1]] = options_below(help_of(program, *match[1].split()), "Options:")
    return told


def told_by_manual(root, page):
    told, command = {ANYWHERE: {}}, ANYWHERE
    for line in tree.lines(root, page):
        if line.startswith(".It Ic "):
            words = re.split(r" (?:Ar|Op|Oo|Fl|Cm)\b", line[len(".It Ic "):])[0]
            command = words.strip()
            told[command] = {}
        elif line.startswith(".Sh ") and "COMMAND" not in line:
            command = ANYWHERE
        elif line.startswith(".It Fl "):
            value = " Ar " in line
            for name in re.findall(r"Fl (\S+)", line):
                name = name[1:] if name.startswith("-") and len(name) > 2 else "-" + name
                told[command][name] = value
    return told


def name_of(command):
    return "kiespost " + command if command else "kiespost"


def compare(help_told, manual_told, page):
    for command in sorted(set(help_told) | set(manual_told)):
        if command not in manual_told:
            yield "%s: the command “%s” is missing" % (page, name_of(command))
            continue
        if command not in help_told:
            yield "%s: there is no command “%s”" % (page, name_of(command))
            continue
        ours, theirs = help_told[command], manual_told[command]
        for option in sorted(set(ours) | set(theirs)):
            shown = option if option.startswith("-") else "--" + option
            if option not in theirs:
                yield "%s: “%s” lacks %s" % (page, name_of(command), shown)
            elif option not in ours:
                yield "%s: “%s” has no %s" % (page, name_of(command), shown)
            elif ours[option] != theirs[option]:
                yield "%s: “%s” %s takes %s value" % (
                    page, name_of(command), shown, "a" if ours[option] else "no")


def complaints(root, program):
    told = told_by_help(program)
    pages = ["packaging/kiespost.1", "packaging/kiespost.nl.1", "packaging/kiespost.fr.1"]
    for page in pages:
        if os.path.exists(os.path.join(root, page)):
            yield from compare(told, told_by_manual(root, page), page)
        elif page == pages[0]:
            yield "%s is missing" % page


if __name__ == "__main__":
    sys.exit(tree.verdict(list(complaints(sys.argv[1], sys.argv[2])),
                          "the manual and the help agree"))
