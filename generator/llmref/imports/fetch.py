"""A file or an https address → its bytes: with limits of size and time, and with patience."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse, Retry
from urllib3.exceptions import HTTPError, InvalidHeader

from llmref import formats
from llmref.imports.connections import Connections
from llmref.imports.copies import Refused
from llmref.imports.limits import (
    COPY_BYTES,
    DOWNLOAD_SECONDS,
    REDIRECTS,
    SILENT_SECONDS,
    WAIT_SECONDS,
)
from llmref.problems import printable

WAITS_S = (1.0, 4.0, 16.0)
"""How long is waited before each new try, unless the server asks for longer."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LOCAL = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?/", re.IGNORECASE)
_WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_THERE = frozenset({404, 410})
_RETRY = Retry(retry_after_max=WAIT_SECONDS.most + 1)
_CHUNK = 65_536


class NotThere(Refused):
    """The server says that there is no such file."""


class NoAnswer(Refused):
    """Nobody answers at the address, as where there is no network."""


class _TryAgain(Exception):
    """A failure that may pass, after so many seconds at least."""

    kind: type[Refused] = Refused
    """What it is if it does not pass."""

    def __init__(self, reason: str, seconds: float = 0) -> None:
        super().__init__(reason)
        self.seconds = seconds


class _Silence(_TryAgain):
    kind = NoAnswer


def is_address(path: str) -> bool:
    """Whether it is an address rather than a file; only one of the web is read."""
    return _ADDRESS.match(path) is not None


def read(
    path: str,
    *,
    largest: int = COPY_BYTES.most,
    seconds: float = DOWNLOAD_SECONDS.most,
    wait: Callable[[float], object] | None = None,
    trusted: Collection[str] = (),
) -> bytes:
    """The bytes of a file, or of an address within so many seconds. Raises Refused.

    A redirect is followed to public addresses only, and to the trusted hosts, named with ports.
    """
    if is_address(path):
        return _Download(path, largest, wait, trusted).within(seconds)
    try:
        with Path(path).open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or failure
        raise Refused(f"{path} cannot be read: {reason}") from None
    _expect_size(data, largest, path)
    return data


def beside(path: str, name: str) -> bytes | None:
    """A file of that name beside a path or address, if there is one. Raises Refused."""
    folder = path.rpartition("/")[0]
    if not is_address(path):
        file = Path(path).parent / name
        return read(str(file)) if file.is_file() else None
    try:
        return read(f"{folder}/{name}")
    except NotThere:
        return None


class _Download:
    """One download, in a thread that can be given up, whatever the server keeps it waiting with."""

    def __init__(
        self,
        address: str,
        largest: int,
        wait: Callable[[float], object] | None,
        trusted: Collection[str],
    ) -> None:
        self.address, self.largest, self.trusted = address, largest, trusted
        self.given_up = threading.Event()
        self.wait = wait or self.given_up.wait
        self.gave: bytes | BaseException = Refused(f"{address} {DOWNLOAD_SECONDS.words}")

    def within(self, seconds: float) -> bytes:
        """The bytes, if they come in time. Raises Refused."""
        _expect_safe(self.address)
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        thread.join(seconds)
        self.given_up.set()
        if isinstance(self.gave, bytes):
            return self.gave
        raise self.gave

    def _run(self) -> None:
        try:
            self.gave = self._patiently()
        except BaseException as failure:  # it is raised where it was waited for
            self.gave = failure

    def _patiently(self) -> bytes:
        for pause in (*WAITS_S, None):
            try:
                return self._once()
            except _TryAgain as failure:
                if pause is None or self.given_up.is_set():
                    tries = len(WAITS_S) + 1
                    words = f"{self.address}: {failure}, {tries} times in a row"
                    raise failure.kind(words) from None
                self.wait(max(pause, failure.seconds))
        raise AssertionError("the last try gives bytes or raises")

    def _once(self) -> bytes:
        connections = Connections(self.trusted)
        try:
            with self._answer(connections) as answer:
                self._expect_success(answer)
                return self._body(answer)
        except ValueError:  # a host, a port or a scheme that no address can have
            raise Refused(f"{self.address} leads to no address that can be asked") from None
        except (HTTPError, HTTPException, OSError) as failure:
            raise _Silence(f"no answer ({_reason(failure)})") from None
        finally:
            connections.close()

    def _answer(self, connections: Connections) -> BaseHTTPResponse:
        """The first answer that is no redirect."""
        asked = [self.address]
        while True:
            answer = connections.get(asked[-1], is_redirect=len(asked) > 1)
            location = answer.get_redirect_location()
            if not location:
                return answer
            answer.close()
            target = urljoin(asked[-1], location)
            if target in asked:
                raise Refused(
                    f"{self.address}: the server redirects in a loop, to {_short(target)}"
                )
            if len(asked) > REDIRECTS.most:
                raise Refused(f"{self.address}: the server {REDIRECTS.words}")
            asked.append(target)

    def _expect_success(self, answer: BaseHTTPResponse) -> None:
        if 200 <= answer.status < 300:
            return
        answered = f"the server answers {answer.status}"
        if answer.status in _WORTH_ANOTHER_TRY:
            raise _TryAgain(answered, self._asked_to_wait(answer))
        kind = NotThere if answer.status in _NOT_THERE else Refused
        raise kind(f"{self.address}: {answered} {_short(answer.reason or '')}".rstrip())

    def _asked_to_wait(self, answer: BaseHTTPResponse) -> float:
        try:
            seconds = _RETRY.get_retry_after(answer) or 0
        except InvalidHeader:
            return 0
        if seconds > WAIT_SECONDS.most:
            raise Refused(f"{self.address}: the server {WAIT_SECONDS.words}")
        return seconds

    def _body(self, answer: BaseHTTPResponse) -> bytes:
        data = bytearray()
        while not self.given_up.is_set() and (chunk := answer.read1(_CHUNK)):
            data += chunk
            _expect_size(data, self.largest, self.address)
        return bytes(data)


def _expect_size(data: bytes | bytearray, largest: int, name: str) -> None:
    if len(data) > largest:
        raise Refused(f"{name} is larger than {formats.count(largest)} bytes")


def _expect_safe(address: str) -> None:
    if not address.lower().startswith("https://") and not _LOCAL.match(address):
        raise Refused(f"{address} is not an https address")


def _reason(failure: BaseException) -> str:
    """Why there was no answer, in the words of the system where it has any."""
    inner = next(
        (argument for argument in failure.args if isinstance(argument, BaseException)), None
    )
    inner = inner or failure.__cause__
    if inner is not None and not isinstance(failure, IncompleteRead):
        return _reason(inner)
    match failure:
        case TimeoutError():
            return SILENT_SECONDS.words
        case IncompleteRead():
            return "it ends before it is complete"
        case OSError(strerror=str() as words):
            return words
    return _short(str(failure)) or "the connection broke"


def _short(text: str) -> str:
    """What a server says, on one line of a message."""
    return printable(text[:200])
