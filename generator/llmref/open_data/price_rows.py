"""Every price as rows: one for each model ID, rate, condition and period, and each known absence.

A rate that has no row is not known. Amounts have all digits that the source states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from llmref import formats, urls
from llmref.catalogue.entities import Cited, Offering, Price, Variant
from llmref.catalogue.link import Catalogue
from llmref.insights.cells import source_name
from llmref.pages.fact_json import is_disputed
from llmref.records.labels import label_text
from llmref.records.price import Mode
from llmref.records.rates import RATES
from llmref.urls import Addresses

Row = dict[str, Any]
ColumnType = Literal["string", "number", "integer", "boolean", "date", "list"]


@dataclass(frozen=True, slots=True)
class DataColumn:
    """What a column holds."""

    type: ColumnType
    is_always: bool
    """Whether every row has it; else null, in CSV an empty cell, says that nothing is stated."""
    text: str


PRICE_COLUMNS: dict[str, DataColumn] = {
    "model": DataColumn("string", True, "Slug of the model."),
    "provider": DataColumn("string", True, "Slug of the provider."),
    "id": DataColumn("string", True, "Model ID that the provider's API takes."),
    "variant": DataColumn("string", False, "How a variant differs from its offering."),
    "billing": DataColumn("string", True, "usage, free, subscription or unknown."),
    "status": DataColumn("string", False, "Lifecycle status that the provider states, as of."),
    "retires_on": DataColumn("date", False, "First day on which calls fail."),
    "last_seen": DataColumn("date", False, "Last copy of its source that lists the ID."),
    "rate": DataColumn("string", True, "What is charged for; or a mode that is not offered."),
    "state": DataColumn("string", True, "known, free, or not_offered: known not to exist."),
    "amount": DataColumn("number", False, "Amount with all its digits; 0 where it is free."),
    "currency": DataColumn("string", False, "Currency that the provider publishes."),
    "per": DataColumn("string", False, "What the amount buys."),
    "mode": DataColumn("string", False, "Condition: batch, flex, priority or fast."),
    "input_above": DataColumn("integer", False, "Condition: more input tokens than this."),
    "input_from": DataColumn("integer", False, "Condition: this many input tokens or more."),
    "region": DataColumn("string", False, "Condition: region that serves the request."),
    "hours_utc": DataColumn("string", False, "Condition: hours of the day, in UTC."),
    "weekdays": DataColumn("list", False, "Condition: days of the week; spaces between in CSV."),
    "thinking": DataColumn("boolean", False, "Condition: whether reasoning is enabled."),
    "quality": DataColumn("string", False, "Condition: requested quality."),
    "resolution": DataColumn("string", False, "Condition: requested resolution."),
    "starts": DataColumn("date", False, "First day; the latest possible, with starts_after."),
    "starts_after": DataColumn("date", False, "Last day on which it had not started."),
    "ends": DataColumn("date", False, "First day on which it no longer applies."),
    "ends_after": DataColumn("date", False, "Last day on which it still applied."),
    "current": DataColumn("boolean", True, "Whether it applies as of the day of the basis."),
    "disputed": DataColumn("boolean", True, "Whether another source states another amount."),
    "source": DataColumn("string", False, "Name of the source."),
    "source_url": DataColumn("string", False, "URL that was read."),
    "via": DataColumn(
        "string", False, "page, api, docs, announcement; or `catalogue`, unverified."
    ),
    "revision": DataColumn("string", False, "Revision that was read."),
    "checked": DataColumn("date", False, "Date of the copy that was read."),
    "verified": DataColumn("boolean", False, "Whether it was read first-hand, in no catalog."),
    "url": DataColumn("string", True, "Page of the offering."),
    "converted_from": DataColumn("string", False, "What is published, if the source converted."),
}
"""Every column, in order: of prices.csv, prices.ndjson, the tables of SQLite and the schemas."""
CONDITIONS = (
    *("mode", "input_above", "input_from", "region", "hours_utc", "weekdays"),
    *("thinking", "quality", "resolution"),
)
_NOTHING: Mapping[str, None] = dict.fromkeys(PRICE_COLUMNS)
_MODES = frozenset(get_args(Mode))


def rows_of_prices(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    """All rows, by provider, model ID and the order in which prices are written."""
    for offering in catalogue.offerings:
        url = addresses.whole(urls.offering_path(offering))
        for form in offering.sellables:
            head = _head(offering, form, url)
            for price in form.prices:
                yield from _of_price(head, price, catalogue.today)
            for absent in sorted(form.not_offered):
                yield head | _absent(absent) | cited_columns(form.cited)


def _head(offering: Offering, form: Offering | Variant, url: str) -> Row:
    life = form.lifecycle
    return {
        **_NOTHING,
        "model": offering.model.slug,
        "provider": offering.provider.slug,
        "id": form.id,
        "variant": label_text(form.label) if isinstance(form, Variant) else None,
        "billing": form.billing,
        "status": form.status,
        "retires_on": life.retires_on if life else None,
        "last_seen": form.record.last_seen,
        "url": url,
    }


def _of_price(head: Row, price: Price, today: date) -> Iterator[Row]:
    period = {
        **head,
        **price.conditions,
        "currency": price.currency,
        "converted_from": price.converted_from,
        "starts": price.starts,
        "starts_after": price.starts_after,
        "ends": price.ends,
        "ends_after": price.ends_after,
        "current": price.holds_on(today),
        **cited_columns(price.cited),
    }
    for rate, amount in price.rates.items():
        row = {
            **period,
            "rate": rate,
            "state": "free" if amount == "free" else "known",
            "amount": amount_digits(amount),
            "per": RATES[rate].unit,
            "disputed": is_disputed(price, rate),
        }
        if rate in price.rate_sources:
            row |= cited_columns(price.rate_sources[rate])
        yield row


def amount_digits(amount: Decimal | Literal["free"]) -> str:
    """The amount with all its digits; no charge is 0, and its row says that it is free."""
    return formats.amount_text(amount) if isinstance(amount, Decimal) else "0"


def _absent(key: str) -> Row:
    """What is known not to exist: a rate, or a whole mode."""
    return {
        "rate": key,
        "state": "not_offered",
        "mode": key if key in _MODES else None,
        "current": True,
        "disputed": False,
    }


def cited_columns(cited: Cited | None) -> Row:
    """Where a fact was read and when; all null where no source is named."""
    if cited is None:
        return dict.fromkeys(("source", "source_url", "via", "revision", "checked", "verified"))
    origin = cited.origin
    return {
        "source": source_name(origin),
        "source_url": origin.url,
        "via": origin.via,
        "revision": origin.revision,
        "checked": cited.checked,
        "verified": not cited.is_catalogue,
    }
