"""Listens where the providers' hosts would, and remembers every request."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.recipes.api import (
    anthropic,
    azure,
    bedrock,
    cohere,
    google,
    google_sign_in,
    http2,
    mistral,
    openai,
    replicate,
    vertex,
)
from tests.recipes.api.request import Family, Frames, Refused, Reply, Request, Stream
from tests.recipes.job import Asked, Door

FAMILIES: dict[str, Family] = {
    "openai": openai.FAMILY,
    "anthropic": anthropic.FAMILY,
    "google": google.FAMILY,
    "azure": azure.FAMILY,
    "cohere": cohere.FAMILY,
    "mistral": mistral.FAMILY,
    "replicate": replicate.FAMILY,
    "google-sign-in": google_sign_in.FAMILY,
    "vertex": vertex.FAMILY,
    "bedrock": bedrock.FAMILY,
}
_KEY_HEADERS = sorted({name for family in FAMILIES.values() for name in family.key_headers})
_OWN_PORT = {"http": 80, "https": 443}


class SimulatedApi:
    """All doors at once, on every port that one of them is at."""

    def __init__(
        self,
        doors: Iterable[Door],
        context: Callable[[], ssl.SSLContext],
        *,
        free_ports: bool = False,
    ) -> None:
        self._doors = sorted(doors, key=lambda door: -len(door.base_url))
        self._asked: list[Asked] = []
        self._lock = threading.Lock()
        self._servers = []
        self.ports: dict[tuple[str, int], int] = {}
        for scheme, port in sorted({_place(door) for door in self._doors}):
            secured = context() if scheme == "https" else None
            server = _Server(self, scheme, 0 if free_ports else port, secured)
            self.ports[scheme, port] = server.server_address[1]
            self._servers.append(server)
        translated = _Server(self, "https", 0, None)
        self._servers.append(translated)
        self.http2 = http2.Http2(translated.server_address[1])

    def __enter__(self) -> SimulatedApi:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.http2.end()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def forget(self) -> list[Asked]:
        """What was asked since the last time."""
        with self._lock:
            asked, self._asked = self._asked, []
        return asked

    def answer(
        self, origin: str, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], Reply]:
        """Status, headers and body for one request, which is remembered."""
        path, _, query = path.partition("?")
        family, model, said, status = openai.FAMILY, None, "", 200
        reply: Reply = {}
        doors = self._doors_to(origin + path)
        for door in doors:
            below = path.removeprefix(urlsplit(door.base_url).path.rstrip("/"))
            request = Request(method, below, headers, body, door, dict(parse_qsl(query)))
            family = FAMILIES[door.family]
            try:
                model = family.model(request)
                reply = family.answer(request)
                status, said = family.answered, ""
            except Refused as refused:
                status, said = refused.status, refused.message
                reply = family.error(status, said)
            if not said.startswith("unknown address"):
                break
        if not doors:
            status, said = 404, f"nobody answers at {origin}{path}"
            reply = family.error(status, said)
        auth = {name: headers[name] for name in _KEY_HEADERS if name in headers}
        scheme, _, host = origin.partition("://")
        with self._lock:
            self._asked.append(Asked(method, scheme, host, path, auth, model, status, said))
        return status, family.error_headers(status) if said else {}, reply

    def _doors_to(self, url: str) -> list[Door]:
        """All at the longest base URL that fits: some gateways have several APIs at one."""
        found = [door for door in self._doors if url.startswith(f"{door.base_url.rstrip('/')}/")]
        return [door for door in found if len(door.base_url) == len(found[0].base_url)]


def _place(door: Door) -> tuple[str, int]:
    parts = urlsplit(door.base_url)
    return parts.scheme, parts.port or _OWN_PORT[parts.scheme]


def _written(reply: Reply) -> tuple[str, bytes]:
    """The content type and the body."""
    match reply:
        case bytes():
            return "audio/mpeg", reply
        case Stream():
            return "text/event-stream; charset=utf-8", reply.text.encode()
        case Frames():
            return "application/vnd.amazon.eventstream", reply.data
    return "application/json", json.dumps(reply).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(
        self, api: SimulatedApi, scheme: str, port: int, context: ssl.SSLContext | None
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.api, self.scheme, self.context = api, scheme, context

    def get_request(self) -> tuple[socket, Any]:
        connection, address = super().get_request()
        if self.context is None:
            return connection, address
        # The handshake waits until the connection's own thread reads.
        return self.context.wrap_socket(
            connection, server_side=True, do_handshake_on_connect=False
        ), address

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is its own affair: what it did not ask is not remembered."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        if isinstance(self.connection, ssl.SSLSocket):
            self.connection.do_handshake()
            if self.connection.selected_alpn_protocol() == "h2":
                self.server.api.http2.serve(self.connection)
                return
        super().handle()

    def _any(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = b"".join(self._body(headers))
        origin = f"{self.server.scheme}://{headers.get('host', '')}"
        answer = self.server.api.answer
        status, more, reply = answer(origin, self.command, self.path, headers, body)
        kind, text = _written(reply)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def _body(self, headers: dict[str, str]) -> Iterator[bytes]:
        if headers.get("transfer-encoding") != "chunked":
            yield self.rfile.read(int(headers.get("content-length", 0)))
            return
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815  # http.server's own names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as inherited
        """Requests are remembered, not printed."""
