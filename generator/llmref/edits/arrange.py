"""Keys and lists into their order; comments go where their key or item goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from llmref import yaml_text
from llmref.edits.shapes import Shape
from llmref.yaml_spans import Mapping, Node, Pair, Sequence, Text, plain, tree

_PLAINLY = "write each key or item plainly, on a line of its own, without --- and ?"
_SCHEMA = "# yaml-language-server:"


class CannotArrange(Exception):
    """The text is written in a way whose parts cannot be moved; the message says where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item, as it stands on lines of its own."""

    head: str
    """The whole lines of comments above it."""
    body: str
    """From its first sign to the end of its last line, without the line's end."""


def arranged(text: str, shape: Shape) -> str:
    """The YAML text with its keys and lists in order. Raises CannotArrange.

    The text has to be one that is read without faults.
    """
    text = text if text.endswith("\n") else f"{text}\n"
    document = yaml_text.parse(text)
    node = tree(text, document)
    if isinstance(node, Text):
        return text
    if node.is_flow:
        made = text[: node.start] + _flow(text, node, shape) + text[node.end :]
    else:
        opening = header(text, node.start)
        written, end = _block(text, node, shape, opening)
        made = text[:opening] + written + text[end:]
    if made != text:
        _expect_same(document, text, made)
    return made


def _expect_same(document: yaml_text.Document, text: str, made: str) -> None:
    """Refuse what is not the same signs with the same meaning in another order."""
    after = yaml_text.parse(made)
    if Counter("".join(text.split())) != Counter("".join(made.split())):
        raise CannotArrange(f"something would be lost: {_PLAINLY}")
    if after.faults or _unordered(after.value) != _unordered(document.value):
        raise CannotArrange(f"something would change its meaning: {_PLAINLY}")


def _unordered(value: object) -> object:
    """The value in one order, so that two with the same parts are equal."""
    if isinstance(value, dict):
        return sorted((key, repr(_unordered(inner))) for key, inner in value.items())
    return sorted(repr(_unordered(inner)) for inner in value) if isinstance(value, list) else value


def header(text: str, start: int) -> int:
    """Where the comments end that belong to the whole file: the schema, and up to a blank line."""
    schema = text.index("\n") + 1 if text.startswith(_SCHEMA) else 0
    return max(schema, text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0)


def _render(text: str, node: Node, shape: Shape, opening: int) -> tuple[str, int]:
    """The part from the opening, where its key or dash ends, and where the part ends."""
    if isinstance(node, Text):
        return text[opening : node.end], node.end
    if node.is_flow:
        return text[opening : node.start] + _flow(text, node, shape), node.end
    return _block(text, node, shape, opening)


# --- in brackets ------------------------------------------------------------------------------


def _flow(text: str, node: Mapping | Sequence, shape: Shape) -> str:
    parts: tuple[Pair | Node, ...] = node.pairs if isinstance(node, Mapping) else node.items
    if not parts:
        return text[node.start : node.end]
    bounds = [node.start, *(end for part in parts for end in (part.start, part.end)), node.end]
    gaps = [text[bounds[at] : bounds[at + 1]] for at in range(0, len(bounds), 2)]
    order = _order(node, shape)
    if any("#" in gap for gap in gaps):
        order = list(range(len(parts)))  # nobody can tell which part such a comment is about
    written = [_flow_part(text, part, shape) for part in parts]
    moved = (f"{gap}{written[at]}" for gap, at in zip(gaps, order, strict=False))
    return "".join(moved) + gaps[-1]


def _flow_part(text: str, part: Pair | Node, shape: Shape) -> str:
    if isinstance(part, Pair):
        inner = shape.of_key(part.key.value)
        return text[part.start : part.key.end] + _render(text, part.value, inner, part.key.end)[0]
    return _render(text, part, shape.of_item(), part.start)[0]


# --- on lines ---------------------------------------------------------------------------------


