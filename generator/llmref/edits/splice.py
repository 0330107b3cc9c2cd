"""Small changes of a YAML text: a word, a pair, an entry; every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from llmref import yaml_text
from llmref.edits.arrange import entry_end, header
from llmref.yaml_spans import Mapping, Node, Pair, Text, tree
from llmref.yaml_spans import Sequence as ListNode


class CannotSplice(Exception):
    """The text is written in a way that cannot be changed here; the message says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """One stretch of a text, and what takes its place."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of them made; they must not overlap."""
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def word(node: Text, new: str) -> Splice:
    """Another word in the place of a scalar, in the quotes that the old one has."""
    return Splice(node.start + node.quotes, node.end - node.quotes, new)


def found(node: Node, steps: Sequence[str]) -> Iterator[Text]:
    """Every scalar that the steps lead to; `*` stands for each item of a list or mapping."""
    if not steps:
        if isinstance(node, Text):
            yield node
        return
    first, *rest = steps
    if first == "*" and isinstance(node, ListNode):
        for item in node.items:
            yield from found(item, rest)
    elif isinstance(node, Mapping):
        for pair in node.pairs:
            if first in {"*", pair.key.value}:
                yield from found(pair.value, rest)


def scalars(node: Node) -> Iterator[Text]:
    """Every value that is text."""
    if isinstance(node, Text):
        yield node
        return
    values = [pair.value for pair in node.pairs] if isinstance(node, Mapping) else node.items
    for value in values:
        yield from scalars(value)


def with_pair(text: str, group: str, key: str, value: str, groups: Sequence[str]) -> str:
    """The text of a mapping of sorted mappings with one more pair in one of them.

    `groups` says the order of the outer mapping, in case it does not have the group yet.
    """
    root = _mapping(text)
    held = root.get(group)
    if held is None:
        later = set(groups[groups.index(group) :])
        at = next((at for at, pair in enumerate(root.pairs) if pair.key.value in later), None)
        at = len(root.pairs) if at is None else at
        lines = f"{group}: {{{key}: {value}}}" if root.is_flow else f"{group}:\n  {key}: {value}"
        return _inserted(text, root, at, lines)
    if not isinstance(held.value, Mapping):
        raise CannotSplice(f"`{group}` holds no pairs")
    at = sum(pair.key.value < key for pair in held.value.pairs)
    return _inserted(text, held.value, at, f"{key}: {value}")


def with_first(text: str, key: str, value: str) -> str:
    """The text of a mapping with one more pair, which comes first."""
    root = _mapping(text)
    return _inserted(text, root, 0, f"{key}: {value}")


def without_pair(text: str, group: str, key: str) -> str:
    """The text without one pair of a mapping in it; comments stay unless nothing else is left."""
    held = _mapping(text).get(group)
    pair = held.value.get(key) if held and isinstance(held.value, Mapping) else None
    if held is None or pair is None or not isinstance(held.value, Mapping):
        return text
    others = held.value.pairs
    if len(others) == 1:
        return text[: held.key.end] + ": {}" + text[held.end :]
    if not held.value.is_flow:
        start = text.rfind("\n", 0, pair.start) + 1
        return text[:start] + text[entry_end(text, pair.end, held.value.column) + 1 :]
    at = others.index(pair)
    start, end = (pair.start, others[1].start) if at == 0 else (others[at - 1].end, pair.end)
    return text[:start] + text[end:]


def with_entry(text: str, group: str, at: int, lines: str) -> str:
    """The text with an entry, given without margin, put into a list at that position."""
    held = _mapping(text).get(group)
    if held is None or not isinstance(held.value, ListNode):
        raise CannotSplice(f"the file has no list `{group}`: add `{group}: []`")
    if held.value.items and held.value.is_flow:
        raise CannotSplice(f"`{group}` is written in brackets: write each entry on a line, with -")
    if not held.value.items:
        return text[: held.key.end] + f":\n{lines}" + text[held.value.end :]
    return _inserted(text, held.value, at, lines)


def _mapping(text: str) -> Mapping:
    root = tree(text, yaml_text.parse(text))
    if not isinstance(root, Mapping):
        raise CannotSplice("the file has to hold keys with values")
    return root


def _inserted(text: str, node: Mapping | ListNode, at: int, lines: str) -> str:
    parts: Sequence[Pair | Node] = node.pairs if isinstance(node, Mapping) else node.items
    if node.is_flow:
        if not parts:
            return f"{text[: node.start + 1]}{lines}{text[node.end - 1 :]}"
        if at == 0:
            return f"{text[: parts[0].start]}{lines}, {text[parts[0].start :]}"
        return f"{text[: parts[at - 1].end]}, {lines}{text[parts[at - 1].end :]}"
    margin = " " * node.column
    whole = "".join(f"{margin}{line}\n" if line else "\n" for line in lines.split("\n"))
    if at:
        text = text if text.endswith("\n") else f"{text}\n"
        here = entry_end(text, parts[at - 1].end, node.column) + 1
    else:
        here = _above_comments(text, text.rfind("\n", 0, node.start) + 1)
    return text[:here] + whole + text[here:]


def _above_comments(text: str, line: int) -> int:
    """The start of the comments right above a line, as far as they are not the file's own."""
    floor = header(text, line)
    while line > floor:
        above = text.rfind("\n", 0, line - 1) + 1
        if not text[above:line].lstrip().startswith("#"):
            break
        line = above
    return line
