"""A site built of hostile seeds, and what a reader, a program or a shell gets of it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.hostile.world import HostileWorld, make
from tests.sites import built, pages

BLOCKS = "h1, h2, h3, h4, p, li, td, th, dd, dt, a, title, code, summary, caption, figcaption"
"""Elements whose text is one statement."""


@dataclass(frozen=True)
class HostileSite:
    """The built site, with the seeds that it was built of."""

    world: HostileWorld
    folder: Path

    @classmethod
    def read(cls, folder: Path) -> HostileSite:
        """The site that `fill` left in a folder."""
        planted = pickle.loads((folder / "planted").read_bytes())  # our own file
        return cls(HostileWorld(folder / "seeds", planted), folder / "site")

    @staticmethod
    def fill(folder: Path, turn: int) -> None:
        """Build the site of one turn of hostile texts in a folder."""
        world = make(folder / "seeds", turn)
        built(world.seeds, folder / "site")
        (folder / "planted").write_bytes(pickle.dumps(world.planted))

    @cached_property
    def documents(self) -> dict[str, LexborHTMLParser]:
        """Every page by its address."""
        return dict(pages(self.folder))

    def statements(self) -> Iterator[tuple[str, str]]:
        """Every text that a page shows, with the page and the element."""
        for address, document in self.documents.items():
            for element in document.css(BLOCKS):
                yield f"{address} {element.tag}", element.text()

    def attributes(self) -> Iterator[tuple[str, str]]:
        """Every value of an attribute, with the page, the element and the attribute."""
        for address, document in self.documents.items():
            for element in document.css("*"):
                for name, value in element.attributes.items():
                    for text in _decoded(name, value or ""):
                        yield f"{address} {element.tag} {name}", text

    def json_texts(self) -> Iterator[tuple[str, str]]:
        """Every text in the JSON beside the pages, with the file."""
        for file in sorted(self.folder.rglob("*.json")):
            for text in texts(json.loads(file.read_text(encoding="utf-8"))):
                yield file.relative_to(self.folder).as_posix(), text

    def json_ld_texts(self) -> Iterator[tuple[str, str]]:
        """Every text that a page tells search engines, with the page."""
        for address, document in self.documents.items():
            for script in document.css("script[type='application/ld+json']"):
                for text in texts(json.loads(script.text())):
                    yield address, text

    def calls(self, language: str) -> set[str]:
        """Every published call in a language, each once."""
        return {
            block.text()
            for document in self.documents.values()
            for block in document.css(f"pre[data-call$='.{language}']")
        }

    def commands(self) -> set[str]:
        """Every command that readers paste before a call: install and auth."""
        return {
            block.text()
            for document in self.documents.values()
            for block in document.css(
                "copy-code[data-what$='command'] pre, copy-code[data-what$='commands'] pre"
            )
        }


def _decoded(name: str, value: str) -> list[str]:
    """What an attribute says; of a link, what the site behind it gets of its query."""
    if name not in {"href", "data-preset"} or "?" not in value:
        return [value]
    link = urlsplit(value)
    return [link.path, link.fragment, *(text for _, text in parse_qsl(link.query))]


def texts(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys too."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for key, item in value.items():
                yield key
                yield from texts(item)
