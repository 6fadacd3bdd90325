#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""picture.py FILE.png LEFT TOP RIGHT BOTTOM: how many pixels of that part are dark, as
text is. For pictures as Chromium makes them: 8 bits, RGB or RGBA, not interlaced."""
import struct
import sys
import zlib


def rows_of(path):
    with open(path, "rb") as file:
        content = file.read()
    at, packed, header = 8, b"", None
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at:at + 8])
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", content[at + 8:at + 21])
        elif kind == b"IDAT":
            packed += content[at + 8:at + 8 + length]
        at += length + 12
    width, height, depth, colour, _, _, interlaced = header
    assert depth == 8 and colour in (2, 6) and not interlaced
    size = 3 if colour == 2 else 4
    raw, stride = zlib.decompress(packed), width * size
    before = bytearray(stride)
    for y in range(height):
        kind = raw[y * (stride + 1)]
        row = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left = row[i - size] if i >= size else 0
            up = before[i]
            corner = before[i - size] if i >= size else 0
            if kind == 1:
                row[i] = (row[i] + left) & 255
            elif kind == 2:
                row[i] = (row[i] + up) & 255
            elif kind == 3:
                row[i] = (row[i] + (left + up) // 2) & 255
            elif kind == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up),
                           (abs(guess - corner), 2, corner))
                row[i] = (row[i] + near[2]) & 255
        yield y, row, size
        before = row


def main():
    left, top, right, bottom = map(int, sys.argv[2:])
    dark = 0
    for y, row, size in rows_of(sys.argv[1]):
        if top <= y < bottom:
            for x in range(left, right):
                dark += sum(row[x * size:x * size + 3]) < 200
    print(dark)


main()
