"""Links to records in texts: where those to one record are, and how they are once it moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from llmref.edits.splice import Splice
from llmref.references import references

Move = Callable[[str], str]
"""The new slug of an old one; any other slug as it is."""


def link_splices(written: str, markdown: str, kind: str, old: str, new: str) -> Iterator[Splice]:
    """What to change where a text is written for its links to the record to lead to its new slug.

    YAML may write a text otherwise than it reads, with other breaks and blanks, but never an
    address: the same number of equal ones come before it.
    """
    for reference in references(markdown):
        target = moved_target(reference.target, kind, old, new)
        at = markdown.find(reference.target, reference.start, reference.end)
        if target == reference.target or at < 0:
            continue
        if written != markdown:
            at = _nth(written, reference.target, markdown.count(reference.target, 0, at))
        if at >= 0:
            yield Splice(at, at + len(reference.target), target)


def _nth(text: str, part: str, count: int) -> int:
    """Where a part of a text starts that `count` equal ones come before; -1 where there is none."""
    at = text.find(part)
    while at >= 0 and count > 0:
        at, count = text.find(part, at + len(part)), count - 1
    return at


def moved_target(target: str, kind: str, old: str, new: str) -> str:
    """The target of a link, with the slug of that kind changed where it is the old one."""
    whole, hash_sign, anchor = target.partition("#")
    path = whole.startswith("/")
    parts = whole.strip("/").split("/") if path else whole.replace(":", "/", 1).split("/")
    first = parts[0]
    if kind == "provider" and len(parts) == 3 and first in {"model", "offering"}:
        at = 2
    elif first == kind or (kind == "model" and first == "offering"):
        at = 1
    else:
        return target
    if len(parts) <= at or parts[at] != old:
        return target
    parts[at] = new
    written = "/".join(parts)
    written = f"/{written}/" if path else written.replace("/", ":", 1)
    return f"{written}{hash_sign}{anchor}"
