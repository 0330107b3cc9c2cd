"""A new slug for a record: its file, every reference to it, and a redirect from the old one."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from llmref.canonical.carry import revised
from llmref.canonical.document import Document, Plain, schema_line
from llmref.catalogue.link import UNATTRIBUTED
from llmref.edits.files import SeedFile
from llmref.edits.slugs import GROUPS, REDIRECTS, moves, slugs, taken
from llmref.edits.stage import Change
from llmref.edits.targets import moved_links
from llmref.records.site import Redirects
from llmref.wording import nearest

_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "model": {
        "site": ("featured.*",),
        "model": ("lifecycle.successor",),
        "provider": tuple(
            f"{key}.*.models.*"
            for key in ("gotchas", "minimums", "allowances", "no_calls", "recipes")
        ),
        "offerings": (
            "offerings.*.model",
            "offerings.*.lifecycle.successor",
            "offerings.*.gotchas.*.models.*",
            "offerings.*.variants.*.lifecycle.successor",
        ),
        "benchmark": ("scores.*.model",),
        "identity": ("creators.*.models.*", "providers.*.offerings.*.model"),
    },
    "provider": {"identity": ("creators.*.providers.*",)},
    "creator": {"identity": ("models.*.creator",), "provider": ("creator",)},
    "family": {"model": ("family",)},
}
"""Where a seed refers to one of that kind, by the kind of the seed."""
_KEYS: dict[str, dict[str, str]] = {
    "model": {"identity": "models"},
    "provider": {"identity": "providers"},
    "creator": {"identity": "creators"},
    "family": {"creator": "families"},
}
"""The mapping whose keys are slugs of that kind, by the kind of the seed."""


class CannotRename(Exception):
    """The record cannot get that slug; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class _Slug:
    """A record of a kind, by its slug, and the slug that it gets."""

    kind: str
    old: str
    new: str


@dataclass(slots=True)
class Renamed:
    """What a new slug changes."""

    changes: list[Change] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    references: int = 0


def renamed(seeds: Mapping[str, SeedFile], kind: str, old: str, new: str) -> Renamed | None:
    """What changes when the record gets the new slug; None where it already has.

    Raises CannotRename.
    """
    known = slugs(seeds, kind)
    if old not in known and new in known and moves(seeds, kind).get(old) == new:
        return None
    _expect_possible(seeds, kind, old, new)
    slug = _Slug(kind, old, new)
    outcome = Renamed()
    for path, seed in seeds.items():
        if path == REDIRECTS:
            continue
        moved, references = _followed(seed, slug)
        outcome.references += references
        target = _target(path, slug)
        if target != path:
            outcome.moved.append((path, target))
            outcome.changes.append(Change(path, seed.source, None))
        if target != path or moved.text != seed.text:
            before = seed.source if target == path else None
            outcome.changes.append(Change(target, before, moved.data))
    redirects = seeds.get(REDIRECTS)
    before = redirects.source if redirects else None
    outcome.changes.append(Change(REDIRECTS, before, _redirected(redirects, slug)))
    return outcome


def _expect_possible(seeds: Mapping[str, SeedFile], kind: str, old: str, new: str) -> None:
    known, led = slugs(seeds, kind), moves(seeds, kind)
    if old not in known:
        now = f": it is {led[old]} now" if old in led else ""
        hint = f"rename {led[old]} instead" if now else nearest(old, sorted(known))
        raise CannotRename(f"there is no {kind} {old}{now}; {hint}")
    if kind == "creator" and new == UNATTRIBUTED:
        raise CannotRename(f"{UNATTRIBUTED} is the folder of models without a known creator")
    if reason := taken(seeds, kind, new, old):
        raise CannotRename(reason)


def _followed(seed: SeedFile, slug: _Slug) -> tuple[SeedFile, int]:
    """The seed with every reference changed, and how many there are."""
    if not seed.may_say(slug.old):
        return seed, 0
    document, keys = _own_keys(seed, slug)
    value, references = _moved_mapping(document.value, seed, slug, ())
    count = keys + references
    moved = seed.with_document(replace(document, value=value)) if count else seed
    if seed.kind != "page":
        return moved, count
    start = moved.front[1]
    body, links = moved_links(moved.text[start:], slug.kind, slug.old, slug.new)
    return replace(moved, text=moved.text[:start] + body), count + links


