"""A port on the loopback to serve from, and what to say when it is taken."""

from __future__ import annotations

from socket import socket

from tornado.netutil import bind_sockets

HOST = "127.0.0.1"
FIRST = 8000
_TRIED = 50


class PortTaken(Exception):
    """Nothing can listen on a port; the message names one that is free."""


def listen(port: int | None) -> list[socket]:
    """Sockets that listen on a port; without one, on the first free port from 8000.

    Raises PortTaken if the port that was asked for cannot be had.
    """
    if port is None:
        return _first_free(FIRST)
    try:
        return bind_sockets(port, HOST)
    except OSError as refusal:
        [other] = free = _first_free(max(port + 1, FIRST))
        number = number_of(free)
        other.close()
        words = f"port {port} cannot be had ({(refusal.strerror or 'refused').lower()})"
        raise PortTaken(f"{words}; {number} is free: --port {number}") from None


def number_of(sockets: list[socket]) -> int:
    """The port that sockets listen on."""
    number: int = sockets[0].getsockname()[1]
    return number


def _first_free(start: int) -> list[socket]:
    """On that port or a later one near it, else on any that the system has."""
    for port in range(start, min(start + _TRIED, 65_536)):
        try:
            return bind_sockets(port, HOST)
        except OSError:
            continue
    return bind_sockets(0, HOST)
