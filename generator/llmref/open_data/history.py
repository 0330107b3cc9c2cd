"""What applied before, what is to come, and what sources stated and withdrew: a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

from llmref import urls
from llmref.catalogue.entities import Cited, Offering, Price, Sellable
from llmref.catalogue.link import Catalogue
from llmref.open_data.price_rows import CONDITIONS, Row, amount_digits, cited_columns
from llmref.records.rates import RATES, RateKey
from llmref.urls import Addresses

Event = Literal["past", "coming", "revised", "corrected", "disputed"]


def rows_of_history(catalogue: Catalogue, addresses: Addresses) -> Iterator[Row]:
    """Every amount that is not the current price; prices that a variant takes over stand once."""
    for offering in catalogue.offerings:
        url = addresses.whole(urls.offering_path(offering))
        for form in offering.sellables:
            if form is offering or form.prices is not offering.prices:
                for price in form.prices:
                    yield from _of_price(catalogue, offering, form, price, url)


def _of_price(
    catalogue: Catalogue, offering: Offering, form: Sellable, price: Price, url: str
) -> Iterator[Row]:
    head = {
        "model": offering.model.slug,
        "provider": offering.provider.slug,
        "id": form.id,
        "currency": price.currency,
        **dict.fromkeys(CONDITIONS),
        **price.conditions,
        "url": url,
    }
    if not price.holds_on(catalogue.today):
        is_coming = price.starts is not None and price.starts > catalogue.today
        event: Event = "coming" if is_coming else "past"
        for rate, amount in price.rates.items():
            yield head | _amount(event, rate, amount, price) | cited_columns(price.source_of(rate))
    for revision in price.revisions:
        period = {"stated_until": revision.after, "revised_by": revision.by}
        for row in _amounts("revised", revision.rates, price):
            cited = cited_columns(Cited(revision.origin, revision.after))
            yield head | row | cited | period
    yield from _claims(head, price)


def _claims(head: Row, price: Price) -> Iterator[Row]:
    for wrong in price.corrections:
        for row in _amounts("corrected", wrong.rates, price):
            yield head | row | cited_columns(wrong.cited)
    for dispute in price.disputes:
        for row in _amounts("disputed", dispute.rates, price):
            yield head | row | cited_columns(dispute.cited)


def _amounts(
    event: Event, rates: Mapping[RateKey, Decimal | Literal["free"]], price: Price
) -> Iterable[Row]:
    return (_amount(event, rate, amount, price) for rate, amount in rates.items())


def _amount(event: Event, rate: RateKey, amount: Decimal | Literal["free"], price: Price) -> Row:
    return {
        "event": event,
        "rate": rate,
        "state": "free" if amount == "free" else "known",
        "amount": amount_digits(amount),
        "per": RATES[rate].unit,
        "starts": price.starts,
        "starts_after": price.starts_after,
        "ends": price.ends,
        "ends_after": price.ends_after,
        "stated_until": None,
        "revised_by": None,
    }
