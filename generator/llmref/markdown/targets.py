"""The links, images and blocks of a text, and their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from markdown_it.token import Token

from llmref.markdown.text import MarkdownText


class Target(NamedTuple):
    """An address, or the content of a block, and its place in the source."""

    kind: Literal["link", "image", "block"]
    content: str
    start: int
    end: int
    is_apart: bool = True
    """Whether a block is a paragraph of its own; if not, it is shown as text."""


def targets(text: MarkdownText) -> list[Target]:
    """All of them, in the order of the text.

    A link whose address is in a definition is listed there, once.
    """
    return sorted(_targets(text), key=lambda target: target.start)


def _targets(text: MarkdownText) -> Iterator[Target]:
    for token in text.walk():
        if token.type == "live_block":
            start, end = token.meta["span"]
            yield Target("block", token.content, start, end, bool(token.meta.get("is_apart")))
        elif token.type == "image":
            yield Target("image", str(token.attrs["src"]), *token.meta["span"])
        elif span := text.target(token):
            yield Target("link", _address(token), *span)


def _address(token: Token) -> str:
    is_definition = token.type == "definition"
    return str(token.meta["url"] if is_definition else token.attrs["href"])
