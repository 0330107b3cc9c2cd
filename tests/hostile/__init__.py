"""Text that tries to get out of where it stands, and seeds that are full of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from llmref import build, pages, seeds
from llmref.catalogue.link import link
from llmref.pages.call_block import CallBlocks
from llmref.pages.context import PageContext
from llmref.project import TEMPLATES
from llmref.recipes.proof import Proof
from llmref.records.base import Record
from llmref.render.renderer import Renderer
from llmref.seeds import Seed, Seeds
from llmref.urls import Addresses

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;`$(id)`{{ 7 * 7 }}|"
"""What no seed may say, for the case that one does."""
_WORDS = {
    "about", "architecture", "description", "fee", "free_limit", "id", "id_format", "includes",
    "label", "license", "name", "quality", "region", "resolution", "revision", "text", "title",
}  # fmt: skip
"""The fields that hold people's words, and the native id."""
R = TypeVar("R", bound=Record)


def poisoned(record: R) -> R:
    """The record with evil text in each of its words, past all validation."""
    changed = {name: _poison(name, getattr(record, name)) for name in type(record).model_fields}
    return record.model_copy(update=changed)


def _poison(name: str, value: object) -> object:
    match value:
        case Record():
            return poisoned(value)
        case list():
            return [_poison(name, item) for item in value]
        case dict():
            return {key: _poison(name, item) for key, item in value.items()}
        case str() if name in _WORDS:
            return f"{value}{EVIL}"
    return value


def poisoned_seeds(folder: Path) -> Seeds:
    """The seeds of a folder, as if nobody had judged them."""
    read, problems = seeds.load(folder)
    assert problems == []
    return replace(
        read,
        sites=_each(read.sites),
        creators=_each(read.creators),
        models=_each(read.models),
        providers=_each(read.providers),
        offerings=_each(read.offerings),
        benchmarks=_each(read.benchmarks),
        pages=tuple(replace(seed, body=EVIL) for seed in _each(read.pages)),
    )


def _each(held: tuple[Seed[R], ...]) -> tuple[Seed[R], ...]:
    return tuple(replace(seed, record=poisoned(seed.record)) for seed in held)


def rendered(read: Seeds) -> Iterator[tuple[str, str]]:
    """Path and text of every file of every page of some seeds, judged or not."""
    catalogue = link(read)
    addresses = Addresses(catalogue.site.base_url)
    view = build.site_view(catalogue, addresses, TEMPLATES)
    renderer = Renderer(TEMPLATES, view, CallBlocks(Proof({}, {})))
    for plan in pages.plans(PageContext(catalogue, addresses)):
        for path, content in renderer.files(plan.make()):
            yield path, content.decode()
