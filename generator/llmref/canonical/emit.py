"""What a seed says → its one text: keys in order, lists sorted, each part set as its type says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llmref.canonical.comments import Comments
from llmref.canonical.document import Document, Plain
from llmref.canonical.scalars import WIDTH, as_block, in_braces, plain_or_quoted
from llmref.canonical.style import Style, style_of
from llmref.records.base import Record

_NONE = Comments()


def emit(record: type[Record], document: Document) -> str:
    """The canonical text of a seed that holds such a record, with its comments.

    What it says need not be valid: unknown keys come last, in the order that they have.
    """
    writer = _Writer([*document.header])
    writer.children(document.value, style_of(record), document.comments, "")
    lines = [*writer.lines, *document.comments.below]
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Adds lines to one list: a generator at each level takes half as long again."""

    lines: list[str]

    def children(
        self, value: dict[str, Plain] | list[Plain], style: Style, comments: Comments, margin: str
    ) -> None:
        """Add the lines of a mapping or list that is written with a key or item a line."""
        inside = comments.inside
        if isinstance(value, dict):
            for key in _in_order(value, style):
                head = f"{margin}{plain_or_quoted(key)}:"
                inner = inside.get(key, _NONE) if inside else _NONE
                self.part(head, value[key], style.of(key), inner, margin)
            return
        rank, form = style.rank, style.of_item
        places: Iterable[int] = range(len(value))
        if rank is not None:
            places = sorted(places, key=lambda place: rank(value[place]))
        head = f"{margin}-"
        for place in places:
            inner = inside.get(place, _NONE) if inside else _NONE
            self.part(head, value[place], form, inner, margin)

    def part(  # an object for each of 80,000 parts takes its time
        self, head: str, value: Plain, style: Style, comments: Comments, margin: str
    ) -> None:
        """Add the lines of a key or an item; `head` is its key with a colon, or its dash."""
        if comments.above:
            self.lines.extend(_with_margin(comments.above, margin))
        further = f"{margin}  "
        if (line := _beside(head, value, style, comments)) is not None:
            self.lines.append(line)
        elif isinstance(value, str):
            self.lines.extend(_text(head, value, comments.beside, margin))
            further = margin  # below a block, a comment that is indented would be part of it
        elif head == f"{margin}-":
            self.item(value, style, comments, margin)
        else:
            self.lines.append(f"{head}{comments.beside}")
            inner = margin if isinstance(value, list) else further
            self.children(value, style, comments, inner)
        if comments.below:
            self.lines.extend(_with_margin(comments.below, further))

    def item(
        self, value: dict[str, Plain] | list[Plain], style: Style, comments: Comments, margin: str
    ) -> None:
        """Add the lines of an item that takes several: the first of them is beside its dash."""
        if comments.beside:
            self.lines.append(f"{margin}{comments.beside.lstrip()}")
        first = len(self.lines)
        self.children(value, style, comments, f"{margin}  ")
        self.lines[first] = f"{margin}- {self.lines[first][len(margin) + 2 :]}"


def _in_order(value: dict[str, Plain], style: Style) -> Iterable[str]:
    return value if style.rank is None or len(value) == 1 else sorted(value, key=style.rank)


def _with_margin(lines: list[str], margin: str) -> Iterator[str]:
    return (f"{margin}{line}" if line else "" for line in lines)


def _beside(head: str, value: Plain, style: Style, comments: Comments) -> str | None:
    """The line with the value beside its key or dash; None where it takes lines of its own."""
    if isinstance(value, str):
        if style.is_text or "\n" in value:
            return None
        scalar = plain_or_quoted(value)
        is_short = len(line := f"{head} {scalar}") <= WIDTH or " " not in value
        return f"{line}{_apart(scalar, comments.beside)}" if is_short else None
    if comments.inside or (written := _flow(value, style)) is None:
        return None
    line = f"{head} {written}"
    if style.setting == "fitting" and len(line) > WIDTH:
        return None
    return f"{line}{comments.beside}"


def _text(head: str, text: str, beside: str, margin: str) -> Iterator[str]:
    """A text in lines of its own below its key or dash, or in quotes where none can say it."""
    block = as_block(text, f"{margin}  ")
    if block is None:
        written = plain_or_quoted(text)
        yield f"{head} {written}{_apart(written, beside)}"
    else:
        yield f"{head} {block[0]}{_apart(block[0], beside)}"
        yield from block[1]


def _apart(written: str, beside: str) -> str:
    """The comment beside a text: only beside a plain one may its blank be a single one."""
    return f"  {beside.lstrip()}" if beside and written[0] in "|>'\"" else beside


def _flow(value: Plain, style: Style) -> str | None:
    """The value in brackets; None where its type, or what it holds, wants lines."""
    if isinstance(value, str):
        return None if style.is_text else in_braces(value)
    if isinstance(value, list):
        return _flow_list(value, style)
    if not value:
        return "{}"
    if style.setting == "lines":
        return None
    is_flat = style.setting == "flat" or style.record is None
    parts: list[str] = []
    for key in _in_order(value, style):
        inner = value[key]
        written = None if is_flat and _is_deep(inner) else _flow(inner, style.of(key))
        if written is None:
            return None
        parts.append(f"{in_braces(key)}: {written}")
    return "{" + ", ".join(parts) + "}"


def _flow_list(value: list[Plain], style: Style) -> str | None:
    words = [item for item in value if isinstance(item, str)]
    if len(words) < len(value):
        return None
    if style.rank is not None:
        words = sorted(words, key=style.rank)
    return "[" + ", ".join(map(in_braces, words)) + "]"


def _is_deep(value: Plain) -> bool:
    return isinstance(value, dict) and bool(value)
