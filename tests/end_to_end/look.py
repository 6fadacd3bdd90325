# SPDX-License-Identifier: GPL-3.0-or-later
"""look.py FILE EXPRESSION [WANTED EXPRESSION WANTED …]: look into a JSON file.

With one expression its value is printed; with pairs each value is compared with the
Python literal WANTED (or with the plain text, when it is no literal)."""
import ast
import json
import sys


def pairs_without_doubles(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError("a member stands twice: %s" % names)
    return dict(pairs)


def literal(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return {"true": True, "false": False, "null": None}.get(text, text)


def main():
    with open(sys.argv[1], "rb") as file:
        raw = file.read()
    try:
        d = json.loads(raw.decode("utf-8"), object_pairs_hook=pairs_without_doubles)
    except ValueError as error:
        print("this is no JSON (%s): %r" % (error, raw[:300]))
        return 1
    names = {"d": d}
    arguments = sys.argv[2:]
    if len(arguments) == 1:
        found = eval(arguments[0], names)
        print(found if isinstance(found, str) else json.dumps(found, ensure_ascii=False))
        return 0
    wrong = 0
    for expression, wanted in zip(arguments[::2], arguments[1::2]):
        try:
            got = eval(expression, names)
        except Exception as error:
            got = "%s: %s" % (type(error).__name__, error)
        if got != literal(wanted) and got != wanted:
            wrong += 1
            print("%s is %r instead of %r" % (expression, got, literal(wanted)))
    if wrong:
        print("in: %s" % raw[:1500].decode("utf-8", "replace"))
    return 1 if wrong else 0


sys.exit(main())
