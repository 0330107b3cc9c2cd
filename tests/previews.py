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

from generator.build import TEMPLATES
from generator.problems import Verdict
from generator.serve import ports
from generator.serve.preview import Preview, Sources
from generator.serve.server import PreviewServer


@contextmanager
def previewing(
    seeds: Path, templates: Path = TEMPLATES, *, editor_url: str = "", port: int = 0
) -> Iterator[str]:
    """The address of a preview of the seeds."""
    listening = ports.listen(port)
    address = f"http://{ports.HOST}:{ports.number_of(listening)}"
    preview = Preview(
        Sources(seeds, "seeds", templates, address, editor_url=editor_url), _in_silence
    )
    preview.start()
    server = PreviewServer(preview, [seeds, templates])
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


def ask(address: str, path: str, method: str = "GET") -> Answered:
    """What a preview sends for a path, without following where it leads."""
    with closing(HTTPConnection(address.removeprefix("http://"), timeout=30)) as connection:
        connection.request(method, path)
        answer = connection.getresponse()
        return Answered(answer.status, answer.headers, answer.read().decode())


def change(file: Path, old: str, new: str) -> None:
    """Write a file with one text in place of another, which it has to hold."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _in_silence(_verdict: Verdict) -> None:
    """What the terminal would say is not what these tests look at."""
