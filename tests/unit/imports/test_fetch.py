"""Addresses are read with patience and limits; every test asks a server on this machine only."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.imports import fetch
from generator.imports.copies import Refused


@dataclass
class Server:
    address: str
    answers: list[tuple[int, bytes, dict[str, str]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the server calls
            held.asked.append(self.path)
            code, body, headers = held.answers.pop(0)
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held = Server(f"http://127.0.0.1:{running.server_address[1]}/api.json")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield held
    running.shutdown()
    running.server_close()


def test_an_answer_is_read(server: Server) -> None:
    server.answers = [(200, b"{}", {})]

    assert fetch.read(server.address) == b"{}"


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_server_that_is_busy_is_asked_again_later_and_later(server: Server, code: int) -> None:
    server.answers = [(code, b"", {}), (code, b"", {}), (200, b"{}", {})]
    waited: list[float] = []

    assert fetch.read(server.address, wait=waited.append) == b"{}"
    assert waited == [1.0, 4.0]


def test_a_server_that_stays_busy_is_given_up(server: Server) -> None:
    server.answers = [(503, b"", {})] * 4

    with pytest.raises(Refused, match="503, 4 times in a row"):
        fetch.read(server.address, wait=lambda _: None)


def test_an_answer_that_ends_early_is_asked_for_again(server: Server) -> None:
    server.answers = [(200, b"{", {"Content-Length": "2"}), (200, b"{}", {})]

    assert fetch.read(server.address, wait=lambda _: None) == b"{}"


def test_what_is_not_there_is_not_asked_for_twice(server: Server) -> None:
    server.answers = [(404, b"", {})]

    with pytest.raises(Refused, match="404"):
        fetch.read(server.address)
    assert len(server.asked) == 1


def test_an_answer_above_the_limit_is_refused(server: Server) -> None:
    server.answers = [(200, b"x" * 11, {})]

    with pytest.raises(Refused, match="larger than 10 bytes"):
        fetch.read(server.address, largest=10)


def test_a_redirect_away_from_https_is_refused(server: Server) -> None:
    server.answers = [(302, b"", {"Location": "http://example.invalid/api.json"})]

    with pytest.raises(Refused, match="is not an https address"):
        fetch.read(server.address)


@pytest.mark.parametrize("address", ["http://example.invalid/a", "HTTP://example.invalid/a"])
def test_only_https_is_read(address: str) -> None:
    with pytest.raises(Refused, match="is not an https address"):
        fetch.read(address)


def test_a_server_that_is_not_there_is_told_of() -> None:
    with pytest.raises(Refused, match=r"no answer .*, 4 times"):
        fetch.read("http://127.0.0.1:9/", wait=lambda _: None)


def test_a_file_that_is_not_there_is_told_of() -> None:
    with pytest.raises(Refused, match="cannot be read"):
        fetch.read("/nowhere/api.json")


def test_the_file_beside_an_address_may_be_missing(server: Server) -> None:
    server.answers = [(404, b"", {})]

    assert fetch.beside(server.address, "models.json") is None
    assert server.asked == ["/models.json"]
