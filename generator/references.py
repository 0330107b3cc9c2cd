"""Links in Markdown that lead to records: `model:gpt-4.1-mini` or `/model/gpt-4.1-mini/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.catalogue.link import Catalogue
from generator.records.markdown import without_code

_LINK = re.compile(r"\]\(\s*<?((?:[a-z]+:(?!//)|/)[^)\s>]*)|^\s{0,3}\[[^\]\n]+\]:\s*<?(/\S*)", re.M)
_BLOCK = re.compile(r"^([ \t>*+-]*)(\[\[([^\[\]\n]*)\]\])[ \t]*$", re.M)
"""Any line that is meant as a block, well-formed or not."""
_SLUG = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
_PATH = re.compile(rf"/(model|provider|creator|family|docs)/({_SLUG}(?:/{_SLUG})?)/")
_LISTS = frozenset(
    {"/", "/models/", "/providers/", "/creators/", "/docs/", "/docs/disagreements/", "/patterns/"}
)
BLOCKS = {"price-table": "model", "recipe": "offering", "recipe-cells": ""}
"""What a page may include, and of which kind of record: `[[price-table model:gpt-4.1-mini]]`.

`[[recipe-cells]]` is about none.
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A target as it is written, and where: an offset into the text."""

    target: str
    offset: int
    block: str | None = None
    """The name of the block that it stands in, if it is no link."""
    is_apart: bool = True
    """Whether a block is a paragraph of its own, outside of which it would be shown as text."""


def references(text: str) -> Iterator[Reference]:
    """Every link to this site, and every block, outside of code."""
    plain = without_code(text)
    for link in _LINK.finditer(plain):
        group = 1 if link[1] is not None else 2
        yield Reference(link[group], link.start(group))
    for block in _BLOCK.finditer(plain):
        name, _, target = block[3].partition(" ")
        around = plain[: block.start()].removesuffix("\n"), plain[block.end() :].removeprefix("\n")
        is_apart = not block[1] and _is_blank(around[0], -1) and _is_blank(around[1], 0)
        yield Reference(target, block.start(2), name, is_apart)


def _is_blank(text: str, line: int) -> bool:
    """Whether the first (0) or last (-1) line of the text holds nothing."""
    return not text or not text.split("\n")[line].strip()


def path_of(catalogue: Catalogue, target: str) -> str | None:
    """The path that a target leads to, with its anchor; None if it leads to nothing."""
    whole, hash_sign, anchor = target.partition("#")
    is_file = whole in _LISTS or whole in catalogue.seeds.static_addresses
    path = whole if is_file else _record_path(catalogue, whole)
    return f"{path}{hash_sign}{anchor}" if path else None


def resolved(catalogue: Catalogue, text: str) -> str:
    """The text with its links to records as paths of the site; dead ones are left as they are."""
    found = [held for held in references(text) if held.block is None]
    for held in sorted(found, key=lambda reference: reference.offset, reverse=True):
        path = path_of(catalogue, held.target)
        if path:
            text = text[: held.offset] + path + text[held.offset + len(held.target) :]
    return text


def _record_path(catalogue: Catalogue, target: str) -> str | None:
    if parts := _PATH.fullmatch(target):
        kind, slug = parts.groups()
        kind = "offering" if kind == "model" and "/" in slug else kind
    else:
        kind, _, slug = target.partition(":")
    finder = _FINDERS.get(kind)
    return finder(catalogue, slug) if finder else _list_path(target)


def _list_path(target: str) -> str | None:
    """The lists by kind and by capability; a misspelt one is found when the pages are made."""
    return target if target.startswith(("/kind/", "/capability/")) else None


def _model(catalogue: Catalogue, slug: str) -> str | None:
    model = catalogue.models.get(slug)
    return urls.model_path(model) if model else None


def _offering(catalogue: Catalogue, key: str) -> str | None:
    held = catalogue.by_key.get(key)
    return urls.offering_path(held) if held else None


def _provider(catalogue: Catalogue, slug: str) -> str | None:
    provider = catalogue.providers.get(slug)
    return urls.provider_path(provider) if provider else None


def _creator(catalogue: Catalogue, slug: str) -> str | None:
    creator = catalogue.creators.get(slug)
    return urls.creator_path(creator) if creator else None


def _family(catalogue: Catalogue, slug: str) -> str | None:
    family = catalogue.families.get(slug)
    return urls.family_path(family) if family else None


def _docs(catalogue: Catalogue, slug: str) -> str | None:
    is_there = any(page.slug == slug for page in catalogue.pages)
    return urls.docs_path(slug) if is_there else None


_FINDERS: dict[str, Callable[[Catalogue, str], str | None]] = {
    "model": _model,
    "offering": _offering,
    "provider": _provider,
    "creator": _creator,
    "family": _family,
    "docs": _docs,
}
KINDS = tuple(_FINDERS)
"""What may stand before the colon of a link to a record."""
