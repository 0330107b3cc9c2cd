"""Prices and sources of a settled file in one order, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar, get_args

from llmref.imports.origins import CATALOGUES
from llmref.imports.price_matches import order_of_conditions
from llmref.records.offering import OfferingRecord, OfferingsFile, Sellable, VariantRecord
from llmref.records.price import Mode, Price, When
from llmref.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)
_CATALOGS = frozenset(catalogue.url for catalogue in CATALOGUES.values())


def arranged(file: OfferingsFile, stored: OfferingsFile | None) -> OfferingsFile:
    """The file with its prices and the sources of catalogs in order.

    What the stored file has alike keeps its order there, and a source of a catalog that
    nothing names any more is left out.
    """
    before = _by_id(stored)
    offerings = [_offering(record, before) for record in file.offerings]
    changed = file.model_copy(update={"offerings": offerings})
    return changed.model_copy(update={"sources": _sources(changed, stored)})


def _by_id(file: OfferingsFile | None) -> dict[str, Sellable]:
    offerings = file.offerings if file else []
    return {record.id: record for each in offerings for record in (each, *each.variants)}


def _offering(record: OfferingRecord, before: dict[str, Sellable]) -> OfferingRecord:
    variants = [_sellable(variant, before) for variant in record.variants]
    offering = _sellable(record, before)
    if variants == record.variants:
        return offering
    return offering.model_copy(update={"variants": variants})


def _sellable(record: S, before: dict[str, Sellable]) -> S:
    stored = before.get(record.id)
    written = stored.prices if stored else []
    if record.prices == written:
        return record
    prices = sorted(record.prices, key=_place)
    if prices == sorted(written, key=_place):
        prices = list(written)
    return record.model_copy(update={"prices": prices})


def _place(price: Price) -> tuple[object, ...]:
    """Where a price stands: by its conditions, and under the same ones the newest first."""
    when = (price.when or When()).model_dump(exclude_none=True)
    modes: Sequence[str] = ("", *get_args(Mode))
    others = sorted((name, str(value)) for name, value in when.items() if name != "mode")
    return (
        order_of_conditions(when),
        modes.index(when.get("mode", "")),
        when.get("input_above", when.get("input_from", 0)),
        others,
        price.ends is not None,
        -(price.starts or date.min).toordinal(),
        -(price.ends or date.max).toordinal(),
    )


def _sources(file: OfferingsFile, stored: OfferingsFile | None) -> dict[str, Origin]:
    named = file.named_sources()
    idle = stored.sources.keys() - stored.named_sources() if stored else set()
    kept = {
        key: origin
        for key, origin in file.sources.items()
        if key in named or key in idle or origin.url not in _CATALOGS
    }
    if stored and kept.keys() == stored.sources.keys():
        return {key: kept[key] for key in stored.sources}
    catalogs = sorted(key for key, origin in kept.items() if origin.url in _CATALOGS)
    people = [key for key in kept if key not in catalogs]
    return {key: kept[key] for key in (*people, *catalogs)}
