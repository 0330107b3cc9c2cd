"""Which slugs are taken: by records, by their aliases, and by addresses that moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from llmref.edits import splice
from llmref.edits.files import SeedFile
from llmref.yaml_spans import Mapping as Pairs
from llmref.yaml_spans import Text, find

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
    held = find(seed.tree, ("families",)) if seed else None
    yield from (pair.key.value for pair in held.pairs) if isinstance(held, Pairs) else ()


def moves(seeds: Mapping[str, SeedFile], kind: str) -> dict[str, str]:
    """Old slugs of a kind, and those that they lead to."""
    held = find(seeds[REDIRECTS].tree, (GROUPS[kind],)) if REDIRECTS in seeds else None
    pairs = held.pairs if isinstance(held, Pairs) else ()
    return {pair.key.value: pair.value.value for pair in pairs if isinstance(pair.value, Text)}


def taken(seeds: Mapping[str, SeedFile], kind: str, slug: str, old: str = "") -> str | None:
    """Why no record can get the slug, and what to do; None if the one at `old` can."""
    if slug in slugs(seeds, kind):
        return f"there is a {kind} {slug} already; choose another slug"
    held = moves(seeds, kind)
    end = slug
    for _ in held:
        end = held.get(end, end)
    if slug in held and end != old:
        words = f"{slug} is an old address that leads to {end}"
        return f"{words}; choose another slug, or delete it from {REDIRECTS}"
    for path, seed in seeds.items():
        if seed.kind != kind or not seed.may_say(slug):
            continue
        aliases = splice.found(seed.tree, ["aliases", "*"])
        if any(alias.value == slug for alias in aliases):
            return f"{slug} is an alias in {path}; choose another slug, or delete it there"
    return None
