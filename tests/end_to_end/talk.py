# SPDX-License-Identifier: GPL-3.0-or-later
"""talk.py DIALOGUE TRANSCRIPT PROGRAM ARGUMENT…: run a program on a pseudo-terminal.

Each line of DIALOGUE is a text to wait for (a regular expression; capitals do not
matter), a tab, and what is then typed. The exit status is the
program's; 99 when a text does not come."""
import os
import pty
import re
import select
import sys

PATIENCE_SECONDS = 40


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        steps = [line.rstrip("\n").split("\t", 1) for line in file if line.strip()]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(sys.argv[3], sys.argv[3:])
    seen, read = b"", b""
    missing = None
    while True:
        if steps and missing is None:
            found = re.search(steps[0][0].encode("utf-8"), seen, re.I | re.S)
            if found:
                seen = seen[found.end():]
                os.write(terminal, steps.pop(0)[1].encode("utf-8") + b"\n")
                continue
        ready, _, _ = select.select([terminal], [], [], PATIENCE_SECONDS)
        if not ready:
            missing = steps[0][0] if steps else "the end"
            os.kill(child, 9)
            break
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        read += piece
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with open(sys.argv[2], "wb") as file:
        file.write(read.replace(b"\r\n", b"\n"))
    if missing is None and steps:
        missing = steps[0][0]
    if missing is not None:
        print("waited in vain for: %s (exit status %d)" % (missing, status))
        return 99
    return status if status >= 0 else 128 - status


sys.exit(main())
