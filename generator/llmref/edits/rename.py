"""A new slug for a record: its file, every reference to it, and a redirect from the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from llmref.catalogue.link import UNATTRIBUTED
from llmref.edits import splice
from llmref.edits.files import SeedFile
from llmref.edits.slugs import GROUPS, REDIRECTS, moves, slugs, taken
from llmref.edits.splice import Splice
from llmref.edits.stage import Change
from llmref.edits.targets import link_splices
from llmref.problems import Field
from llmref.records.site import Redirects
from llmref.wording import nearest
from llmref.yaml_spans import Mapping as Pairs
from llmref.yaml_spans import Text, find

_NO_REDIRECTS = "# yaml-language-server: $schema=.schema/redirects.schema.json\n"
_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "model": {
        "site": ("featured.*",),
        "model": ("lifecycle.successor",),
        "provider": ("gotchas.*.models.*", "no_calls.*.models.*", "recipes.*.models.*"),
        "offerings": (
            "offerings.*.model",
            "offerings.*.lifecycle.successor",
            "offerings.*.gotchas.*.models.*",
            "offerings.*.variants.*.lifecycle.successor",
        ),
        "identity": ("creators.*.models.*", "providers.*.offerings.*.model"),
    },
    "provider": {"identity": ("creators.*.providers.*",)},
    "creator": {"identity": ("models.*.creator",)},
    "family": {"model": ("family",)},
}
"""Where a seed refers to one of that kind, by the kind of the seed."""
_KEYS: dict[str, dict[str, tuple[Field, ...]]] = {
    "model": {"identity": (("models",),)},
    "provider": {"identity": (("providers",),)},
    "creator": {"identity": (("creators",),)},
    "family": {"creator": (("families",),)},
}
"""Mappings whose keys are slugs of that kind, by the kind of the seed."""


class CannotRename(Exception):
    """The record cannot get that slug; the message says what to do instead."""


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
    held = slugs(seeds, kind)
    if old not in held and new in held and moves(seeds, kind).get(old) == new:
        return None
    _expect_possible(seeds, kind, old, new)
    made = Renamed()
    for path, seed in seeds.items():
        if path == REDIRECTS:
            continue
        text, references = _followed(seed, kind, old, new)
        made.references += references
        target = _target(path, kind, old, new)
        if target != path:
            made.moved.append((path, target))
            made.changes.append(Change(path, seed.source, None))
        if target != path or text != seed.text:
            before = seed.source if target == path else None
            made.changes.append(Change(target, before, replace(seed, text=text).data))
    redirects = seeds.get(REDIRECTS)
    before = redirects.source if redirects else None
    made.changes.append(Change(REDIRECTS, before, _redirected(redirects, kind, old, new)))
    return made


def _expect_possible(seeds: Mapping[str, SeedFile], kind: str, old: str, new: str) -> None:
    held, led = slugs(seeds, kind), moves(seeds, kind)
    if old not in held:
        now = f": it is {led[old]} now" if old in led else ""
        hint = f"rename {led[old]} instead" if now else nearest(old, sorted(held))
        raise CannotRename(f"there is no {kind} {old}{now}; {hint}")
    if kind == "creator" and new == UNATTRIBUTED:
        raise CannotRename(f"{UNATTRIBUTED} is the folder of models without a known creator")
    if reason := taken(seeds, kind, new, old):
        raise CannotRename(reason)


def _followed(seed: SeedFile, kind: str, old: str, new: str) -> tuple[str, int]:
    """Its text with every reference changed, and how many there are."""
    if not seed.may_say(old):
        return seed.text, 0
    places = [*_references(seed, kind, old, new), *_own(seed, kind, old, new)]
    yaml = splice.spliced(seed.yaml, places)
    moved = seed.with_yaml(yaml) if places else seed
    links = list(_body_links(moved, kind, old, new))
    return splice.spliced(moved.text, links), len(places) + len(links)


def _target(path: str, kind: str, old: str, new: str) -> str:
    """Where the seed at that path lies afterwards."""
    here = PurePosixPath(path)
    if kind == "creator" and here.parts[:2] == ("models", old):
        return f"models/{new}/{here.name}"
    folders = {"model": {"models"}, "provider": {"providers", "offerings"}, "creator": {"creators"}}
    if here.stem == old and here.parts[0] in folders.get(kind, set()):
        return str(here.with_name(f"{new}{here.suffix}"))
    return path


def _references(seed: SeedFile, kind: str, old: str, new: str) -> Iterator[Splice]:
    tree = seed.tree
    for steps in _FIELDS.get(kind, {}).get(seed.kind, ()):
        for node in splice.found(tree, steps.split(".")):
            if node.value == old:
                yield splice.word(node, new)
    for node in splice.scalars(tree):
        written = seed.yaml[node.start : node.end]
        for link in link_splices(written, node.value, kind, old, new):
            yield Splice(node.start + link.start, node.start + link.end, link.text)


def _body_links(seed: SeedFile, kind: str, old: str, new: str) -> Iterator[Splice]:
    if seed.kind != "page":
        return
    start = seed.front[1]
    body = seed.text[start:]
    for link in link_splices(body, body, kind, old, new):
        yield Splice(start + link.start, start + link.end, link.text)


def _own(seed: SeedFile, kind: str, old: str, new: str) -> Iterator[Splice]:
    """Keys that are slugs, sources of families, and exceptions by file."""
    tree = seed.tree
    for steps in _KEYS[kind].get(seed.kind, ()):
        held = find(tree, steps)
        if isinstance(held, Pairs) and (pair := held.get(old)):
            yield splice.word(pair.key, new)
    if kind == "family" and seed.kind == "creator":
        for node in splice.found(tree, ["sources", "*", "for", "*"]):
            if node.value == f"families.{old}":
                yield splice.word(node, f"families.{new}")
    elif seed.kind == "exceptions":
        yield from _exceptions(seed, kind, old, new)


def _exceptions(seed: SeedFile, kind: str, old: str, new: str) -> Iterator[Splice]:
    files = splice.found(seed.tree, ["exceptions", "*", "file"])
    for node in files:
        if (moved := _target(node.value, kind, old, new)) != node.value:
            yield splice.word(node, moved)
    held = find(seed.tree, ("exceptions",))
    for item in held.items if held and not isinstance(held, Pairs | Text) else ():
        file, subject = (next(splice.found(item, [key]), None) for key in ("file", "subject"))
        if file and subject and subject.value == old and file.value.startswith(GROUPS[kind]):
            yield splice.word(subject, new)


def _redirected(seed: SeedFile | None, kind: str, old: str, new: str) -> bytes:
    """The redirects: what led to the old slug leads to the new one, as the old slug does."""
    group = GROUPS[kind]
    if seed is None:
        return f"{_NO_REDIRECTS}{group}:\n  {old}: {new}\n".encode()
    text = splice.without_pair(seed.text, group, new)
    held = find(seed.with_yaml(text).tree, (group,))
    pairs = held.pairs if isinstance(held, Pairs) else ()
    ends = [
        pair.value for pair in pairs if isinstance(pair.value, Text) and pair.value.value == old
    ]
    text = splice.spliced(text, (splice.word(end, new) for end in ends))
    text = splice.with_pair(text, group, old, new, list(Redirects.model_fields))
    return seed.with_yaml(text).data
