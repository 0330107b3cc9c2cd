"""Which price applies, and what work costs at it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from llmref.insights import prices
from llmref.insights.cells import State
from llmref.records.site import ExchangeRate, Workload
from tests.unit.insights.factories import (
    CACHED,
    CHATS,
    RATES,
    Offer,
    free,
    offer,
    offering_of,
    subscription,
    unpriced,
)

LONG = {"when": {"input_above": 1000}, "rates": {"input": "4"}}
LONGER = {"when": {"input_above": 2000}, "rates": {"input": "5"}}
BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}
LONG_BATCH = {"when": {"mode": "batch", "input_above": 1000}, "rates": {"input": "2.5"}}
FROM = {"when": {"input_from": 1000}, "rates": {"input": "7"}}
PRIORITY = {"when": {"mode": "priority"}, "rates": {"input": "6"}}
NIGHT = {"when": {"hours_utc": "16:30-00:30"}, "rates": {"input": "0.5"}}
BATCH_ID = {"id": "m:batch", "label": "batch", "prices": [{"rates": {"input": "1", "output": "4"}}]}
ALL = [LONG, LONGER, BATCH, LONG_BATCH, NIGHT]


def _workload(fields: dict[str, Any]) -> Workload:
    uses = {rate: str(number) for rate, number in fields["uses"].items()}
    return Workload.model_validate({**fields, "requests": str(fields["requests"]), "uses": uses})


@pytest.mark.parametrize(
    ("more", "uses", "asked", "amount"),
    [
        # further prices, what one request uses, what is asked for, input rate that applies
        ([], {"input": 5000}, {}, "2"),
        (ALL, {"input": 1000}, {}, "2"),
        (ALL, {"input": 1001}, {}, "4"),
        (ALL, {"input": 2001}, {}, "5"),
        (ALL, {"input": 500, "cache_read": 501}, {}, "4"),
        (ALL, {"input": 500, "output": 501}, {}, "2"),
        (ALL, {"input": 1}, {"mode": "batch"}, "1"),
        (ALL, {"input": 1500}, {"mode": "batch"}, "2.5"),
        (ALL, {"input": 1}, {"mode": "flex"}, "2"),
        (ALL, {"input": 1}, {"hours_utc": "16:30-00:30"}, "0.5"),
        # a tier from a length on holds for exactly that length, too
        ([FROM], {"input": 999}, {}, "2"),
        ([FROM], {"input": 1000}, {}, "7"),
        ([FROM, LONGER], {"input": 2001}, {}, "5"),
        # where no price is stated for both conditions the higher is assumed
        ([LONG, BATCH], {"input": 1001}, {"mode": "batch"}, "4"),
        ([LONG, PRIORITY], {"input": 1001}, {"mode": "priority"}, "6"),
    ],
)
def test_the_price_with_most_conditions_that_hold_applies(
    more: list[Any], uses: dict[Any, int], asked: dict[str, object], amount: str
) -> None:
    found = prices.price_for(offering_of(offer(prices=more)), uses, asked)

    assert found
    assert found.rates["input"] == Decimal(amount)


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ([LONG, BATCH], 1),
        ([LONG, BATCH, LONG_BATCH], 0),
        ([LONG, LONGER], 0),
        ([FROM, LONGER], 0),
        ([LONG, BATCH, NIGHT], 3),
    ],
)
def test_pairs_of_conditions_without_a_price_for_both_are_undecided(
    more: list[Any], number: int
) -> None:
    assert len(list(prices.undecided(offering_of(offer(prices=more))))) == number


def test_no_price_applies_where_only_a_condition_has_one() -> None:
    assert prices.price_for(offering_of(offer(rates=None, prices=[BATCH])), {"input": 1}) is None


def test_a_price_that_has_ended_does_not_apply() -> None:
    offering = offering_of(offer(rates=None, prices=[{"rates": RATES, "ends": "2026-11-20"}]))

    assert prices.price_for(offering, {"input": 1}) is None


@pytest.mark.parametrize(
    ("sold", "work", "state", "amount", "missing"),
    [
        # offer, workload, state, amount, rates that are missing
        (offer(), CHATS, State.KNOWN, "10", ()),
        (offer(prices=[LONG]), CHATS, State.UNKNOWN, None, ("output",)),
        (offer(), CACHED, State.UNKNOWN, None, ("cache_read",)),
        (offer(rates={**RATES, "cache_read": "0.2"}), CACHED, State.KNOWN, "1.38", ()),
        (offer(rates={**RATES, "cache_read": "free"}), CACHED, State.KNOWN, "1.08", ()),
        (offer(rates={**RATES, "request": "5"}), CHATS, State.KNOWN, "15", ()),
        (offer(rates={"input": "free", "output": "free"}), CHATS, State.FREE, None, ()),
        (offer(rates={"image": "1"}), CHATS, State.UNKNOWN, None, ("input", "output")),
        (free(), CHATS, State.FREE, None, ("input", "output")),
        (subscription(), CHATS, State.INCLUDED, None, ("input", "output")),
        (unpriced(), CHATS, State.UNKNOWN, None, ("input", "output")),
    ],
)
def test_a_cost_is_exact_or_says_what_is_missing(
    sold: Offer, work: dict[str, Any], state: State, amount: str | None, missing: tuple[str, ...]
) -> None:
    found = prices.cost(offering_of(sold), _workload(work))

    assert (found.state, found.missing) == (state, missing)
    assert found.amount == (Decimal(amount) if amount else None)


def test_no_digit_of_a_cost_is_lost() -> None:
    offering = offering_of(offer(rates={"input": "0.0833333333", "output": "0.000000000000000001"}))

    found = prices.cost(offering, _workload(CHATS))

    assert found.amount == Decimal("0.2499999999000000005")


@pytest.mark.parametrize(
    ("exchange", "usd", "converted"),
    [({}, None, False), ({"CNY": "0.14"}, Decimal("1.4"), True)],
)
def test_another_currency_is_converted_only_with_a_rate(
    exchange: dict[Any, str], usd: Decimal | None, converted: bool
) -> None:
    source = {"url": "https://rates.example/", "via": "page", "checked": "2026-11-01"}
    rates: dict[Any, ExchangeRate] = {
        currency: ExchangeRate.model_validate({"usd": amount, "source": source})
        for currency, amount in exchange.items()
    }
    offering = offering_of(offer(rates=None, prices=[{"rates": RATES, "currency": "CNY"}]))

    found = prices.cost(offering, _workload(CHATS), rates)

    assert (found.amount, found.amount_usd, found.is_converted) == (Decimal(10), usd, converted)


def test_tiers_are_those_of_length_alone_the_lowest_first() -> None:
    found = prices.input_tiers(offering_of(offer(prices=[LONGER, LONG, BATCH, LONG_BATCH])))

    assert [tier.when.input_above for tier in found] == [1000, 2000]


@pytest.mark.parametrize(
    ("sold", "has"),
    [
        (offer(prices=[BATCH]), True),
        (offer(prices=[LONG_BATCH]), True),
        (offer(not_offered=["batch"]), False),
        (offer(variants=[BATCH_ID]), True),
        (offer(variants=[{**BATCH_ID, "prices": []}]), None),
        (offer(), None),
    ],
)
def test_a_mode_is_there_or_known_not_to_be_or_not_known(sold: Offer, has: bool | None) -> None:
    assert prices.has_mode(offering_of(sold), "batch") is has


def test_work_in_a_mode_is_charged_at_the_id_that_is_labelled_as_the_mode() -> None:
    night = _workload({**CHATS, "mode": "batch"})
    both = offering_of(offer(prices=[LONG], variants=[BATCH_ID]))
    own = offering_of(offer(prices=[{**BATCH, "rates": RATES}], variants=[BATCH_ID]))

    charged = prices.cost(both, night)

    assert (charged.amount, charged.price and charged.price.at_id) == (Decimal(5), "m:batch")
    assert (prices.cost(own, night).amount, own.charged) == (Decimal(10), own.current)
    assert [price.at_id for price in both.current] == [None, None]
