# SPDX-License-Identifier: GPL-3.0-or-later
"""The checkout as the guards see it: its source files, and how a guard reports."""
import os
import sys

# Never part of the sources, whatever lies about in somebody's checkout.
NOT_OURS = {".git", "build", "kiespost-demo", "__pycache__", ".cache", "corpus"}


def files(root, *endings, below=("app",)):
    """Paths relative to `root` of the files below these folders, sorted."""
    found = []
    for top in below:
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = sorted(set(folders) - NOT_OURS)
            for name in sorted(names):
                if name.endswith(endings):
                    found.append(os.path.relpath(os.path.join(folder, name), root))
    return found


def lines(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read().split("\n")


def verdict(complaints, praise):
    """Prints every complaint, or one line of praise; the exit status."""
    for complaint in complaints:
        print(complaint)
    print("%d complaint(s)" % len(complaints) if complaints else praise)
    return 1 if complaints else 0


def root_argument():
    return sys.argv[1] if len(sys.argv) > 1 else "."
