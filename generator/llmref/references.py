"""Links in Markdown that lead to records: `model:gpt-4.1-mini` or `/model/gpt-4.1-mini/`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from llmref import urls
from llmref.catalogue.link import Catalogue
from llmref.markdown.judge import is_of_site
from llmref.markdown.targets import Target, targets
from llmref.markdown.text import parse_markdown

_SLUG = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
_SINGLE = {*get_args(urls.SinglePage), urls.docs_path(urls.DISAGREEMENTS)} - {urls.NOT_FOUND}
LISTS = ("/kind/", "/capability/", "/compare/", "/benchmarks/")
"""The beginnings of the paths of lists, whose number depends on the records."""
BLOCK_KINDS = {
    "price-table": "model",
    "recipe": "offering",
    "recipe-cells": "",
    "price-ages": "",
    "left-out-ids": "",
    "left-out-providers": "",
    "commands": "",
    "seed-format": "",
}
"""The blocks of pages, such as `[[price-table model:gpt-4.1-mini]]`, and the kind of record that
each shows; `[[recipe-cells]]` and others show none.
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an image of this site, or a block."""

    kind: Literal["link", "image", "block"]
    target: str
    """The address, or the record of a block."""
    start: int
    """The offset of the address, the image or the block in the source of the text."""
    end: int
    block: str = ""
    """The name of the block."""
    is_apart: bool = True
    """Whether a block is a paragraph of its own; if not, it would be shown as text."""


def references(markdown: str) -> list[Reference]:
    """All links and images of this site, and all blocks, in the order of the text."""
    if "[" not in markdown:
        return []
    return [
        _reference(target)
        for target in targets(parse_markdown(markdown))
        if target.kind == "block" or is_of_site(target.content)
    ]


def _reference(target: Target) -> Reference:
    if target.kind != "block":
        return Reference(target.kind, target.content, target.start, target.end)
    name, _, record = target.content.partition(" ")
    return Reference("block", record, target.start, target.end, name, target.is_apart)


def path_of(catalogue: Catalogue, target: str) -> str | None:
    """The path that a target leads to, with its anchor; None if it leads to nothing."""
    whole, hash_sign, anchor = target.partition("#")
    path = whole if whole in _SINGLE else _record_path(catalogue, whole)
    if path is None and whole in catalogue.static:
        path = whole
    return f"{path}{hash_sign}{anchor}" if path else None


def resolved(catalogue: Catalogue, markdown: str) -> str:
    """The text with its links to records as paths of the site; dead ones are unchanged."""
    return _replaced(markdown, lambda target: path_of(catalogue, target))


def whole(markdown: str, base: str) -> str:
    """The text with its paths of the site as whole addresses."""
    return _replaced(markdown, lambda path: f"{base}{path}" if path.startswith("/") else None)


def _replaced(markdown: str, new: Callable[[str], str | None]) -> str:
    """The text with a new address for each link for which there is one."""
    listed = references(markdown)
    source, parts, after = parse_markdown(markdown).source if listed else markdown, [], 0
    for reference in listed:
        address = new(reference.target) if reference.kind == "link" else None
        if address and address != reference.target:
            parts += [source[after : reference.start], address]
            after = reference.end
    return "".join([*parts, source[after:]])


def _record_path(catalogue: Catalogue, target: str) -> str | None:
    if parts := _PATH.fullmatch(target):
        kind, slug = parts.groups()
        kind = "offering" if kind == "model" and "/" in slug else kind
    else:
        kind, _, slug = target.partition(":")
    finder = _FINDERS.get(kind)
    return finder(catalogue, slug) if finder else _list_path(target)


def _list_path(target: str) -> str | None:
    """Lists by kind and capability, pairs; a misspelt one is found when the pages are made."""
    return target if target.startswith(LISTS) else None


def _model(catalogue: Catalogue, slug: str) -> str | None:
    model = catalogue.models.get(slug)
    return urls.model_path(model) if model else None


def _offering(catalogue: Catalogue, key: str) -> str | None:
    offering = catalogue.by_key.get(key)
    return urls.offering_path(offering) if offering else None


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
_OWN_ADDRESS = "|".join(kind for kind in _FINDERS if kind != "offering")  # below its model's
_PATH = re.compile(rf"/({_OWN_ADDRESS})/({_SLUG}(?:/{_SLUG})?)/")
KINDS = tuple(_FINDERS)
"""What may stand before the colon of a link to a record."""
