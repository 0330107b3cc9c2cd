"""A port to serve from, and what to say when it is in use."""

from __future__ import annotations

import errno
import os
from socket import (
    AF_INET,
    AF_UNSPEC,
    SOCK_STREAM,
    create_server,
    gaierror,
    getaddrinfo,
    socket,
)

HOST = "127.0.0.1"
FIRST = 8000
NEARBY = 50
"""How many ports after the wanted one are tried."""


class CannotListen(Exception):
    """Nothing can listen at an address; the message says why and what to do."""


def listen(port: int | None, host: str = HOST) -> socket:
    """A socket that listens on a port of a host; without a port, on the first free from 8000.

    Raises CannotListen if that host or port is not available.
    """
    family, address = _resolved(host)
    try:
        return (
            _first_free(family, address, FIRST) if port is None else _bound(family, address, port)
        )
    except OSError as refusal:
        if port is None or refusal.errno == errno.EADDRNOTAVAIL:
            reason = os.strerror(refusal.errno or 0).lower()
            raise CannotListen(f"cannot listen on {host}: {reason}") from None
        is_used = refusal.errno == errno.EADDRINUSE
        reason = "is in use" if is_used else f"cannot be opened: {os.strerror(refusal.errno or 0)}"
        with _first_free(family, address, max(port + 1, FIRST)) as free:
            number = number_of(free)
        words = f"port {port} {reason}; port {number} is free, so run llmref serve --port {number}"
        raise CannotListen(words) from None


def number_of(listening: socket) -> int:
    """The port that a socket listens on."""
    number: int = listening.getsockname()[1]
    return number


def _resolved(host: str) -> tuple[int, str]:
    """The family and the number of a host's address; IPv4 where it has both."""
    try:
        addresses = getaddrinfo(host.strip("[]"), None, AF_UNSPEC, SOCK_STREAM)
    except (gaierror, UnicodeError):
        raise CannotListen(f"host {host!r} was not found; use an address of this machine") from None
    family, *_, address = min(addresses, key=lambda each: each[0] != AF_INET)
    return family, str(address[0])


def _first_free(family: int, address: str, start: int) -> socket:
    """On that port or a later one near it, else on any that the system has."""
    for port in range(start, min(start + NEARBY, 65_536)):
        try:
            return _bound(family, address, port)
        except OSError:
            continue
    return _bound(family, address, 0)


def _bound(family: int, address: str, port: int) -> socket:
    listening = create_server((address, port), family=family, backlog=128)
    listening.setblocking(False)
    return listening
