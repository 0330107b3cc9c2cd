"""Which slugs are taken: by records, by their aliases, and by addresses that moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from llmref.canonical.document import texts_at
from llmref.edits.files import SeedFile

REDIRECTS = "redirects.yaml"
GROUPS = {
    "model": "models",
    "provider": "providers",
    "creator": "creators",
    "family": "families",
    "page": "docs",
}
"""The group of redirects that each kind of record has."""


def slugs(seeds: Mapping[str, SeedFile], kind: str) -> set[str]:
    """The slugs of all records of a kind."""
    if kind != "family":
        return {PurePosixPath(path).stem for path, seed in seeds.items() if seed.kind == kind}
    return {slug for path in seeds for slug in families(seeds, PurePosixPath(path).stem)}


def families(seeds: Mapping[str, SeedFile], creator: str) -> Iterator[str]:
    """The slugs of one creator's families."""
    seed = seeds.get(f"creators/{creator}.yaml")
    lines = seed.document.value.get("families") if seed else None
    yield from lines if isinstance(lines, dict) else ()


def moves(seeds: Mapping[str, SeedFile], kind: str) -> dict[str, str]:
    """Old slugs of a kind, and those that they lead to."""
    group = seeds[REDIRECTS].document.value.get(GROUPS[kind]) if REDIRECTS in seeds else None
    pairs = group.items() if isinstance(group, dict) else ()
    return {old: new for old, new in pairs if isinstance(new, str)}


def taken(seeds: Mapping[str, SeedFile], kind: str, slug: str, old: str = "") -> str | None:
    """Why no record can get the slug, and what to do; None if the one at `old` can."""
    if slug in slugs(seeds, kind):
        return f"there is a {kind} {slug} already; choose another slug"
    moved = moves(seeds, kind)
    end = slug
    for _ in moved:
        end = moved.get(end, end)
    if slug in moved and end != old:
        words = f"{slug} is an old address that leads to {end}"
        return f"{words}; choose another slug, or delete it from {REDIRECTS}"
    for path, seed in seeds.items():
        if seed.kind != kind or not seed.may_say(slug):
            continue
        if slug in texts_at(seed.document.value, "aliases.*"):
            return f"{slug} is an alias in {path}; choose another slug, or delete it there"
    return None
