"""A file or an https address → its bytes: with a limit, a timeout, and patience where it helps."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any

from generator.imports.copies import LARGEST_COPY, Refused

TIMEOUT_S = 30.0
WAITS_S = (1.0, 4.0, 16.0)
"""How long is waited before each new try."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_HERE = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?/", re.IGNORECASE)
_WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})
_AGENT = "llmref (a reference of language models and prices)"


class _TryAgain(Exception):
    """A failure that may pass."""


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects, but none that leaves https."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], *answer: Any
    ) -> urllib.request.Request | None:
        """The request for the new address, which is the last of the parts of an answer."""
        _expect_safe(answer[-1])
        return super().redirect_request(req, fp, *answer)


def is_address(path: str) -> bool:
    """Whether it is a web address rather than a file."""
    return _ADDRESS.match(path) is not None


def read(
    path: str, *, largest: int = LARGEST_COPY, wait: Callable[[float], None] = time.sleep
) -> bytes:
    """The bytes of a file or of an address. Raises Refused."""
    if is_address(path):
        return _fetched(path, largest, wait)
    try:
        file = Path(path)
        if file.stat().st_size > largest:
            raise Refused(f"{path} is larger than {largest:,} bytes")
        return file.read_bytes()
    except OSError as failure:
        raise Refused(f"{path} cannot be read: {failure.strerror}") from None


def beside(path: str, name: str) -> bytes | None:
    """A file of that name beside a path or address, if there is one."""
    folder = path.rpartition("/")[0]
    if not is_address(path):
        file = Path(path).parent / name
        return read(str(file)) if file.is_file() else None
    try:
        return read(f"{folder}/{name}")
    except Refused:
        return None


def _fetched(address: str, largest: int, wait: Callable[[float], None]) -> bytes:
    _expect_safe(address)
    for pause in (*WAITS_S, None):
        try:
            return _once(address, largest)
        except _TryAgain as failure:
            if pause is None:
                tries = len(WAITS_S) + 1
                raise Refused(f"{address}: {failure}, {tries} times in a row") from None
            wait(pause)
    raise AssertionError("the last try gives bytes or raises")


def _once(address: str, largest: int) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})  # noqa: S310  # https
    opener = urllib.request.build_opener(_SafeRedirects)
    try:
        with opener.open(request, timeout=TIMEOUT_S) as answer:
            data: bytes = answer.read(largest + 1)
            stated = answer.headers.get("Content-Length")
    except urllib.error.HTTPError as failure:
        if failure.code in _WORTH_ANOTHER_TRY:
            raise _TryAgain(f"the server answers {failure.code}") from None
        raise Refused(f"{address}: the server answers {failure.code} {failure.reason}") from None
    except (OSError, HTTPException) as failure:
        reason = getattr(failure, "reason", None) or failure
        raise _TryAgain(f"no answer ({reason})") from None
    if len(data) > largest:
        raise Refused(f"{address} is larger than {largest:,} bytes")
    if stated and stated.isdigit() and len(data) < int(stated):
        raise _TryAgain(f"the answer ends after {len(data):,} of {int(stated):,} bytes")
    return data


def _expect_safe(address: str) -> None:
    if not address.lower().startswith("https://") and not _HERE.match(address):
        raise Refused(f"{address} is not an https address")
