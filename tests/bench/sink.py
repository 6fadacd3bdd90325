#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that takes everything, keeps nothing, and can do what smtp-sink cannot:
    sink.py PORT [--delay SECONDS] [--certificate PEM]
waits before each reply, or speaks TLS after STARTTLS. Prints "ready", then serves until
it is ended."""
import argparse
import asyncio
import ssl


async def serve(reader, writer, delay, context):
    async def reply(text):
        if delay:
            await asyncio.sleep(delay)
        writer.write(text + b"\r\n")
        await writer.drain()

    await reply(b"220 sink")
    while line := await reader.readline():
        verb = line[:4].upper()
        if verb == b"EHLO":
            offers = [b"sink", b"8BITMIME", b"SMTPUTF8"]
            if context and writer.get_extra_info("ssl_object") is None:
                offers.append(b"STARTTLS")
            lines = [b"250-" + offer for offer in offers[:-1]] + [b"250 " + offers[-1]]
            await reply(b"\r\n".join(lines))
        elif verb == b"STAR":
            await reply(b"220 go")
            await writer.start_tls(context)
        elif verb == b"DATA":
            await reply(b"354 go")
            await reader.readuntil(b"\r\n.\r\n")
            await reply(b"250 taken")
        elif verb == b"QUIT":
            await reply(b"221 bye")
            break
        else:
            await reply(b"250 ok")
    writer.close()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--certificate")
    given = parser.parse_args()
    context = None
    if given.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(given.certificate)

    async def client(reader, writer):
        try:
            await serve(reader, writer, given.delay, context)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass

    server = await asyncio.start_server(client, "127.0.0.1", given.port, limit=1 << 20)
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main())
