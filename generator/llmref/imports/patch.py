"""What a seed says and what it is to say → its text, changed in those lines and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from llmref import yaml_text
from llmref.edits.arrange import entry_end
from llmref.edits.splice import Splice, spliced
from llmref.imports import yaml_lines
from llmref.imports.plain import Plain
from llmref.yaml_spans import Mapping, Node, Pair, tree
from llmref.yaml_spans import Sequence as ListNode

_MARKS = {
    "prices": ("when", "starts"),
    "disputed": ("source",),
    "corrects": ("source",),
    "sources": ("url", "revision"),
    "gotchas": ("text",),
}


def patched(text: str, old: dict[str, Plain], new: dict[str, Plain]) -> str:
    """The text that says `new` where it said `old`; what is in both stays, byte for byte."""
    if old == new:
        return text
    text = text if text.endswith("\n") else f"{text}\n"
    root = tree(text, yaml_text.parse(text))
    return spliced(text, _joined(_changes(text, root, "", old, new)))


def _joined(splices: Iterable[Splice]) -> Iterator[Splice]:
    """Insertions at one place as one, in their order: what belongs further in comes first."""
    inserted: dict[int, str] = {}
    for splice in splices:
        if splice.start == splice.end:
            inserted[splice.start] = inserted.get(splice.start, "") + splice.text
        else:
            yield splice
    yield from (Splice(place, place, added) for place, added in inserted.items())


def _changes(text: str, node: Node, key: str, old: Plain, new: Plain) -> Iterator[Splice]:
    if old == new:
        return
    if node.start < node.end and isinstance(node, Mapping) and not node.is_flow:
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _pairs(text, node, old, new)
    elif isinstance(node, ListNode) and not node.is_flow:
        if isinstance(old, list) and isinstance(new, list):
            yield from _items(text, node, key, old, new)
    else:
        yield Splice(node.start, node.end, yaml_lines.flow(new))


# --- mappings ---------------------------------------------------------------------------------


def _pairs(
    text: str, node: Mapping, old: dict[str, Plain], new: dict[str, Plain]
) -> Iterator[Splice]:
    held = {pair.key.value: pair for pair in node.pairs}
    for key in old.keys() - new.keys():
        yield from _without(text, node, held[key])
    for key, value in new.items():
        if key in held and key in old:
            yield from _value(text, node, held[key], old[key], value)
    after: Pair | None = None
    waiting: list[str] = []
    for key, value in new.items():
        if key in held:
            yield from _put(text, node, after, waiting)
            after, waiting = held[key], []
        elif key not in old:
            waiting += yaml_lines.entry(key, value)
    yield from _put(text, node, after, waiting)


def _value(text: str, node: Mapping, pair: Pair, old: Plain, new: Plain) -> Iterator[Splice]:
    key = pair.key.value
    lines = yaml_lines.entry(key, new)
    is_open = isinstance(pair.value, (Mapping, ListNode)) and not pair.value.is_flow
    if old != new and (len(lines) > 1) != is_open:
        # On one line before and on several now, or the other way round: the whole entry is new.
        margin = " " * node.column
        yield Splice(pair.start, pair.end, f"\n{margin}".join(lines))
        return
    yield from _changes(text, pair.value, key, old, new)


def _put(text: str, node: Mapping, after: Pair | None, lines: list[str]) -> Iterator[Splice]:
    """Lines below a pair, or, where there is none above them, in the place of the first."""
    if not lines:
        return
    margin = " " * node.column
    if after is None:
        yield Splice(node.start, node.start, "".join(f"{line}\n{margin}" for line in lines))
        return
    here = entry_end(text, after.end, node.column) + 1
    yield Splice(here, here, "".join(f"{margin}{line}\n" for line in lines))


def _without(text: str, node: Mapping, pair: Pair) -> Iterator[Splice]:
    """The pair's own lines go; comments above it stay, since nobody knows whose they are."""
    if pair is node.pairs[0] and len(node.pairs) > 1:
        yield Splice(pair.start, node.pairs[1].start, "")
        return
    start = text.rfind("\n", 0, pair.start) + 1
    yield Splice(start, entry_end(text, pair.end, node.column) + 1, "")


# --- lists ------------------------------------------------------------------------------------


def _items(
    text: str, node: ListNode, key: str, old: Sequence[Plain], new: Sequence[Plain]
) -> Iterator[Splice]:
    places = {_mark(key, item): place for place, item in enumerate(old)}
    kept = [places.get(_mark(key, item)) for item in new]
    known = [place for place in kept if place is not None]
    if len(places) != len(old) or known != sorted(set(known)) or not known:
        yield _whole(text, node, key, new)
        return
    for gone in set(range(len(old))) - set(known):
        yield Splice(_line_of(text, node, gone), _end_of(text, node, gone), "")
    here = _above_comments(text, _line_of(text, node, 0))
    margin = " " * node.column
    for item, place in zip(new, kept, strict=True):
        if place is None:
            lines = yaml_lines.listed(key, item)
            yield Splice(here, here, "".join(f"{margin}{line}\n" for line in lines))
        else:
            yield from _changes(text, node.items[place], key, old[place], item)
            here = _end_of(text, node, place)


def _whole(text: str, node: ListNode, key: str, new: Sequence[Plain]) -> Splice:
    margin = " " * node.column
    lines = (line for item in new for line in yaml_lines.listed(key, item))
    start, end = _line_of(text, node, 0), _end_of(text, node, len(node.items) - 1)
    return Splice(start, end, "".join(f"{margin}{line}\n" for line in lines))


def _line_of(text: str, node: ListNode, place: int) -> int:
    """Where the line of an item's dash starts."""
    if place == 0:
        return text.rfind("\n", 0, node.start) + 1
    return _end_of(text, node, place - 1)


def _above_comments(text: str, line: int) -> int:
    """The start of the comments right above a line, which are the item's that stands there."""
    while line:
        above = text.rfind("\n", 0, line - 1) + 1
        if not text[above:line].lstrip().startswith("#"):
            break
        line = above
    return line


def _end_of(text: str, node: ListNode, place: int) -> int:
    """Where the lines of an item end; comments below it, as far in as its keys, are its own."""
    return entry_end(text, node.items[place].end, node.column) + 1


def _mark(key: str, item: Plain) -> str:
    """What an item of a list is known by, while its other keys change."""
    if not isinstance(item, dict):
        return repr(item)
    return " ".join(str(item.get(mark)) for mark in _MARKS.get(key, ("id",)))
