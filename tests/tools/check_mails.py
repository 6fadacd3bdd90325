#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_mails.py WRITE-MAILS DIR: Python's email package (policy.SMTP) finds no defect in
the messages of write-mails (end_to_end/mail.py), and reads in each what was put into
it."""
import email
import email.policy
import os
import shutil
import subprocess
import sys

PARSE = os.path.join(os.path.dirname(__file__), "..", "end_to_end", "mail.py")


def has_several_encoded_words(raw):
    to = raw[raw.index(b"\r\nTo: "):raw.index(b"\r\nSubject: ")]
    return to.count(b"=?utf-8?") > 1


def differences(message, raw, path):
    with open(path, encoding="utf-8") as file:
        name, address, subject, text = file.read().split("\n", 3)
    recipient = message["To"].addresses[0]
    shown = recipient.display_name
    # Python 3.11 keeps the blank between two encoded words of a name, against RFC 2047
    # section 6.2. (GMime reads such names in fuzz_mail_headers.c.)
    if has_several_encoded_words(raw):
        shown, name = shown.replace(" ", ""), name.replace(" ", "")
    read = [
        ("name", shown, name),
        ("address", recipient.addr_spec, address),
        ("subject", message["Subject"], subject),
        ("text", message.get_body(("plain",)).get_content().replace("\r\n", "\n"),
         text + "\n"),
    ]
    for what, found, wanted in read:
        if str(found) != wanted:
            yield "%s: %r instead of %r" % (what, str(found), wanted)


def main(write_mails, directory):
    shutil.rmtree(directory, ignore_errors=True)
    os.makedirs(directory)
    subprocess.run([write_mails, directory], check=True)
    paths = sorted(os.path.join(directory, name) for name in os.listdir(directory)
                   if name.endswith(".eml"))
    parsed = subprocess.run([sys.executable, PARSE, *paths], stdout=subprocess.PIPE)
    wrong = parsed.returncode != 0
    if wrong:
        sys.stdout.buffer.write(parsed.stdout)
    for path in paths:
        with open(path, "rb") as file:
            raw = file.read()
        message = email.message_from_bytes(raw, policy=email.policy.SMTP)
        for difference in differences(message, raw, path[:-len("eml")] + "txt"):
            print("%s: %s" % (path, difference))
            wrong = True
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
