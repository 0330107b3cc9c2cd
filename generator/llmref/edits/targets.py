"""Links to records in texts: where those to one record are, and how they are once it moved."""

from __future__ import annotations

from llmref.references import references


def moved_links(markdown: str, kind: str, old: str, new: str) -> tuple[str, int]:
    """The Markdown with its links to a record leading to its new slug, and how many those are."""
    places = set()
    for reference in references(markdown):
        target = moved_target(reference.target, kind, old, new)
        at = markdown.find(reference.target, reference.start, reference.end)
        if target != reference.target and at >= 0:
            places.add((at, at + len(reference.target), target))
    for start, end, target in sorted(places, reverse=True):
        markdown = markdown[:start] + target + markdown[end:]
    return markdown, len(places)


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
