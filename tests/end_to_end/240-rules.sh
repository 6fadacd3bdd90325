#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# rules, explain, check: the law as the program knows it, in full and on the day asked.
. "$(dirname "$0")/lib.sh"

too_wide() { # lines of more than 80 columns, addresses to be copied aside
    python3 -c 'import sys
for line in open(sys.argv[1], encoding="utf-8"):
    if len(line.rstrip("\n")) > 80 and "http" not in line: print(line, end="")' "$1"
}

# ---- the table ----

bare rules list --json </dev/null
judge 0 "rules list"
cp out list.json
# What stands in the source: number, id and stage of every row.
cat >rows.py <<'END'
import json, re, sys
text = open(sys.argv[1] + "/app/rules/rule_table.c", encoding="utf-8").read()
stages = {"CHECK": "check", "IMPORT": "import", "IMPORT_AND_VERDICT": "import",
          "APPROVE": "approve", "APPROVE_AND_VERDICT": "approve", "HANDOVER": "handover",
          "PROJECT": "project", "INFORM": "info"}
rows = [(number, name, stages.get(stage, stage.lower())) for number, name, stage in
        re.findall(r'^    \{"(R-\d+|—)", "([a-z0-9-]+)", ([A-Z_]+),', text, re.M)]
listed = [(r["number"], r["rule"], r["stage"])
          for r in json.load(open(sys.argv[2], encoding="utf-8"))["items"]]
for row in rows:
    if row not in listed: print("not listed:", *row)
for row in listed:
    if row not in rows: print("no such row:", *row)
if rows != listed: print("another order")
if len(rows) < 50: print("only %d rows were found" % len(rows))
END
same "the list is the table" "" "$(python3 rows.py "$repository" list.json)"
bare rules list --lang en </dev/null
judge 0 "rules list in words"
same "every rule is listed in words" "" \
    "$(python3 -c 'import json
shown = open("out").read().split()
for r in json.load(open("list.json"))["items"]:
    if r["rule"] not in shown: print(r["rule"])')"
same "it fits 80 columns" "" "$(too_wide out)"

# ---- one rule ----

