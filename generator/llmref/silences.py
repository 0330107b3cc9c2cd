"""Where YAML reads less or other text than is written, and says nothing: `C #1` is read as `C`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from llmref import yaml_text
from llmref.problems import Field
from llmref.yaml_spans import Mapping, Node, Sequence, Text, tree

_COMMENT = re.compile(r"[^\s#] +#")
_REST = re.compile(r" +#.*")
_CLEAR = re.compile(r"  +#(?: .*)?")
"""A comment as it is usually written, and as `llmref new` writes it."""


class Silence(NamedTuple):
    """A text that is read otherwise than it is written."""

    field: Field
    read: str
    comment: str
    """What follows on its line and is a comment, but may have been meant as text."""
    lines: int
    """The lines that it is written on, which are joined by spaces."""


def silences(text: str, document: yaml_text.YamlDocument) -> tuple[Silence, ...]:
    """What of a document, read from exactly this text, a person may have meant otherwise."""
    if not _may_hold(text, document):
        return ()
    return tuple(_silences(text, tree(text, document), ()))


def _may_hold(text: str, document: yaml_text.YamlDocument) -> bool:
    """Whether there can be any: a quick look at the text, as there hardly ever is one."""
    return document.folds or (" #" in text and _COMMENT.search(text) is not None)


def _silences(text: str, node: Node, steps: Field) -> Iterator[Silence]:
    if isinstance(node, Mapping):
        for pair in node.pairs:
            yield from _silences(text, pair.value, (*steps, pair.key.value))
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _silences(text, item, (*steps, position))
    elif text[node.start] not in "|>":
        yield from _of_scalar(text, node, steps)


def _of_scalar(text: str, node: Text, steps: Field) -> Iterator[Silence]:
    lines = text.count("\n", node.start, node.end) + 1
    match = _REST.match(text, node.end)
    comment = match[0] if match and not node.quotes and not _CLEAR.fullmatch(match[0]) else ""
    if lines > 1 or comment:
        yield Silence(steps, node.value, comment, lines)
