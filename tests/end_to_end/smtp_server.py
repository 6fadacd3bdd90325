# SPDX-License-Identifier: GPL-3.0-or-later
"""smtp_server.py [OPTION…]: aiosmtpd on a free port of this computer, that misbehaves where
it is told to. Prints the port once it listens.

  --many FILE         a line of options for each of many servers in one; prints the ports

  --received FILE     a line "ADDRESS SHA256 BYTES CONNECTION" for every message taken
  --keep DIR          … and its bytes, as DIR/ADDRESS.eml
  --log FILE          a line "CONNECTION tls|clear COMMAND" for every command
  --cert PEM          certificate and key: offers STARTTLS
  --tls               TLS from the first byte
  --login USER:WORD   wants this login (PLAIN, LOGIN)
  --token USER:TOKEN  wants this one (XOAUTH2)
  --limit BYTES       SIZE
  --offer KEYWORD     one more line in the answer to EHLO
  --newest-tls 1.2    no newer TLS than this one; --oldest-tls likewise
  --rule-every RULE   as below, counted anew in every connection
  --rule 'STEP[=ADDRESS][:FROM[-[TO]]] ACTION'

Steps: greeting ehlo starttls auth mail rcpt data message quit, each counted from 1 over all
connections. Actions:
  drop                closes the connection instead of an answer
  say TEXT            answers this, and does nothing ("\\r\\n" inside for several lines)
  close TEXT          … and closes
  hold FILE           waits until FILE is there, then goes on as usual
  take                message: takes it, and closes without an answer
  open                data: says 354, and closes
  lie                 starttls: says 220, and then something that is not TLS
"""
import argparse
import asyncio
import base64
import ctypes
import hashlib
import logging
import os
import re
import shlex
import signal
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

PREFIXES = {"EHLO": "ehlo", "HELO": "ehlo", "STARTTLS": "starttls", "AUTH": "auth",
            "MAIL": "mail", "RCPT": "rcpt", "DATA": "data", "QUIT": "quit"}


class Rule:
    def __init__(self, text):
        where, _, self.action = text.partition(" ")
        match = re.fullmatch(r"(\w+)(?:=([^:]+))?(?::(\d+)(-)?(\d+)?)?", where)
        if match is None:
            sys.exit("no such rule: " + text)
        self.step, self.address, first, dash, last = match.groups()
        self.first = int(first or 1)
        self.last = int(last) if last else self.first if first and not dash else 10 ** 9
        self.count = 0

    def fits(self, step, address):
        if step != self.step or (self.address and self.address != address):
            return False
        self.count += 1
        return self.first <= self.count <= self.last


class Server(SMTP):
    def __init__(self, station, *arguments, **more):
        super().__init__(*arguments, **more)
        station.connections += 1
        self.number = station.connections
        self.options = station.options
        self.rules = station.rules + [Rule(text) for text in station.options.rule_every]
        for command, method in list(self._smtp_methods.items()):
            self._smtp_methods[command] = self.scripted(command, method)

    def note(self, command):
        if self.options.log:
            way = "tls" if self.session.ssl or self.options.tls else "clear"
            with open(self.options.log, "a") as log:
                log.write("%d %s %s\n" % (self.number, way, command))

    def rule(self, step, address=None):
        # Every rule counts, the first that fits decides.
        found = [rule for rule in self.rules if rule.fits(step, address)]
        return found[0].action.partition(" ") if found else ("", "", "")

    async def act(self, step, address=None):
        """True when the step was answered here."""
        action, _, text = self.rule(step, address)
        if action == "hold":
            while not os.path.exists(text):
                await asyncio.sleep(0.01)
            return False
        if action in ("say", "close"):
            await self.push(text.replace("\\r\\n", "\r\n"))
        if action == "open":
            await self.push("354 go on")
        if action == "lie":
            await self.push("220 go on")
            self._writer.write(b"this is not TLS\r\n" * 4)
        if action in ("drop", "close", "open", "lie", "take"):
            self.transport.close()
            raise asyncio.CancelledError
        return action == "say"

    def scripted(self, command, method):
        async def answer(argument):
            self.note(command + (" " + argument if argument and command != "AUTH" else ""))
            address = None
            if command == "RCPT" and argument:
                address = (re.findall(r"<(.*?)>", argument) or [None])[0]
            if not await self.act(PREFIXES.get(command, "other"), address):
                await method(argument)
        return answer

    async def push(self, status):
        if isinstance(status, str) and status.startswith("220 kiespost-test "):
            if await self.act("greeting"):
                return
        await super().push(status)


