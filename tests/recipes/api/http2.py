"""HTTP/2, for clients that speak nothing else: Node takes it and asks in HTTP/1.1."""

from __future__ import annotations

import select
import socket
import ssl
import subprocess
import threading
from pathlib import Path

from tests import tools

FRONT = Path(__file__).parents[1] / "node/http2.mjs"


class Http2:
    """A Node that translates, from the first connection on."""

    def __init__(self, to: int) -> None:
        """Given the port where the same is asked in HTTP/1.1, without TLS."""
        self._to, self._from = to, 0
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def serve(self, client: ssl.SSLSocket) -> None:
        """Pass on what a connection says and hears, until one side ends it."""
        self._start()
        with socket.create_connection(("127.0.0.1", self._from)) as node:
            while True:
                ready = [client] if client.pending() else select.select([client, node], [], [])[0]
                for source in ready:
                    held = source.recv(65_536)
                    if not held:
                        return
                    (node if source is client else client).sendall(held)

    def end(self) -> None:
        """End what was started."""
        if self._process:
            self._process.kill()
            self._process.communicate()

    def _start(self) -> None:
        with self._lock:
            if self._process is None:
                self._process = subprocess.Popen(
                    [tools.node(), FRONT, str(self._to)], stdout=subprocess.PIPE, text=True
                )
                assert self._process.stdout is not None
                self._from = int(self._process.stdout.readline())
