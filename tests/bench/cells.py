#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the cells of a workbook's first sheet as bench-cells reads them."""
import sys
import zipfile
import xml.etree.ElementTree as ET

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
with zipfile.ZipFile(sys.argv[1]) as book, open(sys.argv[2], "wb") as out:
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in ET.parse(book.open("xl/sharedStrings.xml")).getroot():
            shared.append("".join(t.text or "" for t in item.iter(NS + "t")))
    for _, row in ET.iterparse(book.open("xl/worksheets/sheet1.xml")):
        if row.tag != NS + "row":
            continue
        for cell in row:
            text = "".join(t.text or "" for t in cell.iter(NS + "t"))
            value = cell.find(NS + "v")
            if cell.get("t") == "s" and value is not None:
                text = shared[int(value.text)]
            out.write(text.encode() + b"\0")
        out.write(b"\n\0")
        row.clear()
