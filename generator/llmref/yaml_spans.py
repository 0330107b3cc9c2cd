"""Where each part of a YAML text lies in it, so that comments and doubts have a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from llmref.yaml_text import YamlDocument


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; its span holds the quotes that it may have."""

    start: int
    end: int
    value: str
    quotes: int
    """How many signs of the span stand on either side of the text: 1 where it is quoted."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value."""

    key: Text
    value: Node

    @property
    def start(self) -> int:
        """Where the key starts."""
        return self.key.start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.value.end


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in braces or one on a line."""

    start: int
    end: int
    column: int
    is_flow: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in brackets or one item on a line."""

    start: int
    end: int
    column: int
    is_flow: bool
    items: tuple[Node, ...]


Node: TypeAlias = Text | Mapping | Sequence


def tree(text: str, document: YamlDocument) -> Node:
    """The spans of a document that was read, without faults, from exactly this text."""
    return _spanned(text, document.node)


def _spanned(text: str, node: yaml.Node | None) -> Node:
    if isinstance(node, yaml.MappingNode):
        pairs = tuple(
            Pair(_text(text, key), _spanned(text, value))
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        )
        return Mapping(*_collection(node, pairs), pairs)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_spanned(text, item) for item in node.value)
        return Sequence(*_collection(node, items), items)
    if isinstance(node, yaml.ScalarNode):
        return _text(text, node)
    raise TypeError("only a text that was read without faults has spans")


def _collection(
    node: yaml.CollectionNode, parts: tuple[Pair, ...] | tuple[Node, ...]
) -> tuple[int, int, int, bool]:
    """Start, end, column, and whether it is in brackets; a block ends where its last part does."""
    start, is_flow = node.start_mark, bool(node.flow_style)
    end = node.end_mark.index if is_flow or not parts else parts[-1].end
    return start.index, end, start.column, is_flow


def _text(text: str, node: yaml.ScalarNode) -> Text:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in {"|", ">"}:
        # What follows the last line of a block belongs to it only where a sign says so.
        is_kept = "+" in text[start : text.index("\n", start)]
        end = end - 1 if is_kept else start + len(text[start:end].rstrip("\n "))
    return Text(start, end, node.value, int(node.style in {"'", '"'}))