def _block(text: str, node: Mapping | Sequence, shape: Shape, opening: int) -> tuple[str, int]:
    starts = _starts(text, node)
    first = _first_sign(text, opening, starts[0])
    margin = " " * node.column
    entries: list[Entry] = []
    begin = first
    for position, start in enumerate(starts):
        body, end = _entry(text, node, shape, position, start)
        head = text[begin : max(begin, text.rfind("\n", 0, start) + 1)]
        entries.append(Entry(head, body))
        begin = end + 1
    is_beside_dash = text[first - 1 : first] not in {"", "\n"}
    if is_beside_dash and entries[0].head:
        entries[0] = Entry(margin + entries[0].head, entries[0].body)
    lines = "\n".join(
        f"{entry.head}{margin}{entry.body}" for entry in _sorted(node, shape, entries)
    )
    # Beside a dash, what stands before the first sign takes the place of the first margin.
    return text[opening:first] + (lines[node.column :] if is_beside_dash else lines), begin - 1


def _first_sign(text: str, opening: int, start: int) -> int:
    """Where that begins which may move: beside the dash, or on the line below the key or dash."""
    if opening == 0 or text[opening - 1] == "\n":
        return opening
    line_end = text.find("\n", opening, start)
    beside = len(text[opening:start]) - len(text[opening:start].lstrip(" "))
    is_below = line_end >= 0 and (text[opening - 1] != "-" or opening + beside == line_end)
    return line_end + 1 if is_below else opening + beside


def _starts(text: str, node: Mapping | Sequence) -> list[int]:
    if isinstance(node, Mapping):
        starts = [pair.start for pair in node.pairs]
    else:
        starts = [_dash(text, item.start, node.column) for item in node.items]
    for start in starts[1:]:
        if text[text.rfind("\n", 0, start) + 1 : start].strip():
            line = text.count("\n", 0, start) + 1
            raise CannotArrange(f"line {line} has more than a plain key: write `key: value`")
    return starts


def _dash(text: str, start: int, column: int) -> int:
    """The dash of an item: the nearest one above in the column of its list."""
    line = text.rfind("\n", 0, start) + 1
    while text[line + column : line + column + 1] != "-" or line + column >= start:
        if line == 0:
            raise CannotArrange(f"an item has no dash that can be found: {_PLAINLY}")
        line = text.rfind("\n", 0, line - 1) + 1
    return line + column


def _entry(
    text: str, node: Mapping | Sequence, shape: Shape, position: int, start: int
) -> tuple[str, int]:
    """The entry with its parts in order, and the end of its last line."""
    if isinstance(node, Mapping):
        pair = node.pairs[position]
        opening, value, inner = pair.key.end, pair.value, shape.of_key(pair.key.value)
    else:
        opening, value, inner = start + 1, node.items[position], shape.of_item()
    written, end = _render(text, value, inner, opening)
    last = entry_end(text, end, node.column)
    return text[start:opening] + written + text[end:last], last


def entry_end(text: str, end: int, column: int) -> int:
    """The end of the last line of an entry: comments further in than its key belong to it."""
    last = text.index("\n", end)
    here = last + 1
    while here < len(text):
        line_end = text.index("\n", here)
        line = text[here:line_end]
        if line.strip() and not line.lstrip().startswith("#"):
            break
        if line.strip() and len(line) - len(line.lstrip()) <= column:
            break
        if line.strip():
            last = line_end
        here = line_end + 1
    return last


def _sorted(node: Mapping | Sequence, shape: Shape, entries: list[Entry]) -> list[Entry]:
    return [entries[at] for at in _order(node, shape)]


def _order(node: Mapping | Sequence, shape: Shape) -> list[int]:
    """The positions of the parts, in the order in which they are to stand."""
    held: list[object]
    if isinstance(node, Mapping):
        held = [pair.key.value for pair in node.pairs]
    else:
        held = [plain(item) for item in node.items]
    rank = shape.rank
    places = list(range(len(held)))
    return places if rank is None else sorted(places, key=lambda at: rank(held[at]))
