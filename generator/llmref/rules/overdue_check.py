"""Prices go stale: each provider says how often its facts are to be read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from llmref.catalogue.entities import Cited, Offering
from llmref.catalogue.link import Catalogue
from llmref.formats import many
from llmref.problems import Place, Problem, warning
from llmref.records.provider import Cadence

DAYS: dict[Cadence, int] = {"daily": 2, "weekly": 7, "monthly": 31, "quarterly": 92}
"""How many days after a reading the next one is due."""


class Overdue(NamedTuple):
    """A provider whose newest reading is too old."""

    provider: str
    cited: Cited
    refresh: Cadence
    due: date


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield one warning for each offerings file whose newest reading is too old.

    Where that is a copy of a catalog which `llmref refresh` reads, its age is one warning.
    """
    names: list[str] = [address.name for address in catalogue.site.catalogues]
    of_catalog: dict[str, list[Overdue]] = defaultdict(list)
    for slug, offerings in catalogue.at_provider.items():
        yield from _contradicted(slug, offerings)
        if overdue := _overdue(slug, offerings, catalogue):
            name = (overdue.cited.origin.name or "").lower()
            if overdue.cited.is_catalogue and name in names:
                of_catalog[name].append(overdue)
            else:
                yield _of_file(overdue)
    for name, files in of_catalog.items():
        yield _of_copy(Place("site.yaml", ("catalogues", names.index(name))), name, files)


def _overdue(slug: str, offerings: Sequence[Offering], catalogue: Catalogue) -> Overdue | None:
    """The provider with its newest reading, if the next one was due before today."""
    read = [cited for offering in offerings for cited in _read(offering)]
    if not read:
        return None
    newest = max(read, key=lambda cited: cited.checked)
    refresh = catalogue.providers[slug].record.refresh
    due = newest.checked + timedelta(days=DAYS[refresh])
    return Overdue(slug, newest, refresh, due) if due < catalogue.today else None


def _of_file(overdue: Overdue) -> Problem:
    slug, cited, refresh, due = overdue
    return warning(
        Place(f"offerings/{slug}.yaml", ("defaults", "checked")),
        f"last checked on {cited.checked}, to be checked {refresh}: due on {due}",
        "check its sources again and update `checked`",
        slug,
    )


def _of_copy(place: Place, name: str, files: Sequence[Overdue]) -> Problem:
    newest = max(overdue.cited.checked for overdue in files)
    first = min(overdue.due for overdue in files)
    slugs = [overdue.provider for overdue in files]
    return warning(
        place,
        f"newest copy of {newest}: due since {first} for {many(slugs, 'provider')}",
        "run `llmref refresh`",
        name,
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


def _read(offering: Offering) -> Iterator[Cited]:
    for sellable in offering.sellables:
        cited = (sellable.cited, *(price.cited for price in sellable.prices))
        yield from (citation for citation in cited if citation)
