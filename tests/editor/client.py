"""A small client of a language server: requests and answers over its standard input and output."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},  # it would be fetched from the network
    }
}
CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
        "hover": {"contentFormat": ["plaintext"]},
    },
}


class Server:
    """A language server that runs, with at most one request waiting for its answer."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._last = 0
        self._faults: dict[str, list[dict[str, Any]]] = {}

    def ask(self, method: str, params: object) -> Any:
        """The result of a request; what the server asks in the meantime is answered."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message.get("result")
            self._answer(message)

    def tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def faults(self, uri: str) -> list[dict[str, Any]]:
        """What the server says is wrong with a document, once it has said anything."""
        while uri not in self._faults:
            self._answer(self._receive())
        return self._faults.pop(uri)

    def _answer(self, message: dict[str, Any]) -> None:
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                self._faults[message["params"]["uri"]] = message["params"]["diagnostics"]
            case "workspace/configuration":
                items = message["params"]["items"]
                found = [SETTINGS.get(item.get("section", "")) for item in items]
                self._send({"id": message["id"], "result": found})
            case _ if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        out = self._process.stdout
        assert out is not None
        length = 0
        while line := out.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, f"the server ended: {self._process.poll()}"
        message: dict[str, Any] = json.loads(out.read(length))
        return message


@contextmanager
def serving(command: list[str], folder: Path) -> Iterator[Server]:
    """A server for the documents of a folder, which ends with the block."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            server = Server(process)
            server.ask(
                "initialize",
                {"processId": None, "rootUri": folder.as_uri(), "capabilities": CAPABILITIES},
            )
            server.tell("initialized", {})
            server.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
            yield server
        finally:
            process.kill()
