# SPDX-License-Identifier: GPL-3.0-or-later
"""xlsx.py FILE: read a workbook with nothing but zipfile and an XML parser. Prints
{"sheets": {name: [[cell, …], …]}, "formulas": their number} as JSON."""
import json
import re
import sys
import zipfile
import xml.etree.ElementTree as xml

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def text_of(node):
    return "".join(part.text or "" for part in node.iter(M + "t"))


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_of(cell, shared):
    if cell.get("t") == "inlineStr":
        return text_of(cell)
    value = cell.find(M + "v")
    if value is None:
        return ""
    return shared[int(value.text)] if cell.get("t") == "s" else value.text


def read(path):
    book = zipfile.ZipFile(path)
    assert book.testzip() is None, "the zip file is damaged"
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        root = xml.fromstring(book.read("xl/sharedStrings.xml"))
        shared = [text_of(item) for item in root.findall(M + "si")]
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in xml.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    }
    sheets, formulas = {}, 0
    for sheet in xml.fromstring(book.read("xl/workbook.xml")).iter(M + "sheet"):
        root = xml.fromstring(book.read("xl/" + targets[sheet.get(R + "id")]))
        formulas += sum(1 for _ in root.iter(M + "f"))
        rows = []
        for row in root.iter(M + "row"):
            cells = []
            for cell in row.findall(M + "c"):
                column = column_of(cell.get("r"))
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cell_of(cell, shared)
            rows.append(cells)
        sheets[sheet.get("name")] = rows
    return {"sheets": sheets, "formulas": formulas}


json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=False)
