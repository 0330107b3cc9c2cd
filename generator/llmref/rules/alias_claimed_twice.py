"""An alias has to lead to one record, or a reader who follows it ends at the wrong one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from llmref.catalogue.entities import Creator, Model, Provider
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each alias that another record, or a redirect, has too."""
    redirects = catalogue.redirects
    yield from _claims(catalogue.models.values(), redirects.models)
    yield from _claims(catalogue.providers.values(), redirects.providers)
    yield from _claims(catalogue.creators.values(), redirects.creators)


def _claims(
    entities: Iterable[Creator | Model | Provider], redirects: Mapping[str, str]
) -> Iterator[Problem]:
    claimed = dict.fromkeys(redirects, "redirects.yaml")
    for entity in entities:
        for position, alias in enumerate(entity.record.aliases):
            if alias in claimed:
                yield entity.error(
                    f"aliases.{position}",
                    f"the alias {alias!r} is also used in {claimed[alias]}",
                    "keep it in one of them",
                )
            claimed.setdefault(alias, entity.place.path)
