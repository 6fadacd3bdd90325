# SPDX-License-Identifier: GPL-3.0-or-later
"""make.py DIRECTORY: writes the workbooks of this folder anew (but libreoffice.xlsx and
libxlsxwriter.xlsx, see README.md). Only invented people; only the standard library; the
same bytes on every run."""
import os
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

where = sys.argv[1]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def text(reference, value):
    return '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' % (reference, escape(value))


def row(number, *values, first=1):
    cells = "".join(text("%s%d" % (chr(64 + first + i), number), value)
                    for i, value in enumerate(values) if value)
    return '<row r="%d">%s</row>' % (number, cells)


def sheet(*rows, main=MAIN, after=""):
    return HEAD + '<worksheet xmlns="%s"><dimension ref="A1"/><sheetData>%s</sheetData>%s' \
        "</worksheet>" % (main, "".join(rows), after)


def styles(*codes, ids=()):
    """Styles 1… are the custom codes, then the built-in ids."""
    formats = "".join('<numFmt numFmtId="%d" formatCode="%s"/>' % (164 + i, escape(code))
                      for i, code in enumerate(codes))
    xfs = "".join('<xf numFmtId="%d" applyNumberFormat="1"/>' % i
                  for i in [0, *range(164, 164 + len(codes)), *ids])
    return HEAD + '<styleSheet xmlns="%s"><numFmts>%s</numFmts><cellStyleXfs><xf ' \
        'numFmtId="14"/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>' % (
            MAIN, formats, xfs)


def shared(*items):
    return HEAD + '<sst xmlns="%s">%s</sst>' % (MAIN, "".join(items))


def book(name, sheets, strings=None, style=None, main=MAIN, office=OFFICE, prefix="xl",
         properties="", extra=(), absolute=False, compression=zipfile.ZIP_DEFLATED):
    """`sheets`: (name, state or None, XML) each."""
    parts = {}
    tabs, relations = "", ""
    for i, (tab, state, xml) in enumerate(sheets, 1):
        target = "worksheets/sheet%d.xml" % i
        parts["%s/%s" % (prefix, target)] = xml
        tabs += '<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>' % (
            escape(tab), i, ' state="%s"' % state if state else "", i)
        relations += '<Relationship Id="rId%d" Type="%s/worksheet" Target="%s%s"/>' % (
            i, office, "/%s/" % prefix if absolute else "", target)
    for id, part, xml in (("rId98", "sharedStrings", strings), ("rId99", "styles", style)):
        if xml:
            parts["%s/%s.xml" % (prefix, part)] = xml
            relations += '<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/>' % (
                id, office, part, part)
    parts["%s/workbook.xml" % prefix] = HEAD + \
        '<workbook xmlns="%s" xmlns:r="%s">%s<sheets>%s</sheets></workbook>' % (
            main, office, properties, tabs)
    parts["%s/_rels/workbook.xml.rels" % prefix] = HEAD + \
        '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, relations)
    parts["_rels/.rels"] = HEAD + \
        '<Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" ' \
        'Target="%s/workbook.xml"/></Relationships>' % (PACKAGE, office, prefix)
    parts["[Content_Types].xml"] = HEAD + \
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    parts.update(extra)
    pack(name, parts, compression)


