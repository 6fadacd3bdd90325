#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A modem for text messages on a pseudo-terminal, which misbehaves when told to.

    modem.py --link PATH --sent FILE [--script FILE]

PATH becomes a link to the terminal, whose own name is printed; then the modem listens.
Every PDU that was handed over becomes one line of FILE, decoded (TS 23.040), written before the answer:
    {"n": 1, "mr": 1, "to": "+32470000001", "coding": "gsm7", "udh": [7, 2, 1] or null,
     "text": "…", "srr": true, "valid": 1440, "class": null, "pdu": "0011…"}
An existing FILE goes on, as a SIM card's counter does.

The script is JSON, all of it optional:
    manufacturer, model, smsc, operator: texts        csq: 0…31, 99    creg: 1 = registered
    pin: true = asks for one                            sim: false = there is none
    echo: false = until ATE1                          chunk: bytes per write, as on a slow line
    memories: ["SM", "ME"], of which the first keeps the inbox
    ds: 0, 1 (reports are passed on at once) or 2 (are stored)
    report: {"+32470000001": 0, "*": 0}: which TP-ST reports on whom, as they are sent
    inbox: [{"from": "+32470000001", "text": "STOP", "coding": "gsm7" or "ucs2", "parts": 1,
             "at": "2030-09-20T10:00:00+02:00", "memory": "SM", "order": [2, 1]},
            {"report_of": "+32470000001", "st": 0, "part": 1},
            {"pdu": "00…"}]
    faults: [{"on": 3, "do": …, "code": 38}, …], on the n-th message of this modem, 0 = all:
        error, cms        refused after the PDU          early_error, early_cms   instead of "> "
        silent_prompt     no "> "                        silent                   no answer to the PDU
        swallow           as silent, once: the next command is answered
        hangup_before     before the PDU                 hangup_after             after it
        garbage           nonsense before the answer     late                     answers at the next command