# Far from any source tree and without its share folder.
mkdir -p alone/bin
cp "$KIESPOST" alone/bin/kiespost
whole=$KIESPOST
KIESPOST=$W/alone/bin/kiespost
for rule in $(python3 -c 'import json
print(*[r["rule"] for r in json.load(open("list.json"))["items"]])'); do
    bare rules show "$rule" --json </dev/null
    judge 0 "rules show $rule"
    json "rules show $rule" 'd["schema"]' kiespost.rule/1 'd["rule"]' "$rule" \
        'bool(d["cases"] and d["reason"] and d["would_change"] and d["citation"])' True \
        '{c["verdict"] for c in d["cases"]} <= {"allow", "review", "block"}' True \
        'd["rests_on"] in ("text", "reading", "dutch-authority", "our-caution")' True \
        '(d["reading"] is None) == (d["rests_on"] == "text")' True
done
KIESPOST=$whole
now=$at
at='2026-04-07 10:00:00'
bare rules show R-120 --json </dev/null
json "the old Penal Code" '"Penal Code 1867" in d["citation"]' True \
    '"671" in d["citation"]' False
at='2026-04-08 10:00:00'
bare rules show R-120 --json </dev/null
json "the new Penal Code" '"1867" in d["citation"]' False '"671" in d["citation"]' True
at=$now
bare rules show R-85 --json </dev/null
judge 0 "by number"
json "by number" 'd["rule"]' ttpa-art18-online 'd["number"]' R-85 'd["stage"]' check \
    'd["effect"]' block 'd["grade"]' "rule H/P; e-mail as online M-H/S" \
    'd["since"]' "'2025-10-10'" 'd["until"]' None 'd["channels"]' "['email', 'sms']" \
    'd["rests_on"]' reading '[a["tag"] for a in d["authorities"]]' "['TTPA', 'SEED-GBA']" \
    'd["authorities"][0]["address"]' http://data.europa.eu/eli/reg/2024/900/oj
json "both sides of its day" \
    '{c["day"]: c["verdict"] for c in d["cases"] if c["election"] == "BE-VLG-LOC-2024" and c["channel"] == "sms"}' \
    "{'2025-10-09': 'allow', '2025-10-10': 'block'}"
for lang in nl fr en; do
    for rule in R-01 R-15 R-21 R-85 R-143 friends-cap; do
        bare rules show "$rule" --lang "$lang" </dev/null
        judge 0 "rules show $rule in $lang"
        same "rules show $rule in $lang fits 80 columns" "" "$(too_wide out)"
    done
done
bare rules show R-21 --lang en </dev/null
says "the Dutch authority alone" "rests on: That such a file can hardly ever be lawful comes from the Dutch" out
says "its source" "SEED-AP1 – AP (NL)" out
says "what each answer does" "effect by letter: when it holds: asks a person to decide" out
bare rules show R-01 --lang en </dev/null
says "an address to look it up" "https://" out
says "a decision" "T-18, allowed: lawful control" out
for wrong in R-999 R-1 "" voter-list nothing; do
    bare rules show "$wrong" </dev/null
    judge 64 "“$wrong” is no rule"
    one_sentence "“$wrong” is no rule"
done

# ---- explained ----

electronic_answers
make_dossier
expect 0 "subscribers" source add lezers --kind subscriber --holder "het formulier" \
    --obtained-on 2025-01-15 --role candidate --purpose-told "e-mails over de verkiezingen" \
    --collected-directly yes --objection-offered yes --consent-for candidate \
    --consent-separate yes
cat >readers.csv <<'END'
Voornaam;Familienaam;Geboortedatum;E-mail;Toestemming gegeven op;Tekst toestemming;Kanalen;Methode;Inzamelaar;Politieke reclame
An;Maes;01/02/1980;an@example.be;01/02/2025;Ik wil e-mails;email;formulier;Els;ja
Bo;Maes;01/02/1980;bo@example.be;01/02/2025;Ik wil e-mails;email;formulier;Els;
Cis;Maes;01/02/1980;cis@example.be;01/02/2025;Ik wil e-mails;email;formulier;Els;ja
END
expect 0 "subscribers" import readers.csv --source lezers
expect 0 "a mail" mailing new mail --channel email --template mail-nieuws
expect 0 "somebody objects" objection add --recipient r-3
for mailing in "--mailing mail" ""; do
    # shellcheck disable=SC2086
    expect 0 "explain $mailing" explain r-2 $mailing --json
    cp out explained.json
    # shellcheck disable=SC2086
    expect 0 "explain $mailing in words" explain r-2 $mailing
    same "every rule asked is named" "" "$(python3 -c 'import json, re
d = json.load(open("explained.json"))
shown = set(re.findall(r"[A-Za-z][\w-]*", open("out").read()))
numbers = {r["rule"]: r["number"] for r in json.load(open("list.json"))["items"]}
for decision in d.get("channels", [d]):
    for f in decision["findings"]:
        if not {f["rule"], numbers[f["rule"]]} & shown: print(f["rule"])' | sort -u)"
    same "explain $mailing fits 80 columns" "" "$(too_wide out)"
done
expect 0 "explain in words" explain r-2 --mailing mail
for word in "e-mails: not allowed" "ttpa-art18-online, R-85 – refuses" "answer: yes" \
    "legal text: Regulation (EU) 2024/900" "how sure: H/P – sure" \
    "rests on: That your own e-mail" "what would change it: " \
    "objection-stop, R-60: no. GDPR 21(2)" "also asked, and about something else: R-03"; do
    says "explain in words" "$word" out
done
for lang in nl fr; do
    expect 0 "explain in $lang" explain r-2 --lang "$lang"
    same "explain in $lang fits 80 columns" "" "$(too_wide out)"
done

# ---- the law of the day ----

verdicts() { # LABEL DAY ALLOW BLOCK
    expect 0 "$1" check mail --json --as-of "$2"
    json "$1" 'd["counts"]' "{'allow': $3, 'review': 0, 'block': $4}" 'd["day"]' "'$2'"
}
expect 0 "letters of 2025" explain r-2 --mailing mail --as-of 2025-10-09
says "not in force yet" "applies from 10 October 2025 on: ttpa-art18-online" out
says "the day that is meant" "as if it were 9 October 2025" out
verdicts "the day before the regulation" 2025-10-09 3 0
verdicts "the day of the regulation" 2025-10-10 2 1
verdicts "before the objection" 2030-09-19 2 1
verdicts "the day of the objection" 2030-09-20 1 2
expect 0 "today" explain r-2 --mailing mail
hides "today" "not asked, as it applies" out

# ---- the table of reasons ----

expect 0 "bars without UTF-8" check mail
says "bars without UTF-8" "        1  allowed          ####" out
says "bars without UTF-8" "        2  not allowed      ####" out
says "bars without UTF-8" "        1  ######" out
hides "bars without UTF-8" "█" out
same "it fits 80 columns" "" "$(too_wide out)"
more_environment="LC_CTYPE=C.UTF-8"
for lang in nl fr en; do
    expect 0 "bars in $lang" check mail --lang "$lang"
    says "bars in $lang" "██████" out
    hides "bars in $lang" "##" out
    same "bars in $lang fit 80 columns" "" "$(too_wide out)"
    same "the rules are named" "objection-stop ttpa-art18-online" \
        "$(grep -oE '(objection-stop|ttpa-art18-online)' out | sort | tr '\n' ' ' | sed 's/ $//')"
done
more_environment=
finish
