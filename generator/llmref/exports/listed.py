"""What every export says alike: which ids it lists, at what price, in digits that are exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import orjson

from llmref.catalogue.entities import Offering, Price, Provider, Sellable
from llmref.catalogue.link import Catalogue
from llmref.formats import amount_text
from llmref.records.catalogs import CatalogName
from llmref.records.modalities import Modality
from llmref.records.rates import RateKey

Data = dict[str, Any]
"""A JSON object; what nobody stated has no key in it."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """The catalogue in a shape."""

    data: Data | list[Data]
    ids: int
    """How many model IDs it has."""
    left_out: Mapping[str, int]
    """How many model IDs that can be called it has not, by reason."""


class NotInThisShape(Exception):
    """The catalogue holds nothing that this shape could say; the message says why."""


def listed_offerings(
    offerings: Iterable[Offering],
) -> Iterator[tuple[Offering, Sellable]]:
    """Each offering and variant that can be called, with the offering that it is of."""
    for offering in offerings:
        for form in offering.sellables:
            if form.record.last_seen is None and form.is_live:
                yield offering, form


def providers_by_name(catalogue: Catalogue, catalog: CatalogName) -> dict[str, list[Provider]]:
    """The providers by their names in a catalog; a slug that names another there names nobody."""
    named: dict[str, list[Provider]] = {}
    for provider in catalogue.providers.values():
        if name := provider.record.catalogue_ids.get(catalog):
            named.setdefault(name, []).append(provider)
    for slug, provider in catalogue.providers.items():
        if catalog not in provider.record.catalogue_ids:
            named.setdefault(slug, [provider])
    return dict(sorted(named.items()))


def name_of(offering: Offering, form: Sellable) -> str:
    """What the model is called; how a variant differs stands in brackets."""
    labels = [variant.label for variant in offering.variants if variant is form]
    return f"{offering.model.name} ({labels[0]})" if labels else offering.model.name


def price_under(form: Sellable, **conditions: object) -> Price | None:
    """The price in dollars that holds now under these conditions and no others, if it is known."""
    prices = (price for price in form.current if price.conditions == conditions)
    return next((price for price in prices if price.currency == "USD"), None)


def tiers_of(form: Sellable) -> Iterator[tuple[int, Price]]:
    """Prices in dollars by the input above which they hold, the smallest first."""
    above = {
        price.when.longest_below: price
        for price in form.current
        if price.when.longest_below and len(price.conditions) == 1 and price.currency == "USD"
    }
    yield from sorted((tokens, price) for tokens, price in above.items() if tokens)


def each(
    price: Price | None, names: Mapping[RateKey, str]
) -> Iterator[tuple[RateKey, str, Decimal]]:
    """The rates of a price that the shape has a name for, in the order of the names; free is 0."""
    if price is None:
        return
    for rate, name in names.items():
        if rate in price.rates:
            yield rate, name, charged_amount(price.rates[rate])


def number(amount: Decimal) -> orjson.Fragment:
    """The amount as a JSON number of exactly these digits, which no float has touched."""
    return orjson.Fragment(amount_text(amount))


def whole_list(
    stated: Iterable[Modality] | None, words: Mapping[Modality, str]
) -> list[str] | None:
    """The modalities in the shape's words; None where one has no word, since lists are complete."""
    values = list(stated or ())
    return [words[value] for value in values] if values and set(values) <= words.keys() else None


def known_facts(**facts: object) -> Data:
    """The facts that are known: those that are None, or empty, are left out."""
    return {key: fact for key, fact in facts.items() if fact is not None and fact not in ({}, [])}


def charged_amount(rate: Decimal | Literal["free"]) -> Decimal:
    """What a rate costs; no charge is 0."""
    return Decimal(0) if rate == "free" else rate
