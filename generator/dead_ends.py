"""Links of texts to lists and to parts of pages, which exist or not once the pages are planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import unquote

from generator import pages, urls
from generator.insights.capabilities import LABELS
from generator.markdown.headings import headings, ids
from generator.markdown.text import parse
from generator.pages.edition import Edition
from generator.pages.page import Plan
from generator.problems import Problem
from generator.references import LISTS, path_of, references
from generator.seed_texts import SeedText, seed_texts
from generator.wording import nearest

FRAME = frozenset({"content", "edit"})
"""The ids of what surrounds the text of a page."""


def problems(edition: Edition, *, is_sound: bool) -> Iterator[Problem]:
    """An error for each link that leads to no list, or to no part of a page.

    Pages of records are made to see their parts, which only sound seeds allow.
    """
    site = _Site(edition)
    for text in seed_texts(edition.catalogue):
        for reference in references(text.markdown):
            is_link = reference.kind == "link"
            fault = site.fault(text, reference.target, is_sound=is_sound) if is_link else None
            if fault:
                yield text.error(reference.start, *fault)


def _is_list(target: str) -> bool:
    return target.startswith(LISTS)


class _Site:
    """The pages that links can lead to."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._parts: dict[str, frozenset[str]] = {}

    @cached_property
    def _lists(self) -> list[str]:
        kinds = {model.kind for model in self._edition.catalogue.models.values()}
        capabilities = (urls.feature_path(key) for key in LABELS)
        return [*sorted(urls.kind_path(kind) for kind in kinds), *capabilities]

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        return {plan.path: plan for plan in pages.plans(self._edition)}

    def fault(self, text: SeedText, target: str, *, is_sound: bool) -> tuple[str, str] | None:
        """What is wrong with a link in a text, and what to do."""
        whole, _, anchor = target.partition("#")
        path = path_of(self._edition.catalogue, whole)
        paths: Sequence[str] = text.paths if not whole else [path] if path else []
        for path in paths:
            if _is_list(path) and path not in self._lists:
                if path.startswith("/kind/") and self._edition.catalogue.seeds.hides("models"):
                    return None  # it may be that of a model that was refused
                return f"{path!r} leads to no page", nearest(path, self._lists)
            if anchor and (is_sound or path in self._texts):
                parts = self._parts_of(path)
                if unquote(anchor) not in parts:
                    words = f"{path} has no section {unquote(anchor)!r}"
                    return words, nearest(unquote(anchor), sorted(parts))
        return None

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {urls.docs_path(page.slug): page.body for page in self._edition.catalogue.pages}

    def _parts_of(self, path: str) -> frozenset[str]:
        if path not in self._parts:
            self._parts[path] = frozenset(self._found(path))
        return self._parts[path]

    def _found(self, path: str) -> Iterator[str]:
        """The ids of a page; a heading takes that of the frame, though it has another itself."""
        if (body := self._texts.get(path)) is not None:
            text = parse(body)
            yield from FRAME - {heading.words for heading in headings(text)}
            yield from ids(text)
        elif path in self._plans:
            page = self._plans[path].make()
            yield from (section.id for section in page.sections)
            yield from FRAME if page.seed else FRAME - {"edit"}
