"""How complete and how fresh the whole is, measured over the seeds and the ledger of claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.claims import store
from llmref.insights.first_listed import listed_by

_OLD = timedelta(days=120)


def measures(catalogue: Catalogue, folder: Path) -> Iterator[tuple[str, str]]:
    """Each measure and its figure. Raises BadLedger."""
    priced = [offering for offering in catalogue.offerings if offering.price]
    dated = sum(map(_changes, catalogue.offerings))
    old = sum(_is_old(offering, catalogue) for offering in priced)
    yield "offerings whose main price is older than 120 days", _share(old, len(priced))
    yield "announced prices", f"{_announced(catalogue):,}"
    yield "offerings with a price that ended or will end", f"{dated:,}"
    yield "offerings with revisions", f"{sum(map(_is_revised, catalogue.offerings)):,}"
    models = catalogue.models.values()
    bare = sum(not (model.record.released or listed_by(catalogue, model)) for model in models)
    yield "models without release or first-listed date", f"{bare:,} of {len(models):,}"
    yield "providers", f"{len(catalogue.providers):,}"
    for catalog in store.catalogs(folder):
        names = {
            seed.record.catalogue_ids.get(catalog, seed.slug) for seed in catalogue.seeds.providers
        }
        left = set(store.read(folder, catalog).providers) - names
        yield f"providers of {catalog} that no record names", f"{len(left):,}"


def _share(part: int, whole: int) -> str:
    if not whole:
        return "0 of 0"
    return f"{part:,} of {whole:,} ({formats.percent(Decimal(part) / whole)})"


def _is_old(offering: Offering, catalogue: Catalogue) -> bool:
    cited = offering.price.cited if offering.price else None
    return cited is not None and catalogue.today - cited.checked > _OLD


def _announced(catalogue: Catalogue) -> int:
    return sum(
        price.starts is not None and price.starts > catalogue.today
        for offering in catalogue.offerings
        for form in offering.sellables
        for price in form.prices
    )


def _changes(offering: Offering) -> bool:
    return any(price.ends for form in offering.sellables for price in form.prices)


def _is_revised(offering: Offering) -> bool:
    return any(price.revisions for form in offering.sellables for price in form.prices)