"""
import argparse
import datetime
import json
import os
import pty
import re
import sys
import termios
import tty

GSM7 = ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLM"
        "NOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà")
EXTENSION = {0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~",
             0x3E: "]", 0x40: "|", 0x65: "€"}
assert len(GSM7) == 128


# ---- TS 23.038, TS 23.040: reading ----

def septets(octets, count, skip_bits):
    bits = int.from_bytes(bytes(octets), "little") >> skip_bits
    return [bits >> 7 * i & 0x7F for i in range(count)]


def gsm7_text(codes):
    text, escaped = "", False
    for code in codes:
        if escaped:
            text += EXTENSION.get(code, GSM7[code])
            escaped = False
        elif code == 0x1B:
            escaped = True
        else:
            text += GSM7[code]
    return text + ("<ESC>" if escaped else "")


def number(kind, octets, digits):
    swapped = "".join("%x%x" % (octet & 15, octet >> 4) for octet in octets)[:digits]
    return ("+" if kind & 0x70 == 0x10 else "") + swapped


def validity(vp):
    if vp <= 143:
        return (vp + 1) * 5
    if vp <= 167:
        return 720 + (vp - 143) * 30
    if vp <= 196:
        return (vp - 166) * 1440
    return (vp - 192) * 10080


def decode_submit(hexadecimal, told_length):
    pdu = list(bytes.fromhex(hexadecimal))
    at = 1 + pdu[0]
    assert len(pdu) - at == told_length, "AT+CMGS says another length"
    first = pdu[at]
    assert first & 3 == 1, "no SMS-SUBMIT"
    assert first >> 3 & 3 == 2, "no relative validity"
    digits, kind = pdu[at + 2], pdu[at + 3]
    octets = (digits + 1) // 2
    to = number(kind, pdu[at + 4:at + 4 + octets], digits)
    at += 4 + octets
    pid, dcs, vp, length = pdu[at:at + 4]
    data = pdu[at + 4:]
    header = data[0] + 1 if first & 0x40 else 0
    udh = None
    if header:
        assert data[1:3] == [0, 3], "another header than 8-bit concatenation"
        udh = data[3:6]
    assert pid == 0 and dcs in (0, 8), "class or compression"
    if dcs == 0:
        used = (header * 8 + 6) // 7
        assert len(data) == (length * 7 + 7) // 8 and len(data) <= 140, "length of the text"
        text = gsm7_text(septets(data, length, 0)[used:])
    else:
        assert len(data) == length and length <= 140, "length of the text"
        text = bytes(data[header:]).decode("utf-16-be")
    return {"to": to, "coding": "gsm7" if dcs == 0 else "ucs2", "udh": udh, "text": text,
            "srr": bool(first & 0x20), "valid": validity(vp), "pdu": hexadecimal}


# ---- and writing ----

def gsm7_codes(text):
    back = {character: code for code, character in EXTENSION.items()}
    codes = []
    for character in text:
        if character in back:
            codes += [0x1B, back[character]]
        else:
            codes.append(GSM7.index(character))
    return codes


def pack(codes, skip_bits):
    bits = 0
    for i, code in enumerate(codes):
        bits |= code << 7 * i + skip_bits
    return bits.to_bytes((len(codes) * 7 + skip_bits + 7) // 8, "little")


def address(text):
    if not re.fullmatch(r"\+?[0-9]+", text):
        codes = gsm7_codes(text)
        return bytes([(len(codes) * 7 + 3) // 4, 0xD0]) + pack(codes, 0)
    digits = text.lstrip("+")
    padded = digits + "f" * (len(digits) % 2)
    swapped = "".join(padded[i + 1] + padded[i] for i in range(0, len(padded), 2))
    return bytes([len(digits), 0x91 if text[0] == "+" else 0x81]) + bytes.fromhex(swapped)


def time_stamp(text):
    moment = datetime.datetime.fromisoformat(text)
    quarters = int(moment.utcoffset().total_seconds() // 900)
    fields = [moment.year % 100, moment.month, moment.day, moment.hour, moment.minute,
              moment.second, abs(quarters)]
    octets = [field % 10 << 4 | field // 10 for field in fields]
    if quarters < 0:
        octets[6] |= 8
    return bytes(octets)


def centre(number_text):
    body = address(number_text)[1:]
    return bytes([len(body)]) + body


def deliver(entry, smsc, reference):
    """The PDUs of a text, one for each part."""
    text, parts = entry["text"], entry.get("parts", 1)
    size = -(-len(text) // parts)
    stamp = time_stamp(entry.get("at", "2030-09-20T10:00:00+02:00"))
    pdus = []
    for i in range(parts):
        piece = text[i * size:(i + 1) * size]
        header = bytes([5, 0, 3, reference, parts, i + 1]) if parts > 1 else b""
        if entry.get("coding", "gsm7") == "gsm7":
            codes = gsm7_codes(piece)
            used = (len(header) * 8 + 6) // 7
            data = header + pack(codes, used * 7 - len(header) * 8)
            length, dcs = used + len(codes), 0
        else:
            data = header + piece.encode("utf-16-be")
            length, dcs = len(data), 8
        pdus.append(centre(smsc) + bytes([0x44 if header else 0x04]) + address(entry["from"]) +
                    bytes([0, dcs]) + stamp + bytes([length]) + data)
    return [pdus[i - 1] for i in entry.get("order", range(1, parts + 1))]


def status_report(entry, smsc, mr):
    stamp = time_stamp(entry.get("at", "2030-09-20T10:01:00+02:00"))
    return (centre(smsc) + bytes([0x06, mr]) + address(entry["report_of"]) + stamp + stamp +
            bytes([entry["st"]]))


# ---- the modem ----

class Gone(Exception):
    pass


class Modem:
    def __init__(self, script, sent_path):
        self.script = script
        self.sent_path = sent_path
        self.sent = []
        if os.path.exists(sent_path):
            with open(sent_path, encoding="utf-8") as lines:
                self.sent = [json.loads(line) for line in lines]
        self.count = 0          # PDUs of this modem
        self.tries = 0          # AT+CMGS of this modem
        self.echo = script.get("echo", True)
        self.numeric = False
        self.owed = b""         # an answer that comes late
        self.ds = 0
        self.memories = script.get("memories", ["SM", "ME"])
        self.memory = self.memories[0]
        self.storage = {name: {} for name in self.memories + ["SR"]}
        self.master, self.slave = pty.openpty()
        tty.setraw(self.slave, termios.TCSANOW)
        self.buffer = b""
        for i, entry in enumerate(script.get("inbox", [])):
            self.put(entry, i)

    @property
    def smsc(self):
        return self.script.get("smsc", "+32475161616")

    # the storage

    def keep(self, memory, pdu):
        shelf = self.storage[memory]
        shelf[next(i for i in range(1, 1000) if i not in shelf)] = [0, pdu]
        return max(shelf)

    def put(self, entry, i):
        memory = entry.get("memory", self.memories[0])
        if "pdu" in entry:
            self.keep(memory, bytes.fromhex(entry["pdu"]))
        elif "report_of" in entry:
            ours = [s for s in self.sent if s["to"] == entry["report_of"]]
            mr = entry["mr"] if "mr" in entry else ours[entry.get("part", 1) - 1]["mr"]
            self.keep(memory, status_report(entry, self.smsc, mr))
        else:
            for pdu in deliver(entry, self.smsc, 40 + i):
                self.keep(memory, pdu)

    # the line

    def write(self, text):
        octets = text if isinstance(text, bytes) else text.encode("latin-1")
        chunk = self.script.get("chunk", len(octets)) or 1
        for i in range(0, len(octets), chunk):
            os.write(self.master, octets[i:i + chunk])

    def answer(self, *lines):
        self.write("".join("\r\n%s\r\n" % line for line in lines))

    def read_until(self, *ends):
        """What comes before the first of `ends`, and that one."""
        while True:
            found = [self.buffer.index(end) for end in ends if end in self.buffer]
            if found:
                at = min(found)
                taken, end = self.buffer[:at], self.buffer[at:at + 1]
                self.buffer = self.buffer[at + 1:]
                return taken, end
            octets = os.read(self.master, 4096)
            if self.echo:
                os.write(self.master, octets.replace(b"\x1a", b"").replace(b"\x1b", b""))
            self.buffer += octets

    def hang_up(self):
        raise Gone

    # sending

    def fault(self, tried):
        for entry in self.script.get("faults", []):
            if entry["on"] in (0, tried):
                return entry["do"], entry.get("code", 0)
        return None, 0

    def write_down(self, message):
        self.count += 1
        mr = (self.sent[-1]["mr"] + 1) % 256 if self.sent else 1
        message = {"n": len(self.sent) + 1, "mr": mr, **message}
        self.sent.append(message)
        with open(self.sent_path, "a", encoding="utf-8") as lines:
            lines.write(json.dumps(message, ensure_ascii=False) + "\n")
        return message

    def report_on(self, message):
        rules = self.script.get("report", {})
        st = rules.get(message["to"], rules.get("*"))
        if st is None or not message["srr"]:
            return
        pdu = status_report({"report_of": message["to"], "st": st}, self.smsc, message["mr"])
        if self.ds == 1:
            self.answer("+CDS: %d\r\n%s" % (len(pdu) - 1 - pdu[0], pdu.hex().upper()))
        elif self.ds == 2:
            self.answer('+CDSI: "%s",%d' % (self.memories[0], self.keep(self.memories[0], pdu)))

    def send(self, length):
        self.tries += 1
        do, code = self.fault(self.tries)
        if do == "early_error":
            return self.answer("ERROR")
        if do == "early_cms":
            return self.answer("+CMS ERROR: %d" % code)
        if do == "hangup_before":
            self.hang_up()
        if do != "silent_prompt":
            self.write("\r\n> ")
        pdu, end = self.read_until(b"\x1a", b"\x1b")
        if end == b"\x1b":
            return self.answer("OK")
        message = decode_submit(pdu.decode("ascii").strip(), length)
        if do == "error":
            return self.answer("ERROR")
        if do == "cms":
            return self.answer("+CMS ERROR: %d" % code)
        message = self.write_down(message)
        if do == "hangup_after":
            self.hang_up()
        if do == "garbage":
            self.write("\r\n\xff\xfe^BEND:1,2\r\n+XYZ: \x00\x01\r\n")
        good = "\r\n+CMGS: %d\r\n\r\nOK\r\n" % message["mr"]
        if do == "late":
            self.owed = good.encode()
        elif do not in ("silent", "swallow"):
            self.write(good)
            self.report_on(message)
        while do == "silent":
            self.read_until(b"\x00")
        return None

    # the commands

    def listing(self):
        lines = []
        for i, (state, pdu) in sorted(self.storage[self.memory].items()):
            lines.append("+CMGL: %d,%d,,%d\r\n%s" %
                         (i, state, len(pdu) - 1 - pdu[0], pdu.hex().upper()))
            self.storage[self.memory][i][0] = 1
        self.write("".join("\r\n" + line for line in lines) + "\r\n\r\nOK\r\n")

    def message_at(self, i):
        if i not in self.storage[self.memory]:
            return self.answer("+CMS ERROR: 321")
        state, pdu = self.storage[self.memory][i]
        return self.answer("+CMGR: %d,,%d\r\n%s" % (state, len(pdu) - 1 - pdu[0],
                                                   pdu.hex().upper()), "OK")

    def memory_line(self):
        return ",".join("%d,50" % len(self.storage[self.memory]) for _ in range(3))

    def command(self, line):
        script = self.script
        upper = line.upper()
        found = re.match(r"AT\+CMGS=(\d+)$", upper)
        if found:
            return self.send(int(found[1]))
        simple = {
            "AT+CGMI": script.get("manufacturer", "Voorbeeld NV"),
            "AT+CGMM": script.get("model", "Proef 1"),
            "AT+CGMR": "1.0",
            "AT+CGSN": "490154203237518",
            "AT+CSQ": "+CSQ: %d,99" % script.get("csq", 20),
            "AT+CMGF?": "+CMGF: 0",
            "AT+CSCS?": '+CSCS: "GSM"',
            "AT+CSCS=?": '+CSCS: ("GSM","UCS2")',
            "AT+CNMI=?": "+CNMI: (0-3),(0-3),(0-3),(%s),(0,1)" % (
                {0: "0", 1: "0,1", 2: "0-2"}[script.get("ds", 2)]),
            "AT+CPMS=?": "+CPMS: " + ",".join(
                "(%s)" % ",".join('"%s"' % m for m in self.memories) for _ in range(3)),
            "AT+CREG?": '+CREG: 2,%d,"00C3","1A2B"' % script.get("creg", 1),
            "AT+CGREG?": '+CGREG: 2,%d,"00C3","1A2B"' % script.get("creg", 1),
            "AT+CGATT?": "+CGATT: 1",
            "AT+COPS?": '+COPS: 0,0,"%s"' % script.get("operator", "Voorbeeldnet"),
            "AT+CSCA?": '+CSCA: "%s",145' % self.smsc,
        }
        if upper == "AT+CPIN?":
            if script.get("sim", True) is False:
                return self.answer("+CME ERROR: 10")
            return self.answer("+CPIN: SIM PIN" if script.get("pin") else "+CPIN: READY", "OK")
        if upper in ("AT+COPS=3,2",) or upper == "AT+COPS=3,0":
            return self.answer("OK")
        if upper in simple:
            return self.answer(simple[upper], "OK")
        if upper in ("ATE1", "ATE0"):
            self.echo = upper == "ATE1"
            return self.answer("OK")
        if upper.startswith("AT+CPMS="):
            self.memory = re.search(r'"(\w+)"', upper)[1]
            if self.memory not in self.memories:
                return self.answer("+CMS ERROR: 302")
            return self.answer("+CPMS: " + self.memory_line(), "OK")
        if upper.startswith("AT+CNMI="):
            self.ds = int(upper.split(",")[3])
            return self.answer("OK")
        if upper == "AT+CMGL=4":
            return self.listing()
        if upper.startswith("AT+CMGR="):
            return self.message_at(int(upper[8:]))
        if upper.startswith("AT+CMGD="):
            self.storage[self.memory].pop(int(upper[8:]), None)
            return self.answer("OK")
        # What gammu tells a modem of Huawei or ZTE first.
        if re.match(r"AT(\^CURC|\^PORTSEL|\+ZCDRUN|\+ZOPRT)=", upper):
            return self.answer("OK")
        if re.match(r"AT(\+(CMEE|CMGF|CSCS|CREG|CGREG|CFUN|CHUP)=[^?]*)?$", upper):
            return self.answer("OK")
        return self.answer("ERROR")

    def serve(self):
        while True:
            line, _ = self.read_until(b"\r")
            line = line.replace(b"\x1b", b"").decode("latin-1").strip()
            if self.script.get("silent"):
                continue
            if self.owed:
                self.write(self.owed)
                self.owed = b""
            if self.script.get("babble"):
                self.write("$GPRMC,nonsense*00\r\n\xfe\xff\x00\r\n")
                continue
            if line[:2].upper() == "AT":
                self.command(line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--link", required=True)
    parser.add_argument("--sent", required=True)
    parser.add_argument("--script")
    arguments = parser.parse_args()
    script = {}
    if arguments.script:
        with open(arguments.script, encoding="utf-8") as file:
            script = json.load(file)
    modem = Modem(script, arguments.sent)
    temporary = arguments.link + ".new"
    os.symlink(os.ttyname(modem.slave), temporary)
    os.rename(temporary, arguments.link)
    os.write(1, (os.ttyname(modem.slave) + "\n").encode())
    try:
        modem.serve()
    except Gone:
        os.close(modem.slave)
        os.close(modem.master)
    finally:
        storage = {m: sorted(shelf) for m, shelf in modem.storage.items()}
        with open(arguments.sent + ".storage", "w", encoding="utf-8") as file:
            json.dump(storage, file)
    return 0


if __name__ == "__main__":
    import signal
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.exit(main())
