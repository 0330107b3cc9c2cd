"""Servers on this machine that answer as they are told to, or misbehave in any way."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import repeat


@dataclass
class Server:
    port: int
    answers: list[Iterator[bytes]] = field(default_factory=list)
    """What is sent for one request after the other, piece by piece."""
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for."""
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/api.json"

    def gives(self, *answers: bytes | Iterator[bytes]) -> None:
        self.answers += [iter([one]) if isinstance(one, bytes) else one for one in answers]

    def forever(self, piece: bytes, seconds: float = 0) -> Iterator[bytes]:
        """The same piece again and again, so slowly, until the test is over."""
        for same in repeat(piece):
            if self.ended.wait(seconds):
                return
            yield same


def answer(body: bytes = b"", code: int = 200, **headers: str) -> bytes:
    """A whole answer; a header's name is written with _ for -."""
    named = {"Content_Length": str(len(body)), "Connection": "close", **headers}
    lines = [f"HTTP/1.1 {code} {HTTPStatus(code).phrase}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(to: str) -> bytes:
    return answer(code=302, Location=to)


@contextmanager
def serving() -> Iterator[Server]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as it:
        server = Server(it.server_address[1])
        it.daemon_threads = True
        it.finish_request = _handler(server)  # type: ignore[method-assign]
        thread = threading.Thread(target=it.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            it.shutdown()
            thread.join()


def _handler(server: Server) -> Callable[..., None]:
    def handle(connection: socketserver.socket, _: object) -> None:  # type: ignore[name-defined]
        with connection, connection.makefile("rb") as lines:
            first = lines.readline()
            while lines.readline().strip():
                pass
            server.asked.append(first.split()[1].decode())
            try:
                for piece in server.answers.pop(0):
                    connection.sendall(piece)
            except OSError:
                return  # nobody listens any more

    return handle
