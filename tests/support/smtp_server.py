#!/usr/bin/python3
"""A real SMTP server (aiosmtpd) for tests, with faults on demand.

Listens on a free port of 127.0.0.1, prints "port N" on stdout and serves until its stdin closes, so
it cannot outlive the test. Every mail it accepts becomes NNNN.eml (the bytes) and NNNN.json (envelope,
connection number, TLS, user) in --out; verbs worth asserting go to events.log there.
"""

import argparse
import asyncio
import json
import os
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult, syntax


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, help="folder for what is received; must exist")
    parser.add_argument("--certificate", help="PEM with key and certificate; offers STARTTLS")
    parser.add_argument("--implicit-tls", action="store_true", help="TLS from the first byte")
    parser.add_argument("--user", help="demand AUTH with this name and --password")
    parser.add_argument("--password")
    parser.add_argument("--plain-auth", action="store_true", help="offer AUTH without TLS too")
    parser.add_argument("--without-mechanism", action="append", default=[], help="PLAIN or LOGIN")
    parser.add_argument("--size", type=int, default=33554432, help="the SIZE it announces")
    parser.add_argument("--rcpt", action="append", default=[], metavar="ADDRESS=REPLY")
    parser.add_argument("--mail", action="append", default=[], metavar="N=REPLY",
                        help="reply to the Nth MAIL of every connection; * for all")
    parser.add_argument("--data", metavar="REPLY", help="reply after the message; it is not kept")
    parser.add_argument("--greeting", metavar="LINE", help="says this and closes")
    parser.add_argument("--fault", default="", choices=[
        "", "hang-at-greeting", "drip-at-greeting", "flood-at-greeting", "hang-at-mail",
        "hang-after-data", "drop-mid-data", "drop-after-data", "close-after-mail",
        "close-at-mail-421", "lie-about-login", "hang-at-handshake"])
    parser.add_argument("--make-certificate", metavar="NAMES",
                        help="write a self-made certificate for e.g. DNS:localhost to --certificate and end")
    return parser.parse_args()


def make_certificate(names, path):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "3650", "-subj", "/CN=prueba", "-addext", "subjectAltName=" + names,
         "-keyout", path, "-out", path + ".crt"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(path, "a") as both, open(path + ".crt") as certificate:
        both.write(certificate.read())


class Received:
    """What came in, numbered over all connections."""

    def __init__(self, folder):
        self.folder = folder
        self.mails = 0
        self.connections = 0

    def event(self, words):
        with open(os.path.join(self.folder, "events.log"), "a") as log:
            log.write(words + "\n")

    def keep(self, envelope, session, server):
        self.mails += 1
        name = os.path.join(self.folder, "%04d" % self.mails)
        with open(name + ".eml", "wb") as mail:
            mail.write(envelope.content)
        login = session.auth_data
        with open(name + ".json", "w") as facts:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos,
                       "mail_options": envelope.mail_options, "connection": server.number,
                       "mail_of_connection": server.mails, "tls": server.transport.get_extra_info("sslcontext") is not None,
                       "user": login.login.decode() if hasattr(login, "login") else ""}, facts)


class Handler:
    def __init__(self, options, received):
        self.options = options
        self.received = received
        self.rcpt_replies = dict(rule.split("=", 1) for rule in options.rcpt)
        self.mail_replies = dict(rule.split("=", 1) for rule in options.mail)

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        server.mails += 1
        if self.options.fault == "close-at-mail-421":
            await server.push("421 4.3.2 Service shutting down")
            server.transport.close()
            return "421 4.3.2 Service shutting down"
        if self.options.fault == "hang-at-mail":
            await asyncio.Event().wait()
        reply = self.mail_replies.get(str(server.mails), self.mail_replies.get("*"))
        if reply:
            return reply
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.rcpt_replies:
            return self.rcpt_replies[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        if self.options.data:
            return self.options.data
        self.received.keep(envelope, session, server)
        if self.options.fault == "hang-after-data":
            await asyncio.Event().wait()
        if self.options.fault == "drop-after-data":
            server.transport.abort()
        if self.options.fault == "close-after-mail":
            asyncio.get_event_loop().call_soon(server.transport.close)
        return "250 2.0.0 Kept as %04d" % self.received.mails


def session_class(options, received):
    class Session(SMTP):
        def __init__(self, *rest, **named):
            super().__init__(*rest, **named)
            self.mails = 0
            self.number = 0

        def connection_made(self, transport):
            if self.number == 0:
                received.connections += 1
                self.number = received.connections
            super().connection_made(transport)

        @syntax("RSET")
        async def smtp_RSET(self, arg):
            received.event("RSET")
            await super().smtp_RSET(arg)

        @syntax("NOOP [ignored]")
        async def smtp_NOOP(self, arg):
            received.event("NOOP")
            await super().smtp_NOOP(arg)

        @syntax("QUIT")
        async def smtp_QUIT(self, arg):
            received.event("QUIT")
            await super().smtp_QUIT(arg)

        async def smtp_STARTTLS(self, arg):
            if options.fault == "hang-at-handshake":
                await self.push("220 Ready to start TLS")
                await asyncio.Event().wait()
            await super().smtp_STARTTLS(arg)

        async def smtp_AUTH(self, arg):
            received.event("AUTH " + arg.split()[0] + (" tls" if self._tls_protocol else " plain"))
            if options.fault == "lie-about-login":
                await self.push("250 2.0.0 Whatever")
                return
            await super().smtp_AUTH(arg)

        async def smtp_DATA(self, arg):
            if options.fault == "drop-mid-data":
                await self.push("354 End data with <CR><LF>.<CR><LF>")
                await self._reader.readline()
                self.transport.abort()
                return
            await super().smtp_DATA(arg)

    return Session


async def misbehave(options, reader, writer):
    """Servers that never become SMTP."""
    if options.greeting:
        writer.write((options.greeting + "\r\n").encode())
        await writer.drain()
        writer.close()
        return
    while options.fault == "drip-at-greeting":
        writer.write(b"2")
        await writer.drain()
        await asyncio.sleep(0.05)
    while options.fault == "flood-at-greeting":
        writer.write(b"220-" + b"x" * 1000 + b"\r\n")
        await writer.drain()
    await asyncio.Event().wait()


async def serve(options):
    received = Received(options.out)
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)  # aborted transports are the purpose here

    def authenticate(server, session, envelope, mechanism, data):
        right = (data.login, data.password) == (options.user.encode(), options.password.encode())
        return AuthResult(success=right, handled=right, auth_data=data)

    def session():
        return session_class(options, received)(
            Handler(options, received), data_size_limit=options.size, hostname="correo.prueba",
            tls_context=None if options.implicit_tls else context,
            auth_required=options.user is not None,
            auth_require_tls=not (options.plain_auth or options.implicit_tls),
            auth_exclude_mechanism=options.without_mechanism or None,
            authenticator=authenticate if options.user else None, loop=loop)

    if options.greeting or options.fault.endswith("-at-greeting"):
        server = await asyncio.start_server(lambda r, w: misbehave(options, r, w), "127.0.0.1", 0)
    else:
        server = await loop.create_server(session, "127.0.0.1", 0,
                                          ssl=context if options.implicit_tls else None)
    print("port %d" % server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main():
    options = arguments()
    if options.make_certificate:
        make_certificate(options.make_certificate, options.certificate)
        return
    asyncio.run(serve(options))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
    os._exit(0)
