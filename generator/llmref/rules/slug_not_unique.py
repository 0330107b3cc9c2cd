"""A slug is an address: two records with one slug would be one page, and one of them lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from llmref.catalogue.entities import Creator, Model, Provider
from llmref.catalogue.link import Catalogue
from llmref.problems import Place, Problem, error


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each second model or family of a slug, and each alias that is a slug."""
    models, families = defaultdict(list), defaultdict(list)
    for model in catalogue.seeds.models:
        models[model.slug].append(model.place())
    for creator in catalogue.seeds.creators:
        for slug in creator.record.families:
            families[slug].append(creator.place().at("families", slug))
    yield from _twice("model", models)
    yield from _twice("family", families)
    yield from _aliases("model", catalogue.models)
    yield from _aliases("provider", catalogue.providers)
    yield from _aliases("creator", catalogue.creators)


def _twice(kind: str, places: Mapping[str, list[Place]]) -> Iterator[Problem]:
    for slug, occurrences in places.items():
        for place in occurrences[1:]:
            yield error(
                place,
                f"the {kind} {slug!r} is also in {occurrences[0].path}",
                "give one of them another slug; a page cannot be both",
            )


def _aliases(
    kind: str, entities: Mapping[str, Creator] | Mapping[str, Model] | Mapping[str, Provider]
) -> Iterator[Problem]:
    for entity in entities.values():
        for position, alias in enumerate(entity.record.aliases):
            if alias in entities:
                yield entity.error(
                    f"aliases.{position}",
                    f"the alias {alias!r} is the slug of a {kind}: {entities[alias].place.path}",
                    "delete the alias, or rename the other",
                )