class Postbox:
    def __init__(self, options):
        self.options = options

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        extra = ["250-" + keyword for keyword in self.options.offer]
        return responses[:-1] + extra + responses[-1:]

    async def handle_DATA(self, server, session, envelope):
        server.note("MESSAGE")
        address = envelope.rcpt_tos[0]
        action, _, text = server.rule("message", address)
        if action == "drop":
            server.transport.close()
            raise asyncio.CancelledError
        if action == "hold":
            while not os.path.exists(text):
                await asyncio.sleep(0.01)
        if action == "say":
            return text.replace("\\r\\n", "\r\n")
        if action == "close":
            await server.push(text)
            server.transport.close()
            raise asyncio.CancelledError
        if self.options.received:
            with open(self.options.received, "a") as received:
                received.write("%s %s %d %d\n" % (
                    address, hashlib.sha256(envelope.original_content).hexdigest(),
                    len(envelope.original_content), server.number))
        if self.options.keep:
            with open(os.path.join(self.options.keep, address + ".eml"), "wb") as kept:
                kept.write(envelope.original_content)
        if action == "take":
            server.transport.close()
            raise asyncio.CancelledError
        return "250 2.0.0 taken"

    async def auth_XOAUTH2(self, server, arguments):
        if len(arguments) > 1:
            said = base64.b64decode(arguments[1]).decode()
        else:
            said = (await server.challenge_auth("")).decode()
        user, _, token = self.options.token.partition(":")
        good = said == "user=%s\x01auth=Bearer %s\x01\x01" % (user, token)
        return AuthResult(success=good, handled=False, auth_data=user)


def authenticator(options):
    def check(server, session, envelope, mechanism, data):
        user, _, word = (options.login or ":").partition(":")
        good = (getattr(data, "login", b"") == user.encode()
                and getattr(data, "password", b"") == word.encode())
        return AuthResult(success=good, handled=False)
    return check


def tls_context(options):
    if not options.cert:
        return None
    versions = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3,
                "1.1": ssl.TLSVersion.TLSv1_1}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.cert)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    if options.newest_tls:
        context.maximum_version = versions[options.newest_tls]
    if options.oldest_tls:
        context.minimum_version = versions[options.oldest_tls]
    return context


class Station:
    """What the connections to one port have in common."""

    def __init__(self, options):
        self.options = options
        self.rules = [Rule(text) for text in options.rule]
        self.connections = 0
        self.context = tls_context(options)

    def serve(self):
        options = self.options
        starttls = self.context if not options.tls else None
        excluded = ["PLAIN", "LOGIN"] if options.token else ["XOAUTH2"]
        return Server(
            self, Postbox(options), hostname="kiespost-test", ident="ready",
            loop=asyncio.get_running_loop(), tls_context=starttls,
            require_starttls=starttls is not None,
            auth_required=bool(options.login or options.token),
            auth_require_tls=starttls is not None, authenticator=authenticator(options),
            auth_exclude_mechanism=excluded, data_size_limit=options.limit, timeout=900)

    async def listen(self):
        server = await asyncio.get_running_loop().create_server(
            self.serve, "127.0.0.1", self.options.port,
            ssl=self.context if self.options.tls else None)
        return server.sockets[0].getsockname()[1]


def end_with_parent():
    """A test that crashed must not leave a server that holds its output open."""
    pr_set_pdeathsig = 1
    try:
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL, 0, 0, 0)
    except (OSError, AttributeError):
        pass


async def main(options):
    asyncio.get_running_loop().set_exception_handler(lambda *nothing: None)
    lines = [None]
    if options.many:
        with open(options.many) as many:
            lines = many.read().splitlines()
    stations = [Station(read_options(shlex.split(line)) if line is not None else options)
                for line in lines]
    for station in stations:
        print(await station.listen())
    sys.stdout.flush()
    os.close(1)
    await asyncio.get_running_loop().create_future()


def read_options(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--many")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--received")
    parser.add_argument("--keep")
    parser.add_argument("--log")
    parser.add_argument("--cert")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--login")
    parser.add_argument("--token")
    parser.add_argument("--limit", type=int, default=33554432)
    parser.add_argument("--offer", action="append", default=[])
    parser.add_argument("--newest-tls")
    parser.add_argument("--oldest-tls")
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--rule-every", action="append", default=[])
    return parser.parse_args(words)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    end_with_parent()
    try:
        asyncio.run(main(read_options()))
    except KeyboardInterrupt:
        pass
