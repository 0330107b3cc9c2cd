"""A provider's API knows each model id once: claimed twice, one of the two claims is false."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each model ID that its provider's file has before.

    Where a model's second entry repeats its id, `offering-twice` reports it.
    """
    for offerings in catalogue.at_provider.values():
        claimed: dict[str, str] = {}
        for offering in offerings:
            for sellable in offering.sellables:
                first = claimed.get(sellable.id)
                if first == offering.model.slug and sellable is not offering:
                    words = f"{sellable.id!r} is already an ID of {first} above"
                    yield sellable.error("id", words, "delete one of them")
                elif first and first != offering.model.slug:
                    yield sellable.error(
                        "id",
                        f"{sellable.id!r} is an ID of {offering.model.slug} here, "
                        f"but of {first} above",
                        "an ID means one model; keep the entry that the provider's list confirms",
                    )
                claimed.setdefault(sellable.id, offering.model.slug)
