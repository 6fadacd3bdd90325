#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mail.py FILE… : every message parses without a defect (policy.SMTP), and is made as a
message of ours is made. Prints one line per message: its recipient, language and subject.
Ends with 1 after the first complaint."""
import email
import email.policy
import re
import sys

ONCE = ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version",
        "Content-Language", "List-Unsubscribe", "Content-Type"]
NEVER = ["Cc", "Bcc", "List-Unsubscribe-Post", "Sender", "Resent-To"]


def complaints_of(raw, message):
    for part in message.walk():
        for defect in part.defects:
            yield "defect in %s: %r" % (part.get_content_type(), defect)
        for name, value in part.items():
            for defect in getattr(value, "defects", ()):
                yield "defect in header %s: %r" % (name, defect)
    for name in ONCE:
        if len(message.get_all(name, [])) != 1:
            yield "%d headers %s" % (len(message.get_all(name, [])), name)
    for name in NEVER:
        if name in message:
            yield "a header %s" % name
    if len(message["To"].addresses) != 1:
        yield "%d recipients" % len(message["To"].addresses)
    if b"\n" in raw.replace(b"\r\n", b"") or b"\r" in raw.replace(b"\r\n", b""):
        yield "a line that does not end in CRLF"
    if any(byte > 126 or (byte < 32 and byte not in b"\r\n\t") for byte in raw):
        yield "a byte that is not printable ASCII"
    if max(len(line) for line in raw.split(b"\r\n")) > 998:
        yield "a line of more than 998 bytes"
    if not re.fullmatch(r"<mailto:[^<>\s?]+\?subject=[A-Za-z0-9%-]+>",
                        "".join(message["List-Unsubscribe"].split())):
        yield "List-Unsubscribe: %s" % message["List-Unsubscribe"]
    text = message.get_body(("plain",))
    html = message.get_body(("html",))
    if text is None or html is None:
        yield "no text or no HTML"
        return
    for what in re.findall(r'(?:src|href|url)\s*[=(]\s*["\']?([^"\'>) ]*)',
                           html.get_content()):
        if what.startswith(("http:", "//")) and "src" in what:
            yield "remote content: %s" % what
    if re.search(r'<(img|iframe|script|link|object)[^>]*(src|href)\s*=\s*["\']?(?!cid:)',
                 html.get_content(), re.I):
        yield "remote content in the HTML"


def main():
    wrong = False
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            raw = file.read()
        message = email.message_from_bytes(raw, policy=email.policy.SMTP)
        for complaint in complaints_of(raw, message):
            print("%s: %s" % (path, complaint), file=sys.stderr)
            wrong = True
        print("%s|%s|%s" % (message["To"].addresses[0].addr_spec,
                            message["Content-Language"], message["Subject"]))
    sys.exit(wrong)


main()
