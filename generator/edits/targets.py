"""Links to records in texts: where those to one record are, and how they are once it moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.edits.splice import Splice
from generator.references import references

Move = Callable[[str], str]
"""The new slug of an old one; any other slug as it is."""


def link_splices(text: str, kind: str, old: str, new: str) -> Iterator[Splice]:
    """What to change in a text for its links to the record to lead to its new slug."""
    for reference in references(text):
        start = text.index(reference.target, reference.offset)
        target = moved_target(reference.target, kind, old, new)
        if target != reference.target:
            yield Splice(start, start + len(reference.target), target)


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
