"""A proxy that leads providers' hosts to the simulated API, where no closed network can be had."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

VARIABLES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
_OWN_PORT = {"http": 80, "https": 443}
_REFUSED = b"HTTP/1.1 502 No provider's host\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Proxy:
    """Listens on a free port of this machine; remembers hosts that belong to no provider."""

    def __init__(self, known: Iterable[str], ports: Mapping[tuple[str, int], int]) -> None:
        self._known, self._ports = set(known), ports
        self._unknown: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> Proxy:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def environment(self) -> dict[str, str]:
        """The variables by which clients find it."""
        return dict.fromkeys(VARIABLES, f"http://127.0.0.1:{self._socket.getsockname()[1]}")

    def forget(self) -> list[str]:
        """The unknown hosts that were asked for since the last time."""
        unknown, self._unknown = self._unknown, []
        return sorted(set(unknown))

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._lead, args=(client,), daemon=True).start()

    def _lead(self, client: socket.socket) -> None:
        with client, suppress(OSError, ValueError):
            head = b""
            while b"\r\n\r\n" not in head:
                read = client.recv(65_536)
                if not read:
                    return
                head += read
            line, _, rest = head.partition(b"\r\n")
            method, target, version = line.decode("ascii").split(" ")
            is_tunnel = method == "CONNECT"
            address = urlsplit(f"https://{target}" if is_tunnel else target)
            port = self._ports.get(
                (address.scheme, address.port or _OWN_PORT.get(address.scheme, 0))
            )
            if address.hostname not in self._known or port is None:
                self._unknown.append(str(address.hostname))
                client.sendall(_REFUSED)
                return
            with socket.create_connection(("127.0.0.1", port)) as server:
                if is_tunnel:
                    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                else:
                    path = address.path or "/"
                    asked = f"{method} {path} {version}\r\nConnection: close\r\n"
                    server.sendall(asked.encode() + rest)
                back = threading.Thread(target=_pour, args=(server, client), daemon=True)
                back.start()
                _pour(client, server)
                back.join()


def _pour(source: socket.socket, into: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            into.sendall(data)
    with suppress(OSError):
        into.shutdown(socket.SHUT_WR)
