"""The example of how a provider's ids look has to be one of its ids."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.wording import nearest


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each example that is none of the ids offered there."""
    if catalogue.seeds.hides("offerings", "models"):
        return  # it may be an id of the file that could not be read
    for provider in catalogue.providers.values():
        example = provider.record.id_example
        offerings = catalogue.at_provider[provider.slug]
        ids = [sellable.id for offering in offerings for sellable in offering.sellables]
        if example and ids and example not in ids:
            yield provider.error(
                "id_example",
                f"{example!r} is not an ID in offerings/{provider.slug}.yaml",
                nearest(example, ids),
            )
