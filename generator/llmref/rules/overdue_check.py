"""Prices go stale: each provider says how often its facts are to be read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.formats import many
from llmref.problems import Place, Problem, warning
from llmref.records.provider import Cadence

DAYS: dict[Cadence, int] = {"daily": 2, "weekly": 7, "monthly": 31, "quarterly": 92}
"""How many days after a reading the next one is due."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield one warning for each offerings file whose newest reading is too old."""
    for slug, offerings in catalogue.at_provider.items():
        yield from _contradicted(slug, offerings)
        days = [day for offering in offerings for day in _read(offering)]
        if not days:
            continue
        refresh = catalogue.providers[slug].record.refresh
        due = max(days) + timedelta(days=DAYS[refresh])
        if due < catalogue.today:
            yield warning(
                Place(f"offerings/{slug}.yaml", ("defaults", "checked")),
                f"last checked on {max(days)}, to be checked {refresh}: due on {due}",
                "check its sources again and update `checked`",
                slug,
            )


def _contradicted(slug: str, offerings: Sequence[Offering]) -> Iterator[Problem]:
    """One warning for the prices of a file that somebody stated otherwise since they were read."""
    contradicted = [
        (day, sellable.id)
        for offering in offerings
        for sellable in offering.sellables
        for price in sellable.current
        if (day := price.contradicted_on)
    ]
    if contradicted:
        first, ids = (
            min(contradicted)[0],
            list(dict.fromkeys(native_id for _, native_id in contradicted)),
        )
        yield warning(
            Place(f"offerings/{slug}.yaml", ("defaults",)),
            f"other sources disagree since the provider's prices were read, from {first} on:"
            f" {many(ids, 'ID')}",
            "read these prices again and update `checked`, or move a wrong claim to `corrects`",
            slug,
        )


def _read(offering: Offering) -> Iterator[date]:
    for sellable in offering.sellables:
        cited = (sellable.cited, *(price.cited for price in sellable.prices))
        yield from (citation.checked for citation in cited if citation)
