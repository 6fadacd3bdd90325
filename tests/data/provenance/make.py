#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make.py [--check]: writes the files that tests/bench/bench_recognition.c is judged on,
and manifest.csv, which says of each what it is and what should follow.

Everything is invented: first names and surnames are drawn from app/reference (Statbel,
CC BY 4.0) and put together by chance; e-mail addresses are at the example domains of
RFC 2606, or at a municipality's real domain (mxmap.it, CC BY-SA 4.0) with an invented
local part; national numbers have the serial number 999, which nobody bears; telephone
numbers are 04xx 00 …. Numbers pass their check rule.

Each file has a seed of its own, its name, so that adding one leaves the others alone.
With --check the files are made in memory and compared with those on the disk.

manifest.csv: `group` known (judged as if the table had no row of `system`), unseen or
mixed (judged for its signs only); `declared_kind` as in `source add --kind`; `true_class`
of the fingerprint table, other right answers after a slash, "none" for a list that somebody
made by hand; `expected` by the table of conflicts in law/README.md; `signs` that the file
has (office R-26, opinion R-47, special R-48, two sources); `grade` of the headings: A and B
were seen, in `source`, C was not.

A file that is found hard to tell stays.

Three lists of files: known.py (one or two of every row of the fingerprint table, for
leave-one-system-out), unseen.py (heading sets that the table does not have) and
lawful.py. A column is "Heading~kind"; the kinds are the functions of `Person` and
`value()` below."""
import csv
import datetime
import io
import os
import random
import re
import sys
import unicodedata

here = os.path.dirname(os.path.abspath(__file__))
reference = os.path.join(here, "..", "..", "..", "app", "reference")

REGION = {"nl": "Flanders", "fr": "Wallonia", "de": "Wallonia", "en": "Flanders"}
STREETS = {
    "nl": "Kerkstraat Dorpsstraat Molenweg Stationsstraat Veldstraat Nieuwstraat "
          "Schoolstraat Beukenlaan Kapelstraat Hoogstraat Lindestraat Vijverlaan",
    "fr": "rue de l'Église;rue du Moulin;avenue des Tilleuls;chaussée de Namur;"
          "rue Haute;place du Marché;rue des Prés;clos des Érables;rue Neuve;rue du Puits",
    "de": "Hauptstraße;Kirchstraße;Bahnhofstraße;Am Bach;Feldweg;Schulstraße;Neustraße",
}
TOWNS = {
    "nl": [("9000", "Gent"), ("9050", "Gentbrugge"), ("2800", "Mechelen"),
           ("8800", "Roeselare"), ("3000", "Leuven"), ("9300", "Aalst"),
           ("2300", "Turnhout"), ("8500", "Kortrijk"), ("3500", "Hasselt")],
    "fr": [("5000", "Namur"), ("4000", "Liège"), ("7000", "Mons"), ("1300", "Wavre"),
           ("6700", "Arlon"), ("1400", "Nivelles"), ("4500", "Huy"), ("7500", "Tournai")],
    "de": [("4700", "Eupen"), ("4780", "Sankt Vith"), ("4760", "Büllingen"),
           ("4720", "Kelmis")],
}
TRADES = "bakkerij schrijnwerken garage elektro drukkerij tuinen dakwerken kapsalon".split()


def read_names(file, region, sex=None):
    with open(os.path.join(reference, file), encoding="utf-8") as rows:
        return [r["name"] for r in csv.DictReader(rows)
                if r["region"] == region and (sex is None or r["sex"] == sex)]


FIRST = {(region, sex): read_names("first_names.csv", region, sex)
         for region in ("Flanders", "Wallonia") for sex in "MF"}
LAST = {region: read_names("surnames.csv", region) for region in ("Flanders", "Wallonia")}


def plain(text):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text)
                   if not unicodedata.combining(c))


def day(date):
    return date.strftime("%d/%m/%Y")


def mod97(number, zero=97):
    rest = number % 97
    return zero if rest == 0 else rest


class Person:
    def __init__(self, chance, language):
        self.chance = chance
        self.language = language
        place = language if language in ("nl", "fr", "de") else "nl"
        region = REGION[language]
        self.sex = chance.choice("MF")
        self.given = chance.choice(FIRST[region, self.sex])
        self.family = chance.choice(LAST[region])
        self.birth = (datetime.date(1938, 1, 1) +
                      datetime.timedelta(days=chance.randrange(25500)))
        streets = STREETS[place]
        self.street = chance.choice(streets.split(";" if ";" in streets else None))
        self.number = str(chance.randrange(1, 180)) + chance.choice(["", "", "", "", "A"])
        self.box = chance.choice(["", "", "", "", "1", "2", "0101", "B"])
        self.postcode, self.town = chance.choice(TOWNS[place])
        domain = chance.choice(["example.be", "example.be", "example.org", "example.com",
                                "post.example.be", "mail.example.org"])
        local = "%s.%s" % (plain(self.given), plain(self.family))
        self.email = re.sub(r"[^a-z.]", "", local.lower()) + "@" + domain
        self.mobile = "04%02d 00 %02d %02d" % (chance.choice([70, 71, 75, 77, 85, 94, 98]),
                                               chance.randrange(100), chance.randrange(100))
        self.phone = "%s 00 %02d %02d" % (chance.choice(["09 200", "02 400", "081 20", "011 30"]),
                                          chance.randrange(100), chance.randrange(100))

    def national_number(self, birth=None):
        birth = birth or self.birth
        head = birth.strftime("%y%m%d") + "999"
        check = 97 - int(("2" if birth.year >= 2000 else "") + head) % 97
        return "%s.%s.%s-999.%02d" % (head[0:2], head[2:4], head[4:6], check)


def vat(chance):
    head = chance.randrange(4000000, 9999999)
    number = "0%07d%02d" % (head, 97 - head % 97)
    return "%s.%s.%s" % (number[:4], number[4:7], number[7:])


def iban(chance):
    head = chance.randrange(10 ** 9, 10 ** 10 - 1)
    bban = "%010d%02d" % (head, mod97(head))
    check = 98 - int(bban + "111400") % 97
    return "BE%02d %s %s %s" % (check, bban[:4], bban[4:8], bban[8:])


def structured(chance):
    head = chance.randrange(10 ** 9, 10 ** 10 - 1)
    digits = "%010d%02d" % (head, mod97(head))
    return "+++%s/%s/%s+++" % (digits[:3], digits[3:7], digits[7:])


def luhn_like(head):
    """The check digit of EAN and GSRN."""
    total = sum(int(c) * (3 if i % 2 == 0 else 1) for i, c in enumerate(reversed(head)))
    return str(-total % 10)


def between(chance, first, last):
    first, last = datetime.date(*first), datetime.date(*last)
    return first + datetime.timedelta(days=chance.randrange((last - first).days))


def municipal_domains():
    """A dozen; the table itself is reference/municipal_domains.csv."""
    return {"nl": ["bonheiden.be", "essen.be", "hoogstraten.be", "nijlen.be", "ternat.be",
                   "schelle.be", "aartselaar.be"],
            "fr": ["remicourt.be", "courcelles.eu", "namur.be", "huy.be", "wavre.be"]}


def value(kind, person, row, chance):
    """One cell. `kind`? leaves three of ten empty, `kind`?? eight of ten."""
    if kind.endswith("??"):
        return "" if chance.random() < 0.8 else value(kind[:-2], person, row, chance)
    if kind.endswith("?"):
        return "" if chance.random() < 0.3 else value(kind[:-1], person, row, chance)
    if kind.startswith("{"):
        return chance.choice(kind[1:-1].split("/"))
    if kind.startswith("="):
        return re.sub("[#@&]", lambda m: {
            "#": lambda: chance.choice("0123456789"),
            "@": lambda: chance.choice("ABCDEFGHJKLMNPRSTVWXZ"),
            "&": lambda: chance.choice("0123456789abcdef")}[m.group()](), kind[1:])
    if kind.startswith("'"):
        return kind[1:]
    if kind.startswith("int"):
        low, high = kind[3:].split("-")
        return str(chance.randrange(int(low), int(high) + 1))
    p = person
    company = "%s %s" % (chance.choice(TRADES).capitalize(), p.family)
    slug = re.sub("[^a-z]", "", plain(p.family).lower())
    simple = {
        "": "", "fam": p.family, "given": p.given, "FAM": p.family.upper(),
        "full": p.family + " " + p.given, "gfull": p.given + " " + p.family,
        "cfull": p.family + ", " + p.given, "FULL": p.family.upper() + " " + p.given,
        "email": p.email, "mobile": p.mobile, "phone": p.phone, "street": p.street,
        "e164": "+32" + p.mobile.replace(" ", "")[1:], "nr": p.number, "box": p.box,
        "streetnr": p.street + " " + p.number, "pc": p.postcode, "town": p.town,
        "pctown": p.postcode + " " + p.town, "TOWN": p.town.upper(),
        "addr": "%s %s, %s %s" % (p.street, p.number, p.postcode, p.town),
        "country": {"fr": "Belgique", "de": "Belgien", "en": "Belgium"}.get(p.language, "België"),
        "birth": day(p.birth), "birthiso": p.birth.isoformat(),
        "birthdash": p.birth.strftime("%d-%m-%Y"), "birthyear": str(p.birth.year),
        "sex": {"M": "M", "F": {"nl": "V", "de": "W"}.get(p.language, "F")}[p.sex],
        "title": {"nl": ("Dhr.", "Mevr."), "fr": ("M.", "Mme"), "de": ("Herr", "Frau")}.get(
            p.language, ("Mr", "Mrs"))[p.sex == "F"],
        "lang": p.language.upper(), "seq": str(row + 1), "nn": p.national_number(),
        "nndigits": re.sub("[^0-9]", "", p.national_number()), "company": company,
        "url": "https://www.%s.example" % slug, "companyemail": "info@%s.example" % slug,
        "linkedin": "https://www.linkedin.com/in/%s-&&&" % slug,
        "euid": "%010x" % chance.randrange(16 ** 10), "leid": str(chance.randrange(10 ** 8)),
        "time": "%02d:%02d" % (chance.randrange(8, 18), chance.choice([0, 15, 30, 45])),
        "age": str(2030 - p.birth.year),
    }
    if kind in simple:
        return simple[kind].replace("&&&", "%03x" % chance.randrange(4096))
    if kind == "vat":
        return vat(chance)
    if kind == "bevat":
        return "BE " + vat(chance)
    if kind == "iban":
        return iban(chance)
    if kind == "ogm":
        return structured(chance)
    if kind == "amount":
        return ("%.2f" % (chance.random() * 900)).replace(".", ",")
    if kind == "amounten":
        return "%.2f" % (chance.random() * 900)
    if kind == "date":
        return day(between(chance, (2027, 1, 1), (2030, 9, 1)))
    if kind == "dateiso":
        return between(chance, (2027, 1, 1), (2030, 9, 1)).isoformat()
    if kind == "dateold":
        return day(between(chance, (2019, 1, 1), (2029, 1, 1)))
    if kind == "datefuture":
        return day(between(chance, (2030, 10, 1), (2031, 12, 1)))
    if kind == "consent":
        return day(between(chance, (2030, 2, 1), (2030, 9, 10)))
    if kind == "consentiso":
        return between(chance, (2030, 2, 1), (2030, 9, 10)).isoformat()
    if kind == "stamp":
        return "%s %02d:%02d:%02d" % (
            between(chance, (2030, 2, 1), (2030, 9, 10)).strftime("%d/%m/%Y"),
            chance.randrange(7, 23), chance.randrange(60), chance.randrange(60))
    if kind == "stampiso":
        return "%s %02d:%02d:%02d" % (
            between(chance, (2029, 2, 1), (2030, 9, 10)).isoformat(),
            chance.randrange(7, 23), chance.randrange(60), chance.randrange(60))
    if kind == "minor":
        return day(between(chance, (2013, 1, 1), (2025, 1, 1)))
    if kind == "minornn":
        return p.national_number(between(chance, (2013, 1, 1), (2025, 1, 1)))
    if kind == "inami":
        head = "1%05d" % chance.randrange(10000, 99999)
        return "%s-%s-%02d-001" % (head[0], head[1:], 97 - int(head) % 97)
    if kind == "omv":
        return "OMV_%d%06d" % (chance.randrange(2026, 2031), chance.randrange(1, 170000))
    if kind == "college":
        return "%d_CBS_%05d" % (chance.randrange(2026, 2031), chance.randrange(1, 9000))
    if kind == "capakey":
        return "44%03d%s%04d/00%s000" % (chance.randrange(1, 900), chance.choice("ABCD"),
                                         chance.randrange(1, 900), chance.choice("ABCDEF"))
    if kind == "eanpoint":
        head = "5414%013d" % chance.randrange(10 ** 13)
        return head + luhn_like(head)
    if kind == "ean13":
        head = "29%010d" % chance.randrange(10 ** 10)
        return head + luhn_like(head)
    if kind == "plate":
        return "%d-%s-%03d" % (chance.choice([1, 2]), "".join(
            chance.choice("ABCDEFGHJKLNPRSTVXYZ") for _ in range(3)), chance.randrange(1000))
    if kind == "ip":
        return "192.0.2.%d" % chance.randrange(1, 255)
    if kind == "municipal":
        domains = municipal_domains()["fr" if p.language == "fr" else "nl"]
        return "%s@%s" % (p.email.split("@")[0], chance.choice(domains))
    raise ValueError("no kind of value is called %r" % kind)


ABBREVIATED = [("nummer", "nr"), ("Nummer", "Nr"), ("datum", "dat"), ("Numéro", "N°"),
               ("Telefoon", "Tel"), ("Téléphone", "Tél"), ("Adresse", "Adr"),
               ("Postcode", "PC"), ("Code postal", "CP"), ("Voornaam", "Voorn."),
               ("Geboorte", "Geb."), ("Rijksregister", "RR"), ("Laatste", "Lste"),
               ("Dernière", "Dern."), ("Dernier", "Dern."), ("Date de naissance", "Date naiss."),
               ("Referentie", "Ref"), ("Référence", "Réf")]


def abbreviated(heading):
    for long, short in ABBREVIATED:
        heading = heading.replace(long, short)
    return heading


STYLES = {
    "as is": lambda h: h,
    "capitals": lambda h: h.upper(),
    "plain": lambda h: plain(h).lower(),
    "abbreviated": abbreviated,
    "snake": lambda h: re.sub(r"[^a-z0-9/°]+", "_", plain(h).lower()).strip("_"),
    "capitals without accents": lambda h: plain(h).upper(),
}


class File:
    """name: without .csv. `columns`: "Heading~kind|…". What is not given is as an office
    program would write it."""

    def __init__(self, name, declared, true_class, columns, language, *, group,
                 system=None, expected=None, lawful="no", grade="C", source="invented",
                 rows=None, delimiter=None, headings=True, preamble=(), repeat_at=None,
                 encoding="utf-8", style=None, shuffle=False, extra=(), signs="",
                 more=None, override=None):
        self.__dict__.update(locals())
        del self.__dict__["self"]
        self.chance = random.Random("kiespost " + name)

    def split(self, columns):
        pairs = [c.rsplit("~", 1) for c in columns.split("|")]
        if any(len(p) != 2 for p in pairs):
            raise ValueError("%s: a column without a kind in %r" % (self.name, columns))
        return pairs

    def people(self, columns, count, offset=0):
        for row in range(offset, offset + count):
            person = Person(self.chance, self.language)
            cells = [value(kind, person, row, self.chance) for _, kind in columns]
            if self.override:
                cells = self.override(cells, row, person, self.chance)
            yield cells

    def bytes(self):
        columns = self.split(self.columns)
        if self.shuffle:
            self.chance.shuffle(columns)
        for extra in self.extra:
            columns.insert(self.chance.randrange(len(columns) + 1), extra.rsplit("~", 1))
        style = STYLES[self.style or "as is"]
        headings = [style(heading) for heading, _ in columns]
        count = self.rows or self.chance.randrange(12, 48)
        out = io.StringIO()
        delimiter = self.delimiter or (";" if self.language != "en" else ",")
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        for line in self.preamble:
            out.write(line + "\n")
        if self.headings:
            writer.writerow(headings)
        for row, cells in enumerate(self.people(columns, count)):
            if row == self.repeat_at:
                writer.writerow(headings)
            writer.writerow(cells)
        if self.more:
            self.more(self, writer, columns, count)
        return out.getvalue().encode(self.encoding)

    def manifest_row(self):
        return [self.name + ".csv", self.group, self.declared, self.true_class,
                self.system or "unseen: " + self.name, self.language, self.lawful,
                self.expected, self.signs, self.grade, self.source]


FORBIDDEN = {"municipal_population", "municipal_services", "municipal_permits", "medical",
             "school", "mutuality", "hr", "utility_telecom", "open_register",
             "voter_list_forbidden"}


def all_files():
    import known
    import lawful
    import unseen
    files = known.files(File) + unseen.files(File) + lawful.files(File)
    for file in files:
        if file.expected is None:
            # law/README.md, the table of conflicts; what it says besides stands with the file.
            first = file.true_class.split("/")[0]
            file.expected = "forbidden" if first in FORBIDDEN else "suspicious"
            if file.lawful == "yes":
                file.expected = "none"
    names = [file.name for file in files]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)
    return files


def main():
    checking = sys.argv[1:] == ["--check"]
    sys.path.insert(0, here)
    sys.dont_write_bytecode = True
    made = {file.name + ".csv": file.bytes() for file in all_files()}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "group", "declared_kind", "true_class", "system", "language",
                     "lawful", "expected", "signs", "grade", "source"])
    for file in all_files():
        writer.writerow(file.manifest_row())
    made["manifest.csv"] = out.getvalue().encode("utf-8")
    present = {n for n in os.listdir(here) if n.endswith(".csv")}
    wrong = sorted(present - set(made))
    for name, content in made.items():
        path = os.path.join(here, name)
        if checking:
            if name not in present or open(path, "rb").read() != content:
                wrong.append(name)
        else:
            with open(path, "wb") as file:
                file.write(content)
    if not checking:
        for name in wrong:
            os.remove(os.path.join(here, name))
        return 0
    for name in wrong:
        print("%s is not what make.py makes" % name, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
