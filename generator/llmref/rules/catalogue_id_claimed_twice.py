"""An import finds a provider by what a catalogue calls it, so that only one can be called so."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each name in a catalogue that another provider's record has, too."""
    claimed: dict[tuple[str, str], str] = {}
    for provider in catalogue.providers.values():
        for source, name in provider.record.catalogue_ids.items():
            first = claimed.setdefault((source, name), provider.place.path)
            if first != provider.place.path:
                yield provider.error(
                    f"catalogue_ids.{source}",
                    f"{source} calls this provider {name!r}, and so does {first}",
                    "keep it at the provider whose address or models match the catalog",
                )
