"""A port on the loopback to serve from, and what to say when it is taken."""

from __future__ import annotations

import os
from socket import create_server, socket

HOST = "127.0.0.1"
FIRST = 8000
_TRIED = 50


class PortTaken(Exception):
    """Nothing can listen on a port; the message names one that is free."""


def listen(port: int | None) -> socket:
    """A socket that listens on a port; without one, on the first free port from 8000.

    Raises PortTaken if the port that was asked for cannot be had.
    """
    if port is None:
        return _first_free(FIRST)
    try:
        return _bound(port)
    except OSError as refusal:
        with _first_free(max(port + 1, FIRST)) as free:
            number = number_of(free)
        reason = os.strerror(refusal.errno or 0).lower()
        words = f"port {port} cannot be had ({reason})"
        raise PortTaken(f"{words}; {number} is free: --port {number}") from None


def number_of(listening: socket) -> int:
    """The port that a socket listens on."""
    number: int = listening.getsockname()[1]
    return number


def _first_free(start: int) -> socket:
    """On that port or a later one near it, else on any that the system has."""
    for port in range(start, min(start + _TRIED, 65_536)):
        try:
            return _bound(port)
        except OSError:
            continue
    return _bound(0)


def _bound(port: int) -> socket:
    listening = create_server((HOST, port), backlog=128)
    listening.setblocking(False)
    return listening
