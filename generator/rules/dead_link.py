"""A link or a block in a text that leads to no record would be a dead end, or an empty place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.catalogue.link import Catalogue
from generator.problems import Place, Problem, error
from generator.references import BLOCKS, KINDS, Reference, path_of, references
from generator.wording import nearest


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each link or block that leads nowhere, in pages and in records."""
    for page in catalogue.pages:
        for reference in references(page.body):
            if fault := _fault(catalogue, reference):
                line = page.body_line + page.body.count("\n", 0, reference.offset)
                start = page.body.rfind("\n", 0, reference.offset) + 1
                yield error(page.place(), *fault).located(line, reference.offset - start + 1)
    for place, text in _texts(catalogue):
        for reference in references(text):
            if fault := _of_record(reference) or _fault(catalogue, reference):
                yield error(place, *fault)


def _texts(catalogue: Catalogue) -> Iterator[tuple[Place, str]]:
    for model in catalogue.models.values():
        yield model.place.at("about"), model.record.about or ""
    for provider in catalogue.providers.values():
        yield provider.place.at("about"), provider.record.about or ""
    for creator in catalogue.creators.values():
        yield creator.place.at("about"), creator.record.about or ""
    for family in catalogue.families.values():
        yield family.place.at("about"), family.record.about or ""


def _of_record(reference: Reference) -> tuple[str, str] | None:
    if reference.block not in BLOCKS:
        return None  # no block, or one that is none anywhere
    return f"the block {reference.block!r} shows nothing here", "blocks belong in seeds/pages/"


def _fault(catalogue: Catalogue, reference: Reference) -> tuple[str, str] | None:
    kind = reference.target.partition(":")[0]
    if reference.block is not None:
        if fault := _misuse(reference.block, kind, reference):
            return fault
        if not reference.target:
            return None
    if not reference.target.startswith("/") and kind not in KINDS:
        return f"there is no kind of record {kind!r}", nearest(kind, list(KINDS))
    if path_of(catalogue, reference.target) is None and not _hidden(catalogue, reference.target):
        return f"{reference.target!r} leads to no record", _near_slug(catalogue, reference.target)
    return None


def _misuse(block: str, kind: str, reference: Reference) -> tuple[str, str] | None:
    """What is wrong with a block itself, whatever it is about."""
    if block not in BLOCKS:
        return f"there is no block {block!r}", nearest(block, list(BLOCKS))
    wanted = BLOCKS[block]
    if not reference.is_apart:
        words = f"the block {block!r} is no paragraph of its own, so that it would show as text"
        return words, "leave an empty line above and below it, and nothing before it"
    if kind == wanted:
        return None
    if not reference.target:
        return f"the block {block!r} names no {wanted}", f"write [[{block} {wanted}:…]]"
    words = f"the block {block!r} cannot show {reference.target!r}"
    return words, f"name it as {wanted}:…" if wanted else f"write [[{block}]]"


def _hidden(catalogue: Catalogue, target: str) -> bool:
    """Whether it may lead to what a refused file holds: that it is broken is told there."""
    parts = set(re.split(r"[:/#]", target))
    refused = {PurePosixPath(path).stem for path in catalogue.seeds.refused}
    return bool(parts & refused) or ("family" in parts and catalogue.seeds.hides("creators"))


def _near_slug(catalogue: Catalogue, target: str) -> str:
    slugs = [*catalogue.models, *catalogue.providers, *catalogue.creators, *catalogue.families]
    slugs += [page.slug for page in catalogue.pages]
    slug = target.strip("/").replace(":", "/").partition("/")[2]
    near = nearest(slug, slugs)
    return near if near.startswith("did") else "name it as its file is named, or take the link out"