def pack(name, parts, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(os.path.join(where, name), "w", compression) as archive:
        for part, content in sorted(parts.items()):
            archive.writestr(zipfile.ZipInfo(part, (2030, 1, 1, 0, 0, 0)), content,
                             compression)


PEOPLE = [row(1, "Naam", "Voornaam", "E-mail"),
          row(2, "Peeters", "Els", "els@example.be"),
          row(3, "Maes", "Zoë", "zoe@example.be")]


def values():
    item = "<si><t>%s</t></si>"
    strings = shared(
        item % "Naam", item % "Voornaam",
        "<si><r><t>Pee</t></r><r><rPr><b/></rPr><t>ters</t></r><rPh sb=\"0\" eb=\"1\">"
        "<t>klank</t></rPh></si>",
        '<si><t xml:space="preserve">  Els _x000D_\n</t></si>', "<si><t/></si>",
        item % "a_x005F_x0041_b")
    codes = ["dd/mm/yyyy;@", "[$-813]d mmmm yyyy", '0.00" d"', "[Red]0", "0000000000",
             "[h]:mm:ss", "yyyy\\-mm\\-dd hh:mm", "Standard", "\\d0"]
    cells = [
        ("A", "1", "", "42"), ("B", "", "", "3.2470123456E10"), ("C", "", "", "0.1"),
        ("D", "", "", "1.2345678901234567E+17"), ("E", "", "", "0.30000000000000004"),
        ("F", "1", "", "47746"), ("G", "2", "", "47746.604166666664"),
        ("H", "3", "", "12"), ("I", "4", "", "12"), ("J", "5", "", "470123456"),
        ("K", "6", "", "0.5"), ("L", "7", "", "47746.999999"), ("M", "8", "", "7"),
        ("N", "9", "", "8"), ("O", "10", "", "47746"), ("P", "11", "", "0.75"),
        ("Q", "", "b", "1"), ("R", "", "b", "0"), ("S", "", "e", "#N/A"),
        ("T", "", "str", "An &amp; Bo"), ("U", "", "d", "2030-09-20T00:00:00"),
        ("V", "", "d", "2030-09-20T14:30:00Z"), ("W", "10", "", "60"),
        ("X", "10", "", "59"), ("Y", "10", "", "-3"), ("Z", "", "", "-0.5"),
    ]
    xml = "".join('<c r="%s2"%s%s><f>A1</f><v>%s</v></c>' % (
        column, ' s="%s"' % style if style else "", ' t="%s"' % kind if kind else "", value)
        for column, style, kind, value in cells).replace('<c r="A2" s="1">',
                                                         '<c r="A2">')
    headings = "".join(text("%s1" % chr(65 + i), "K%s" % chr(65 + i)) for i in range(26))
    book("values.xlsx", [("Blad1", None, sheet('<row r="1">%s</row>' % headings,
                                               '<row r="2">%s</row>' % xml))],
         style=styles(*codes, ids=(14, 18)))
    pointers = "".join('<row r="%d">%s</row>' % (
        number, "".join('<c r="%s%d" t="s"><v>%d</v></c>' % (column, number, index)
                        for column, index in cells))
        for number, cells in ((1, (("A", 0), ("B", 1))), (2, (("A", 2), ("B", 3))),
                              (3, (("A", 5), ("B", 4)))))
    book("shared.xlsx", [("Blad1", None, sheet(pointers))], strings=strings)


def shapes():
    book("plain.xlsx", [("Leden", None, sheet(*PEOPLE))])
    book("stored.xlsx", [("Leden", None, sheet(*PEOPLE))], compression=zipfile.ZIP_STORED)
    book("strict.xlsx", [("Leden", None, sheet(*PEOPLE, main=STRICT_MAIN))],
         main=STRICT_MAIN, office=STRICT_OFFICE)
    book("elsewhere.xlsx", [("Leden", None, sheet(*PEOPLE))], prefix="xl/deel",
         absolute=True, extra={"xl/sharedStrings.xml": shared()})
    book("macros.xlsm", [("Leden", None, sheet(*PEOPLE))],
         extra={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"})
    prefixed = sheet(*PEOPLE).replace('xmlns="', 'xmlns:x="')
    for tag in ("worksheet", "dimension", "sheetData", "row", "c", "is", "t"):
        for opening in ("<", "</"):
            for closing in (" ", ">"):
                prefixed = prefixed.replace(opening + tag + closing,
                                            opening + "x:" + tag + closing)
    book("prefixed.xlsx", [("Leden", None, prefixed)])
    book("utf16.xlsx", [("Leden", None, sheet(*PEOPLE).replace("UTF-8", "UTF-16")
                         .encode("utf-16"))])
    book("sheets.xlsx", [
        ("Verborgen", "hidden", sheet(row(1, "Geheim"), row(2, "x"))),
        ("Leden", None, sheet(*PEOPLE)),
        ("Été & co", None, sheet(row(1, "Naam"), row(2, "Dupont"))),
        ("Diep", "veryHidden", sheet(row(1, "Naam"), row(2, "Diep"))),
        ("Leeg", None, sheet())])
    nameless = "".join("<row>%s</row>" % "".join(
        '<c t="inlineStr"><is><t>%s</t></is></c>' % value for value in values)
        for values in (("Naam", "Voornaam"), ("Peeters", "Els")))
    book("no-references.xlsx", [("Blad1", None, sheet(nameless))])
    book("sparse.xlsx", [("Blad1", None, sheet(
        row(3, "Naam", "Voornaam", "Straat", first=2),
        '<row r="4"><c r="A4" s="0"/></row>', row(5, "", "Els", first=2),
        row(9, "Maes", "", "Kouter", first=2), '<row r="12"/>',
        '<row r="13"><c r="B13" t="inlineStr"><is><t> </t></is></c></row>',
        row(1048576, "Claes", first=2)))])
    book("titles.xlsx", [("Blad1", None, sheet(
        row(1, "Stad Gent"), row(2, "Kiezerslijst"), row(3, "Afgedrukt op", "12/03/2030"),
        row(5, "Persoon", "", "Adres"),
        row(6, "Naam", "Voornaam", "Straat", "Huisnummer", "Postcode", "Gemeente"),
        row(7, "Peeters", "Els", "Kouter", "1", "9000", "Gent"),
        after='<mergeCells count="2"><mergeCell ref="A1:F1"/><mergeCell ref="A5:B5"/>'
              "</mergeCells>"))])
    book("date1904.xlsx", [("Blad1", None, sheet(
        row(1, "Naam", "Geboortedatum"),
        '<row r="2">%s<c r="B2" s="1"><v>27098</v></c></row>' % text("A2", "Peeters"),
        '<row r="3">%s<c r="B3" s="1"><v>0</v></c></row>' % text("A3", "Maes")))],
         style=styles(ids=(14,)), properties='<workbookPr date1904="1"/>')
    wide = [chr(64 + i // 26) * (i >= 26) + chr(65 + i % 26) for i in range(500)]
    book("wide.xlsx", [("Blad1", None, sheet(*(
        '<row r="%d">%s</row>' % (number, "".join(
            text("%s%d" % (column, number), "%s%d" % (word, i))
            for i, column in enumerate(wide)))
        for number, word in ((1, "kop"), (2, "w")))))])
    book("long-cell.xlsx", [("Blad1", None, sheet(
        row(1, "Naam", "Voornaam"), row(2, "x" * 32767, "Els"), row(3, "x" * 32768, "Jan"),
        row(4, "Maes", "An")))])
    book("beyond.xlsx", [("Blad1", None, sheet(
        *PEOPLE, *(row(i, "Claes", "An", "an%d@example.be" % i) for i in range(4, 250)),
        row(250, "Maes", "Jan", "jan@example.be", "", "terzijde")))])


def harm():
    entity = sheet(*PEOPLE).replace(
        HEAD, HEAD + '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>')
    book("entities.xlsx", [("Leden", None, entity)])
    book("doctype.xlsx", [("Leden", None, sheet(*PEOPLE).replace(
        HEAD, HEAD + '<!DOCTYPE x SYSTEM "file:///etc/passwd">'))])
    book("deep.xlsx", [("Leden", None, sheet("<g>" * 200 + "</g>" * 200))])
    book("not-xml.xlsx", [("Leden", None, sheet(*PEOPLE)[:-40])])
    book("bad-index.xlsx", [("Leden", None, sheet(
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))], strings=shared())
    book("backwards.xlsx", [("Leden", None, sheet(row(2, "Naam"), row(1, "Els")))])
    book("double-cell.xlsx", [("Leden", None, sheet(
        '<row r="1">%s%s</row>' % (text("B1", "x"), text("B1", "y"))))])
    book("row-too-far.xlsx", [("Leden", None, sheet(row(1048577, "Naam")))])
    book("no-sheets.xlsx", [])
    book("long-tag.xlsx", [("Leden", None, sheet(
        *PEOPLE, '<row r="4" x="%s"/>' % ("y" * 3000000)))])
    book("bomb.xlsx", [("Leden", None, sheet(*PEOPLE, " " * 60000000))])
    pack("other.zip", {"lijst.csv": "Naam;Voornaam\n"})
    pack("table.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                       "META-INF/manifest.xml": "", "content.xml": ""})
    pack("table.numbers", {"Index/Document.iwa": "", "preview.jpg": ""})
    pack("table.xlsb", {"xl/workbook.bin": "", "_rels/.rels": ""})
    pack("letter.docx", {"word/document.xml": "", "_rels/.rels": ""})
    with open(os.path.join(where, "plain.xlsx"), "rb") as file:
        whole = bytearray(file.read())
    with open(os.path.join(where, "cut.xlsx"), "wb") as file:
        file.write(whole[:len(whole) // 2])
    # A bit turned in the stored sheet: only the check sum can tell.
    with open(os.path.join(where, "stored.xlsx"), "rb") as file:
        whole = bytearray(file.read())
    whole[whole.index(b"Peeters")] ^= 1
    with open(os.path.join(where, "bad-sum.xlsx"), "wb") as file:
        file.write(whole)
    with open(os.path.join(where, "locked-zip.xlsx"), "wb") as file:
        at = whole.index(b"Qeeters")  # a locked entry: bit 0 of its flags
        local = whole.rindex(b"PK\3\4", 0, at)
        whole[local + 6] |= 1
        central = whole.index(b"PK\1\2")
        while central >= 0:
            if b"sheet1" in whole[central:central + 80]:
                whole[central + 8] |= 1
            central = whole.find(b"PK\1\2", central + 4)
        file.write(whole)
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(70000)
    with open(os.path.join(where, "old.xls"), "wb") as file:
        file.write(compound + "Workbook".encode("utf-16-le") + bytes(500))
    with open(os.path.join(where, "locked.xlsx"), "wb") as file:
        file.write(compound + "EncryptedPackage".encode("utf-16-le") + bytes(500))


values()
shapes()
harm()