def _target(path: str, slug: _Slug) -> str:
    """Where the seed at that path lies afterwards."""
    file = PurePosixPath(path)
    if slug.kind == "creator" and file.parts[:2] == ("models", slug.old):
        return f"models/{slug.new}/{file.name}"
    folders = {"model": {"models"}, "provider": {"providers", "offerings"}, "creator": {"creators"}}
    if file.stem == slug.old and file.parts[0] in folders.get(slug.kind, set()):
        return str(file.with_name(f"{slug.new}{file.suffix}"))
    return path


def _moved(value: Plain, seed: SeedFile, slug: _Slug, steps: tuple[str, ...]) -> tuple[Plain, int]:
    """The value with the references in it changed, and how many there are."""
    if isinstance(value, str):
        return _moved_text(value, seed, slug, steps)
    if isinstance(value, dict):
        return _moved_mapping(value, seed, slug, steps)
    items = [_moved(item, seed, slug, (*steps, "*")) for item in value]
    return [item for item, _ in items], sum(count for _, count in items)


def _moved_mapping(
    value: dict[str, Plain], seed: SeedFile, slug: _Slug, steps: tuple[str, ...]
) -> tuple[dict[str, Plain], int]:
    pairs = {key: _moved(inner, seed, slug, (*steps, key)) for key, inner in value.items()}
    moved = {key: inner for key, (inner, _) in pairs.items()}
    count = sum(more for _, more in pairs.values())
    is_exception = seed.kind == "exceptions" and value.get("subject") == slug.old
    if is_exception and str(value.get("file")).startswith(GROUPS[slug.kind]):
        return {**moved, "subject": slug.new}, count + 1
    return moved, count


def _moved_text(text: str, seed: SeedFile, slug: _Slug, steps: tuple[str, ...]) -> tuple[str, int]:
    """A text that refers to the record, or has links to it, as it is afterwards."""
    if text == slug.old and any(
        _is_at(steps, field) for field in _FIELDS.get(slug.kind, {}).get(seed.kind, ())
    ):
        return slug.new, 1
    if seed.kind == "exceptions" and steps[-1] == "file":
        path = _target(text, slug)
        return path, int(path != text)
    is_source = slug.kind == "family" and seed.kind == "creator" and steps[0] == "sources"
    if is_source and text == f"families.{slug.old}":
        return f"families.{slug.new}", 1
    return moved_links(text, slug.kind, slug.old, slug.new)


def _is_at(steps: tuple[str, ...], field: str) -> bool:
    """Whether the steps are those of a field, in which `*` stands for each key or item."""
    wanted = field.split(".")
    return len(steps) == len(wanted) and all(
        want in {"*", step} for step, want in zip(steps, wanted, strict=True)
    )


def _own_keys(seed: SeedFile, slug: _Slug) -> tuple[Document, int]:
    """What the seed says with the record's slug as a key changed, and how many such keys it has."""
    document = seed.document
    name = _KEYS[slug.kind].get(seed.kind)
    group = document.value.get(name) if name else None
    if not (name and isinstance(group, dict) and slug.old in group):
        return document, 0
    renamed = {slug.new if key == slug.old else key: value for key, value in group.items()}
    comments = deepcopy(document.comments)
    inside = comments.inside[name].inside if name in comments.inside else {}
    if slug.old in inside:
        inside[slug.new] = inside.pop(slug.old)
    return replace(document, value={**document.value, name: renamed}, comments=comments), 1


def _redirected(seed: SeedFile | None, slug: _Slug) -> bytes:
    """The redirects: what led to the old slug leads to the new one, as the old slug does."""
    group = GROUPS[slug.kind]
    if seed is None:
        seed = SeedFile(
            REDIRECTS, "redirects", f"{schema_line(REDIRECTS, 'redirects')}\n{group}: {{}}\n"
        )
    document = seed.document
    moved = document.value.get(group, {})
    if not isinstance(moved, dict):
        raise CannotRename(f"`{group}` of {REDIRECTS} must contain keys with values: fix it there")
    ends = {old: slug.new if end == slug.old else end for old, end in moved.items()}
    ends.pop(slug.new, None)
    value: dict[str, Plain] = {**document.value, group: {**ends, slug.old: slug.new}}
    return seed.with_document(revised(Redirects, document, value)).data
