"""Links in texts to lists, and to sections of pages, that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from llmref import pages, urls
from llmref.insights.capabilities import LABELS
from llmref.markdown.headings import headings, ids
from llmref.markdown.text import parse_markdown
from llmref.pages.blocks import expanded
from llmref.pages.context import PageContext
from llmref.pages.model_pairs import model_pairs
from llmref.pages.page import PagePlan
from llmref.problems import Problem
from llmref.references import LISTS, path_of, references
from llmref.seed_texts import SeedText, seed_texts
from llmref.wording import Guesses

FRAME = frozenset({"content", "edit"})
"""The ids of the parts of a page around its text."""
Fault = tuple[str, str]
"""A message and a hint."""


def dead_end_problems(context: PageContext, *, is_sound: bool) -> Iterator[Problem]:
    """An error for each such link.

    To learn its sections, the page of a record has to be made; that takes seeds without errors.
    """
    site = _Site(context, is_sound)
    for text in seed_texts(context.catalogue):
        for reference in references(text.markdown):
            is_link = reference.kind == "link"
            if is_link and (fault := site.fault(text, reference.target)):
                yield text.error(reference.start, *fault)


@dataclass(frozen=True)
class _Site:
    """The pages that links can lead to."""

    context: PageContext
    is_sound: bool
    guesses: Guesses = field(default_factory=Guesses)
    sections: dict[str, frozenset[str]] = field(default_factory=dict)

    def fault(self, text: SeedText, target: str) -> Fault | None:
        """What is wrong with a link in a text."""
        address, _, section = target.partition("#")
        path = path_of(self.context.catalogue, address)
        if path is not None and path.startswith(LISTS) and path not in self._lists:
            return self._no_list(path)
        paths: Sequence[str] = text.paths if not address else [path] if path else []
        faults = (self._no_section(each, unquote(section)) for each in paths if section)
        return next(filter(None, faults), None)

    def _no_list(self, path: str) -> Fault | None:
        seeds = self.context.catalogue.seeds
        if path.startswith(("/kind/", "/compare/")) and seeds.hides("models"):
            return None  # it may be the kind of a model that was refused
        if path.startswith("/benchmarks/") and seeds.hides("benchmarks"):
            return None
        return f"there is no page at {path!r}", self.guesses.near(path, self._lists)

    def _no_section(self, path: str, section: str) -> Fault | None:
        if not self.is_sound and path not in self._texts:
            return None
        if path not in self.sections:
            self.sections[path] = frozenset(self._ids(path))
        if section in self.sections[path]:
            return None
        return f"{path} has no section {section!r}", self.guesses.near(section, self.sections[path])

    def _ids(self, path: str) -> Iterator[str]:
        """The ids that a link to a page may name.

        A link to an id of the frame is refused if it was likely meant for a heading of that name.
        """
        if (body := self._texts.get(path)) is not None:
            text = parse_markdown(body)
            yield from FRAME - {heading.slug for heading in headings(text)}
            yield from ids(text)
        elif path in self._plans:
            page = self._plans[path].make()
            yield from (section.id for section in page.sections)
            yield from FRAME if page.seed else FRAME - {"edit"}

    @cached_property
    def _lists(self) -> list[str]:
        kinds = {model.kind for model in self.context.catalogue.models.values()}
        capabilities = (urls.feature_path(key) for key in LABELS)
        pairs = (pair.path for pair in model_pairs(self.context))
        kind_paths = sorted(urls.kind_path(kind) for kind in kinds)
        benchmarks = self.context.catalogue.benchmarks.values()
        benchmark_paths = ("/benchmarks/", *map(urls.benchmark_path, benchmarks))
        return [*kind_paths, *capabilities, "/compare/", *pairs, *benchmark_paths]

    @cached_property
    def _plans(self) -> dict[str, PagePlan]:
        return {plan.path: plan for plan in pages.plans(self.context)}

    @cached_property
    def _texts(self) -> dict[str, str]:
        pages = self.context.catalogue.pages
        return {urls.docs_path(page.slug): expanded(page.body) for page in pages}
