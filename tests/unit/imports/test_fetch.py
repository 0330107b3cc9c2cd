"""Addresses are read with patience and limits; every test asks a server on this machine only."""

import gzip
import socket
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from llmref.imports import fetch
from llmref.imports.connections import is_public
from llmref.imports.copies import Refused
from llmref.imports.limits import DOWNLOAD_SECONDS, REDIRECTS, WAIT_SECONDS
from tests.unit.imports.servers import Server, answer, redirect, serving


def no_wait(_: float) -> None:
    """Go on at once."""


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def read(server: Server, **options: Any) -> bytes:
    """What the server gives, with permission to follow it to itself."""
    return fetch.read(server.address, **{"wait": no_wait, "trusted": {server.host}, **options})


# --- answers --------------------------------------------------------------------------------------


def test_an_answer_is_read(server: Server) -> None:
    server.gives(answer(b"{}"))

    assert read(server) == b"{}"


def test_an_answer_that_is_packed_is_unpacked(server: Server) -> None:
    server.gives(answer(gzip.compress(b"{}"), Content_Encoding="gzip"))

    assert read(server) == b"{}"


def test_an_answer_in_chunks_is_put_together(server: Server) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.gives(head + b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")

    assert read(server) == b"{}"


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_server_that_is_busy_is_asked_again_later_and_later(server: Server, code: int) -> None:
    server.gives(answer(code=code), answer(code=code), answer(b"{}"))
    waited: list[float] = []

    assert read(server, wait=waited.append) == b"{}"
    assert waited == [1.0, 4.0]


def test_a_server_that_says_when_to_come_back_is_asked_then(server: Server) -> None:
    server.gives(answer(code=503, Retry_After="17"), answer(b"{}"))
    waited: list[float] = []

    assert read(server, wait=waited.append) == b"{}"
    assert waited == [17.0]


def test_a_server_that_says_nonsense_about_when_is_asked_as_any_other(server: Server) -> None:
    server.gives(answer(code=503, Retry_After="soon"), answer(b"{}"))
    waited: list[float] = []

    assert read(server, wait=waited.append) == b"{}"
    assert waited == [1.0]


def test_a_server_that_wants_to_be_left_alone_for_long_is_given_up(server: Server) -> None:
    server.gives(answer(code=429, Retry_After="86400"))

    with pytest.raises(Refused, match=f"the server {WAIT_SECONDS.words}"):
        read(server)


def test_a_server_that_stays_busy_is_given_up(server: Server) -> None:
    server.gives(*[answer(code=503)] * 4)

    with pytest.raises(Refused, match="503, 4 times in a row"):
        read(server)


@pytest.mark.parametrize(
    "broken",
    [
        answer(b"{", Content_Length="2"),
        b"",
        b"\x00\x1b]0;pwned\x07 is no HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        answer(b"is not packed", Content_Encoding="gzip"),
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 101 + b"\r\n{}",
    ],
)
def test_an_answer_that_is_broken_is_asked_for_again_and_then_given_up(
    server: Server, broken: bytes
) -> None:
    server.gives(broken, answer(b"{}"), *[broken] * 4)

    assert read(server) == b"{}"
    with pytest.raises(Refused, match=r"no answer .*, 4 times in a row") as refusal:
        read(server)
    assert str(refusal.value).isprintable()


def test_what_is_not_there_is_not_asked_for_twice(server: Server) -> None:
    server.gives(answer(code=404))

    with pytest.raises(Refused, match="404 Not Found"):
        read(server)
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_told_of() -> None:
    with pytest.raises(Refused, match=r"no answer \(Connection refused\), 4 times"):
        fetch.read("http://127.0.0.1:9/", wait=no_wait)


# --- limits ---------------------------------------------------------------------------------------


def test_an_answer_above_the_limit_is_refused(server: Server) -> None:
    server.gives(answer(b"x" * 11))

    with pytest.raises(Refused, match="larger than 10 bytes"):
        read(server, largest=10)


def test_an_answer_without_an_end_is_refused_at_the_limit(server: Server) -> None:
    server.gives(chain([b"HTTP/1.1 200 OK\r\n\r\n"], server.forever(b"x" * 65_536)))

    with pytest.raises(Refused, match="larger than 1,000,000 bytes"):
        read(server, largest=1_000_000)


def test_an_answer_that_unpacks_to_more_than_the_limit_is_refused(server: Server) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    server.gives(answer(bomb, Content_Encoding="gzip"))

    with pytest.raises(Refused, match="larger than 1,000,000 bytes"):
        read(server, largest=1_000_000)


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_an_answer_that_comes_in_drops_is_given_up_at_the_deadline(
    server: Server, head: bytes, drop: bytes
) -> None:
    server.gives(chain([head], server.forever(drop, 0.2)))

    with pytest.raises(Refused, match=DOWNLOAD_SECONDS.words):
        read(server, seconds=0.5)


def test_waiting_for_a_busy_server_counts_towards_the_deadline(server: Server) -> None:
    server.gives(*[answer(code=503, Retry_After="50")] * 4)

    with pytest.raises(Refused, match=DOWNLOAD_SECONDS.words):
        fetch.read(server.address, seconds=0.5)


# --- redirects ------------------------------------------------------------------------------------


def test_a_redirect_is_followed(server: Server) -> None:
    server.gives(redirect("/v2/api.json"), answer(b"{}"))

    assert read(server) == b"{}"
    assert server.asked == ["/api.json", "/v2/api.json"]


def test_a_redirect_to_another_host_that_may_be_asked_is_followed(server: Server) -> None:
    with serving() as other:
        server.gives(redirect(other.address))
        other.gives(answer(b"{}"))

        assert read(server, trusted={other.host}) == b"{}"


@pytest.mark.parametrize("path", ["/api.json", "", "?", "#x"])
def test_a_redirect_in_a_loop_is_told_as_one(server: Server, path: str) -> None:
    server.gives(redirect("/other"), *[redirect(path or "/other")] * 6)

    with pytest.raises(Refused, match=r"redirects in a loop|redirects more than"):
        read(server)


def test_redirects_without_end_are_not_followed(server: Server) -> None:
    server.gives(*[redirect(f"/{number}") for number in range(20)])

    with pytest.raises(Refused, match=REDIRECTS.words):
        read(server)
    assert len(server.asked) == REDIRECTS.most + 1


def test_a_redirect_to_nowhere_is_no_catalog(server: Server) -> None:
    server.gives(answer(code=302))

    with pytest.raises(Refused, match="the server answers 302 Found"):
        read(server)


@pytest.mark.parametrize(
    "target",
    [
        "http://example.invalid/api.json",
        "file:///etc/passwd",
        "ftp://a.example/",
        "data:,{}",
        "x:y",
    ],
)
def test_a_redirect_away_from_https_is_refused(server: Server, target: str) -> None:
    server.gives(redirect(target))

    with pytest.raises(Refused, match="is not an https address"):
        read(server)


@pytest.mark.parametrize(
    "target",
    [
        "https://%E2%84%80.example/",
        "https://a..b/",
        f"https://{'a' * 64}.example/",
        "https://[::1/",
        "https://a.example:99999/",
        "https:///",
        "https://a b/",
        "https://\x1b[31m/",
    ],
)
def test_a_redirect_to_what_is_no_address_is_one_sentence(server: Server, target: str) -> None:
    server.gives(redirect(target))

    with pytest.raises(Refused, match="no address that can be asked") as refusal:
        read(server)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize("address", ["https://a..b/", "https://\N{SNOWMAN}..example/", "https://["])
def test_what_is_no_address_is_one_sentence(address: str) -> None:
    with pytest.raises(Refused, match="no address that can be asked"):
        fetch.read(address, wait=no_wait)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "127.1", "[::ffff:7f00:1]"]
)
def test_a_redirect_to_this_machine_is_not_followed(server: Server, host: str) -> None:
    with serving() as inner:
        server.gives(redirect(f"https://{host}:{inner.port}/"))

        with pytest.raises(Refused, match="it is not a public address"):
            read(server)
        assert inner.asked == []


