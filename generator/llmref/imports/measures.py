"""How complete and how fresh the whole is, measured over the seeds and the ledger of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from llmref import formats
from llmref.catalogue.entities import Offering, Price
from llmref.catalogue.link import Catalogue
from llmref.claims import store
from llmref.imports.measured_claims import Measured
from llmref.imports.origins import CATALOGUES
from llmref.insights.first_listed import listed_by
from llmref.records.left_out_providers import reason_left_out

_OLD = timedelta(days=120)
_BY_URL = {catalogue.url: key for key, catalogue in CATALOGUES.items()}


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, and which records it counts where they are to be repaired."""

    name: str
    figure: str
    counted: Sequence[str] = ()


def measures(catalogue: Catalogue, folder: Path) -> Iterator[Measure]:
    """Every measure. Raises BadLedger."""
    ledgers = [store.read(folder, name) for name in store.catalogs(folder)]
    measured = Measured(catalogue, ledgers)
    priced = [offering for offering in catalogue.offerings if offering.price]
    old = sum(_is_old(offering, catalogue, measured.unkept) for offering in priced)
    yield Measure("offerings whose main price is older than 120 days", _share(old, len(priced)))
    yield _named("first-party prices that differ from a copy, unexplained", *measured.unexplained())
    yield _named("first-party IDs of model-prices that are lacking", *measured.lacking())
    yield Measure("announced prices", formats.count(_announced(catalogue)))
    dated = sum(map(_changes, catalogue.offerings))
    yield Measure("offerings with a price that ended or will end", formats.count(dated))
    for evidence, number in sorted(_evidence(catalogue).items()):
        yield Measure(f"ended prices, {evidence}", formats.count(number))
    revised = sum(map(_is_revised, catalogue.offerings))
    yield Measure("offerings with revisions", formats.count(revised))
    models = catalogue.models.values()
    undated = [
        model.slug for model in models if not (model.record.released or listed_by(catalogue, model))
    ]
    yield _named("models without release or first-listed date", undated, len(models))
    dead = measured.dead()
    about = "IDs shown as alive that the newest copies have not"
    yield Measure(about, formats.count(len(dead)), dead)
    yield Measure("providers", formats.count(len(catalogue.providers)))
    for ledger in ledgers:
        names = {
            seed.record.catalogue_ids.get(ledger.catalog, seed.slug)
            for seed in catalogue.seeds.providers
        }
        left = set(ledger.providers) - names
        bare = [name for name in sorted(left) if not reason_left_out(ledger.catalog, name)]
        yield _named(f"providers of {ledger.catalog} without a record or a reason", bare, len(left))


def _named(name: str, counted: Sequence[str], whole: int) -> Measure:
    return Measure(name, _of(len(counted), whole), counted)


def _of(part: int, whole: int) -> str:
    return f"{formats.count(part)} of {formats.count(whole)}"


def _share(part: int, whole: int) -> str:
    if not whole:
        return "0 of 0"
    return f"{_of(part, whole)} ({formats.percent(Decimal(part) / whole)})"


def _is_old(
    offering: Offering, catalogue: Catalogue, unkept: Mapping[tuple[str, str], date]
) -> bool:
    """Whether its price is old; what a catalog did not change for 60 days has the older day."""
    cited = offering.price.cited if offering.price else None
    if cited is None:
        return False
    catalog = _BY_URL.get(cited.origin.url, "")
    provider = offering.provider
    name = provider.record.catalogue_ids.get(catalog, provider.slug)
    checked = min(cited.checked, unkept.get((catalog, name), cited.checked))
    return catalogue.today - checked > _OLD


def _evidence(catalogue: Catalogue) -> Counter[str]:
    """Ended prices by how their end is known."""
    ended = (
        price
        for offering in catalogue.offerings
        for form in offering.sellables
        for price in form.prices
        if price.ends and price.ends <= catalogue.today
    )
    return Counter(map(_how_known, ended))


def _how_known(price: Price) -> str:
    if price.cited and not price.cited.is_catalogue:
        return "read at the provider"
    return "seen by two sources between copies" if price.ends_after else "on a day that is stated"


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
