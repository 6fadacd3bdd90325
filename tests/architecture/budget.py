# SPDX-License-Identifier: GPL-3.0-or-later
"""budget.py ROOT: no function of app/ above 90 lines, no .c file above 700. Prints the
median and the 90th percentile, which style.md also gives a budget, and does not judge them.

A function begins with its signature; its brace stands alone in the first column, which the
brace of a table never does."""
import sys

import tree

FUNCTION_LINES = 90
FILE_LINES = 700


def functions(lines):
    """(name line, first line number, length) of every function."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
            while start > 1 and lines[start - 2][:1] not in ("", "}", "#", "/"):
                if lines[start - 2].endswith((";", "*/")):
                    break
                start -= 1
        elif line == "}" and start is not None:
            yield lines[start - 1], start, number - start + 1
            start = None


def at_share(sorted_lengths, share):
    return sorted_lengths[int(share * (len(sorted_lengths) - 1))] if sorted_lengths else 0


def main(root):
    complaints, function_lengths, file_lengths = [], [], []
    for path in tree.files(root, ".c"):
        lines = tree.lines(root, path)
        length = len(lines) - 1
        file_lengths.append(length)
        if length > FILE_LINES:
            complaints.append("%s has %d lines, more than %d" % (path, length, FILE_LINES))
        for name, number, length in functions(lines):
            function_lengths.append(length)
            if length > FUNCTION_LINES:
                complaints.append("%s:%d: %s… has %d lines, more than %d" % (
                    path, number, name[:50], length, FUNCTION_LINES))
    for what, lengths in (("functions", function_lengths), (".c files", file_lengths)):
        lengths.sort()
        print("%d %s, lines: median %d, p90 %d, most %d" % (
            len(lengths), what, at_share(lengths, 0.5), at_share(lengths, 0.9),
            at_share(lengths, 1)))
    return tree.verdict(complaints, "within the budget")


if __name__ == "__main__":
    sys.exit(main(tree.root_argument()))