def test_a_redirect_to_itself_is_not_followed_without_permission(server: Server) -> None:
    server.gives(redirect("/v2/api.json"))

    with pytest.raises(Refused, match="a redirect to it is not followed"):
        read(server, trusted=())


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["1.1.1.1", "127.0.0.1"]])
def test_a_name_that_means_this_machine_sooner_or_later_is_not_followed(
    server: Server, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    with serving() as inner:
        meant = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, inner.port)) for one in answers]
        ask = socket.getaddrinfo

        def tricky(host: str, *rest: Any, **options: Any) -> Any:
            if host != "rebind.example":
                return ask(host, *rest, **options)
            return [meant.pop(0) if len(meant) > 1 else meant[0]]

        monkeypatch.setattr(socket, "getaddrinfo", tricky)
        server.gives(redirect(f"https://rebind.example:{inner.port}/"))

        with pytest.raises(Refused, match=r"rebind\.example, 127\.0\.0\.1, is not followed"):
            read(server)
        assert inner.asked == []


def test_a_redirect_through_a_proxy_is_not_followed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    server.gives(redirect("https://catalog.example/"))

    with pytest.raises(Refused, match="is not followed through a proxy"):
        read(server)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("1.1.1.1", True),
        ("2606:4700:4700::1111", True),
        ("64:ff9b::101:101", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff0e::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_only_addresses_that_everybody_can_reach_are_public(number: str, public: bool) -> None:
    assert is_public(number) == public


# --- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["http://example.invalid/a", "HTTP://example.invalid/a"])
def test_only_https_is_read(address: str) -> None:
    with pytest.raises(Refused, match="is not an https address"):
        fetch.read(address)


@pytest.mark.parametrize("path", ["/nowhere/api.json", "/", "\0", "a" * 5000])
def test_a_file_that_is_not_there_is_told_of(path: str) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        fetch.read(path)


def test_a_file_without_an_end_is_refused_at_the_limit() -> None:
    with pytest.raises(Refused, match="larger than 1,000 bytes"):
        fetch.read("/dev/zero", largest=1_000)


def test_the_file_beside_an_address_may_be_missing(server: Server) -> None:
    server.gives(answer(code=404))

    assert fetch.beside(server.address, "models.json") is None
    assert server.asked == ["/models.json"]


def test_the_file_beside_an_address_may_not_be_broken(server: Server) -> None:
    server.gives(redirect("http://example.invalid/models.json"))

    with pytest.raises(Refused, match="is not an https address"):
        fetch.beside(server.address, "models.json")
