"""Comments of a YAML text, each kept at the key or item that it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from llmref.yaml_spans import Mapping, Node, Pair, Sequence, Text

Step: TypeAlias = "str | int"

_COMMENT = re.compile(r"#[^\n]*")
_BLANK_ABOVE = re.compile(r"\n *\n *\Z")
_BLANK_BELOW = re.compile(r"\n *\n")
_DASH = re.compile(r"^ *-", re.M)
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]* +(#[^\n]*)")


@dataclass(slots=True)
class Comments:
    """The comments at one key or item, and at what is inside of its value.

    Each is a line from its `#` on; an empty one is the blank line that divides two of them.
    """

    above: list[str] = field(default_factory=list)
    """On lines of their own above it."""
    beside: str = ""
    """At the end of its line, with the blanks before it."""
    below: list[str] = field(default_factory=list)
    """On lines below it that are indented further; for a whole text, at its end."""
    inside: dict[Step, Comments] = field(default_factory=dict)
    """Of the keys or items of its value, by key or position; only those that have any."""

    def at(self, step: Step) -> Comments:
        """The comments of a key or item of its value, which are there from then on."""
        return self.inside.setdefault(step, Comments())

    def lines(self) -> Iterator[str]:
        """Every comment, in no special order, without blank lines."""
        yield from (line for line in (*self.above, self.beside.lstrip(), *self.below) if line)
        for comments in self.inside.values():
            yield from comments.lines()


@dataclass(frozen=True, slots=True)
class _Comment:
    start: int
    end: int
    column: int
    is_alone: bool
    """Whether nothing but blanks stands before it on its line."""


def placed(text: str, root: Node, opening: int) -> Comments:
    """The comments from `opening` on, at the parts of the tree that was read from the text."""
    comments = Comments()
    if text.find("#", opening) >= 0:
        for comment in _comments_of(text, root, opening):
            _place(text, root, comments, comment)
    return comments


def _comments_of(text: str, root: Node, opening: int) -> Iterator[_Comment]:
    """Every comment: each `#` outside of texts starts one."""
    at = opening
    for span in _texts(root):
        for match in _COMMENT.finditer(text, at, max(at, span.start)):
            yield _comment(text, match.start(), match.end())
        if header := _BLOCK_HEADER.match(text, span.start, span.end):
            yield _comment(text, header.start(1), header.end())
        at = max(at, span.end)
    for match in _COMMENT.finditer(text, at):
        yield _comment(text, match.start(), match.end())


def _comment(text: str, start: int, end: int) -> _Comment:
    line = text.rfind("\n", 0, start) + 1
    return _Comment(start, end, start - line, not text[line:start].strip())


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Mapping):
        for pair in node.pairs:
            yield pair.key
            yield from _texts(pair.value)
    else:
        for item in node.items:
            yield from _texts(item)


# --- where one belongs ------------------------------------------------------------------------


def _place(text: str, node: Node, comments: Comments, comment: _Comment) -> None:
    """Add a comment that stands within the value `node`, or behind it, whose own `comments` are."""
    parts = _parts(node)
    before = sum(part.start < comment.start for _, part in parts)
    behind = parts[before] if before < len(parts) else None
    if before and _is_about(text, node, parts[before - 1][1], comment):
        step, part = parts[before - 1]
        _place_at(text, part, comments.at(step), comment)
    elif behind and _is_at_dash(behind[1], comment):
        step, part = behind
        _place(text, part, comments.at(step), comment)  # type: ignore[arg-type]
    elif behind:
        step, part = behind
        above = comments.at(step).above
        above += _lines(text, above, comment, part.start)
    else:
        comments.below += _lines(text, comments.below, comment)


def _parts(node: Node) -> list[tuple[Step, Pair | Node]]:
    if isinstance(node, Mapping):
        return [(pair.key.value, pair) for pair in node.pairs]
    return list(enumerate(node.items)) if isinstance(node, Sequence) else []


def _is_about(text: str, node: Node, part: Pair | Node, comment: _Comment) -> bool:
    """Whether it is within that part of the node, or at the end of its line, or indented below."""
    between = text[part.end : comment.start]
    if comment.start < part.end or "\n" not in between:
        return True
    if isinstance(node, Text) or node.is_flow or _DASH.search(between):
        return False
    return comment.is_alone and comment.column > node.column


def _is_at_dash(part: Pair | Node, comment: _Comment) -> bool:
    """Whether it stands beside the dash of an item on lines, or between the dash and its keys."""
    if isinstance(part, Pair | Text) or part.is_flow:
        return False
    return not comment.is_alone or comment.column >= part.column


def _place_at(text: str, part: Pair | Node, comments: Comments, comment: _Comment) -> None:
    value = part.value if isinstance(part, Pair) else part
    if isinstance(part, Pair) and comment.start < value.start:
        _place_behind_key(text, part, comments, comment)
    elif _holds(value, comment):
        _place(text, value, comments, comment)
    elif comment.is_alone:
        comments.below += _lines(text, comments.below, comment)
    else:
        is_plain = isinstance(value, Text) and text[value.start] not in "|>\"'"
        _put_beside(text, comments, comment, may_be_text=is_plain)


def _holds(value: Node, comment: _Comment) -> bool:
    """Whether the comment belongs to something inside of the value."""
    if isinstance(value, Text):
        return False
    if value.is_flow:
        return comment.start < value.end
    return comment.start < value.end or not comment.is_alone or comment.column > value.column


def _place_behind_key(text: str, pair: Pair, comments: Comments, comment: _Comment) -> None:
    """Between a key and its value: at the end of the key's line, or above what is inside."""
    if "\n" not in text[pair.key.end : comment.start]:
        _put_beside(text, comments, comment)
    elif isinstance(pair.value, Text) or pair.value.is_flow:
        comments.above += _lines(text, comments.above, comment)
    else:
        _place(text, pair.value, comments, comment)


def _put_beside(
    text: str, comments: Comments, comment: _Comment, *, may_be_text: bool = False
) -> None:
    words = text[comment.start : comment.end].rstrip()
    if comments.beside:
        comments.above.append(words)
        return
    # A single blank stays: `C #1` may have been meant as a text, which a rule asks about.
    is_doubtful = may_be_text and text[comment.start - 2] != " "
    comments.beside = (" " if is_doubtful else "  ") + words


def _lines(
    text: str, before: list[str], comment: _Comment, start: int | None = None
) -> Iterator[str]:
    """What a comment adds to the lines before it; `start` is where the part below all begins."""
    if before and before[-1] and _BLANK_ABOVE.search(text[: comment.start]):
        yield ""
    yield text[comment.start : comment.end].rstrip()
    is_last = start is not None and "#" not in text[comment.end : start]
    if is_last and _BLANK_BELOW.match(text, comment.end):
        yield ""
