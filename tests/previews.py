"""The live preview, served from a thread of the tests until they end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from llmref.project import Templates, shipped
from llmref.serve import ports
from llmref.serve.file_changes import FileChanges
from llmref.serve.hosts import Hosts
from llmref.serve.preview import Preview, Sources
from llmref.serve.server import PreviewServer

DEADLINE_S = 120
"""Far more than any machine needs; reaching it means that no answer comes."""


@contextmanager
def previewing(
    seeds: Path, templates: Path | None = None, *, editor_url: str = "", port: int = 0
) -> Iterator[str]:
    """The address of a preview of the seeds."""
    listening = ports.listen(port)
    number = ports.number_of(listening)
    address = f"http://{ports.HOST}:{number}"
    folder = templates or shipped("templates")
    changes = FileChanges([seeds, folder], _in_silence)
    sources = Sources(seeds, "seeds", Templates((folder,)), address, editor_url=editor_url)
    preview = Preview(sources, _in_silence)
    preview.start()
    server = PreviewServer(preview, changes, Hosts(ports.HOST, number))
    thread = Thread(target=lambda: asyncio.run(server.run(listening)))
    thread.start()
    try:
        server.started.wait()
        yield address
    finally:
        server.stop()
        thread.join()


@dataclass(frozen=True, slots=True)
class Answered:
    """What a preview sent."""

    status: int
    headers: Message
    content: str


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answered:
    """What a preview sends for a path, without following where it leads."""
    name = address.removeprefix("http://")
    with closing(HTTPConnection(name, timeout=DEADLINE_S)) as connection:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return Answered(answer.status, answer.headers, answer.read().decode())


def change(file: Path, old: str, new: str) -> None:
    """Write a file with one text in place of another, which it has to hold."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _in_silence(*_report: object) -> None:
    """What the terminal would say is not what these tests look at."""
