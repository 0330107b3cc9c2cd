"""All Markdown in the seeds: pages, and the `about` of records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from llmref import urls
from llmref.catalogue.link import Catalogue
from llmref.markdown.text import parse_markdown
from llmref.problems import Place, Problem, error


@dataclass(frozen=True, slots=True)
class SeedText:
    """One text, its place in the seeds, and the pages that show it."""

    place: Place
    markdown: str
    paths: tuple[str, ...]
    """The paths of the pages that show it."""
    lines_above: int | None = None
    """The number of lines above it in its file; None for the value of a field."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page of its own."""
        return self.lines_above is not None

    def error(self, offset: int, message: str, hint: str) -> Problem:
        """A problem at an offset of the text, or at its field."""
        problem = error(self.place, message, hint)
        if self.lines_above is None:
            return problem
        line, column = parse_markdown(self.markdown).place(offset)
        return problem.located(self.lines_above + line, column)


def seed_texts(catalogue: Catalogue) -> Iterator[SeedText]:
    """The pages, then the texts of models, providers, creators and families."""
    for page in catalogue.pages:
        shown = (urls.docs_path(page.slug),)
        yield SeedText(page.place(), page.body, shown, page.body_line - 1)
    for model in catalogue.models.values():
        if text := model.record.about:
            paths = (urls.offering_path(offering) for offering in catalogue.at_model[model.slug])
            yield SeedText(model.place.at("about"), text, (urls.model_path(model), *paths))
    for provider in catalogue.providers.values():
        if text := provider.record.about:
            yield SeedText(provider.place.at("about"), text, (urls.provider_path(provider),))
    for creator in catalogue.creators.values():
        if text := creator.record.about:
            yield SeedText(creator.place.at("about"), text, (urls.creator_path(creator),))
    for family in catalogue.families.values():
        if text := family.record.about:
            yield SeedText(family.place.at("about"), text, (urls.family_path(family),))
