"""A name server that knows the providers' hosts and remembers every other name."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterable

_A, _IN = 1, 1
_NO_ERROR, _NO_SUCH_NAME = 0x8180, 0x8183
_POINTER_TO_QUESTION = 0xC00C


class NameServer:
    """Answers 127.0.0.1 for known names, and that there is no such name for any other."""

    def __init__(self, known: Iterable[str], port: int = 53) -> None:
        self._known = {name.lower() for name in known}
        self._unknown: list[str] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", port))

    def __enter__(self) -> NameServer:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def forget(self) -> list[str]:
        """The unknown names that were asked for since the last time."""
        unknown, self._unknown = self._unknown, []
        return sorted(set(unknown))

    def _serve(self) -> None:
        while True:
            try:
                query, client = self._socket.recvfrom(512)
                self._socket.sendto(self.reply(query), client)
            except OSError:
                return

    def reply(self, query: bytes) -> bytes:
        """The answer to one query."""
        name, end = _question(query)
        (kind,) = struct.unpack_from("!H", query, end)
        known = name in self._known
        if not known:
            self._unknown.append(name)
        answers = known and kind == _A
        flags = _NO_ERROR if known else _NO_SUCH_NAME
        header = query[:2] + struct.pack("!5H", flags, 1, int(answers), 0, 0)
        reply = header + query[12 : end + 4]
        if answers:
            reply += struct.pack("!3HIH4B", _POINTER_TO_QUESTION, _A, _IN, 1, 4, 127, 0, 0, 1)
        return reply


def _question(query: bytes) -> tuple[str, int]:
    """The name that is asked for, and where it ends."""
    labels, at = [], 12
    while length := query[at]:
        labels.append(query[at + 1 : at + 1 + length].decode("ascii", "replace"))
        at += 1 + length
    return ".".join(labels).lower(), at + 1
