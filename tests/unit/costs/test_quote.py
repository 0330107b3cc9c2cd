"""What usage costs: the rates that enter, those that are missing, tiers, hours, days, modes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from llmref.catalogue.entities import Offering
from llmref.costs.compared import ranked_quotes
from llmref.costs.quote import quote
from llmref.costs.usage import BadNumber, Usage, token_uses, whole_number
from llmref.costs.wording import (
    cost_text,
    plan_text,
    quote_cells,
    quote_data,
    standings_text,
    usage_text,
)
from llmref.formats import amount_text
from llmref.insights.cells import State
from llmref.insights.hours_of_week import is_within
from llmref.insights.prices import cost_at
from llmref.records.price import When
from llmref.records.rates import RateKey
from llmref.records.site import Workload
from tests.unit.insights.factories import CHATS, free, market_of, offer, offering_of, subscription

DAY = date(2026, 11, 20)
USES: dict[RateKey, int] = {"input": 1_000_000, "output": 500_000}
PEAK = {
    "when": {"hours_utc": "22:00-02:00", "weekdays": ["fri"]},
    "rates": {"input": "4", "output": "16"},
}
LONG = {"when": {"input_above": 200_000}, "rates": {"input": "5", "output": "20"}}
BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1", "output": "4"}}


ENTRIES = (
    offer(prices=[LONG, PEAK, BATCH]),
    offer(rates={"input": "1"}),
    offer(not_offered=["batch"]),
    offer(prices=[BATCH], limits={"context": "3499"}),
    offer(prices=[BATCH], limits={"context": "3500"}),
    free(),
    subscription(),
)


def _usage(**fields: Any) -> Usage:
    return Usage(**{"uses": USES, "requests": None, "day": DAY, **fields})


def test_every_rate_that_enters_is_named_with_its_source() -> None:
    made = quote(offering_of(offer(source="list")), _usage(), {})

    assert (made.total, made.state, made.is_whole) == (Decimal(6), State.KNOWN, True)
    assert [(line.rate, line.count, line.amount, line.cost) for line in made.lines] == [
        ("input", 1_000_000, Decimal(2), Decimal(2)),
        ("output", 500_000, Decimal(8), Decimal(4)),
    ]
    assert all(line.cited for line in made.lines)


def test_no_digit_of_a_sum_is_rounded_away() -> None:
    offering = offering_of(offer(rates={"input": "0.0833333333333", "output": "1"}))

    found = quote(offering, _usage(uses={"input": 39_882_846_340_988_677, "output": 1}), {})

    assert found.total is not None
    assert amount_text(found.total) == "3323570528.4143946551219670441"


def test_a_sum_with_a_gap_says_so_and_is_not_ranked() -> None:
    uses = token_uses(1_000_000, 400_000, 500_000)
    held = market_of(
        offer("acme"), offer("other", {"input": "9", "output": "9", "cache_read": "1"})
    )

    places = ranked_quotes(held.offerings, _usage(uses=uses), {})

    assert [place.quote.offering.provider.slug for place in places] == ["other", "acme"]
    gap = places[1].quote
    assert (gap.missing, gap.is_whole, places[1].ranked.rank) == (["cache_read"], False, None)
    assert cost_text(gap) == "over $5.20"
    assert "No price is documented for cache read." in quote_cells(places[1])[3]


def test_where_nothing_that_is_used_has_a_price_there_is_no_sum() -> None:
    made = quote(offering_of(offer(rates={"image": "1"})), _usage(), {})

    assert cost_text(made) == "Not sourced"
    assert (made.total, made.usd, made.is_whole) == (None, None, False)


def test_a_tier_applies_to_requests_that_are_long_enough() -> None:
    tiered = offering_of(offer(prices=[LONG]))

    assert quote(tiered, _usage(), {}).total == Decimal(6)
    assert quote(tiered, _usage(requests=5), {}).total == Decimal(6)
    assert quote(tiered, _usage(requests=4), {}).total == Decimal(15)


def test_prices_of_single_hours_are_named_beside_the_sum_and_charged_in_them() -> None:
    peaked = offering_of(offer(prices=[PEAK]))

    made = quote(peaked, _usage(), {})

    assert made.total == Decimal(6)
    assert [total for _, total in made.hours] == [Decimal(12)]
    in_peak = _usage(at=datetime.fromisoformat("2026-11-20T23:00"))
    assert quote(peaked, in_peak, {}).total == Decimal(12)
    assert quote(
        peaked, _usage(at=datetime.fromisoformat("2026-11-20T12:00")), {}
    ).total == Decimal(6)


@pytest.mark.parametrize(
    ("at", "is_in"),
    [
        ("2026-11-20T22:00", True),
        ("2026-11-20T21:59", False),
        ("2026-11-21T01:59", True),  # still the night of Friday
        ("2026-11-21T02:00", False),
        ("2026-11-21T23:00", False),
        ("2026-11-20T01:00", False),  # the night of Thursday
    ],
)
def test_hours_past_midnight_belong_to_the_day_before(at: str, is_in: bool) -> None:
    when = When.model_validate(PEAK["when"])

    assert is_within(when, datetime.fromisoformat(at)) is is_in


def test_the_price_of_a_day_is_that_of_its_period() -> None:
    old = {"rates": {"input": "8", "output": "8"}, "ends": "2026-11-01"}
    coming = {"rates": {"input": "1", "output": "1"}, "starts": "2026-12-01"}
    now = {"rates": {"input": "2", "output": "8"}, "starts": "2026-11-01", "ends": "2026-12-01"}
    dated = offering_of(offer(rates=None, prices=[coming, now, old]))

    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 1)]

    assert [quote(dated, _usage(day=day), {}).total for day in days] == [
        Decimal(12),
        Decimal(6),
        Decimal("1.5"),
    ]


def test_before_a_price_without_a_first_day_was_read_it_is_not_known() -> None:
    undated = offering_of(offer(source="list"))
    read = undated.prices[0].cited
    assert read is not None

    before = quote(undated, _usage(day=read.checked - timedelta(1)), {})

    assert (before.total, before.read_later, before.is_whole) == (Decimal(6), read.checked, False)
    assert before.cost.state is State.UNKNOWN
    assert quote(undated, _usage(day=read.checked), {}).is_whole


def test_a_day_on_which_a_price_may_have_ended_is_not_known() -> None:
    ending = {
        "rates": {"input": "2", "output": "8"},
        "starts": "2026-10-01",
        "ends": "2026-11-10",
        "ends_after": "2026-11-05",
    }
    dated = offering_of(offer(rates=None, prices=[ending]))

    days = [date(2026, 11, 5), date(2026, 11, 6)]

    assert [quote(dated, _usage(day=day), {}).is_whole for day in days] == [True, False]


def test_a_day_without_any_price_is_a_gap() -> None:
    coming = {"rates": {"input": "1"}, "starts": "2026-12-01"}

    made = quote(offering_of(offer(rates=None, prices=[coming])), _usage(), {})

    assert made.why_not == "No price of that day is documented."


def test_reasoning_without_a_rate_of_its_own_is_output() -> None:
    uses = token_uses(1_000_000, 0, 500_000, 200_000)
    apart = offering_of(offer(rates={"input": "2", "output": "8", "reasoning": "3"}))

    assert quote(offering_of(offer()), _usage(uses=uses), {}).total == Decimal(6)
    assert quote(apart, _usage(uses=uses), {}).total == Decimal("5.0")


def test_a_price_of_a_region_is_charged_to_those_who_ask_for_it() -> None:
    there = {"when": {"region": "eu"}, "rates": {"input": "4", "output": "16"}}
    regional = offering_of(offer(prices=[there]))

    assert quote(regional, _usage(), {}).total == Decimal(6)
    assert quote(regional, _usage(asks={"region": "eu"}), {}).total == Decimal(12)
    assert usage_text(_usage(asks={"region": "eu"})).endswith("region eu, on 2026-11-20")


def test_a_mode_without_a_price_of_its_own_is_not_charged_at_the_plain_price() -> None:
    batch = _usage(mode="batch")

    assert quote(offering_of(offer(prices=[BATCH])), batch, {}).total == Decimal(3)
    none = quote(offering_of(offer()), batch, {})
    assert (none.total, none.state) == (None, State.UNKNOWN)
    assert none.why_not == "No batch price is documented."
    refused = quote(offering_of(offer(not_offered=["batch"])), batch, {})
    assert (cost_text(refused), refused.why_not) == (
        "Not offered",
        "Batch requests are not offered here.",
    )


def test_a_request_that_does_not_fit_has_no_cost() -> None:
    small = offering_of(offer(limits={"context": "1000"}))

    made = quote(small, _usage(requests=1_000), {})
    assert (made.total, made.state) == (None, State.NOT_APPLICABLE)
    assert quote(small, _usage(requests=2_000), {}).total == Decimal(6)
    assert quote(small, _usage(), {}).total == Decimal(6)


def test_limits_of_free_use_and_plans_are_named() -> None:
    limited = free(free_limit="50 requests a day")
    variant = {"id": "m:free", "label": "free", "billing": "free", "free_limit": "5 a day"}
    for entry, text in (
        (limited, "Limit: 50 requests a day."),
        (free(), "No limit is documented."),
        (subscription(), "Plan: Pro, $20 per month; its allowance is not documented."),
        (offer(variants=[variant]), "Free as m:free. Limit: 5 a day."),
        (offer(), ""),
    ):
        place = ranked_quotes([offering_of(entry)], _usage(), {})[0]
        assert plan_text(place.quote.offering) == text
        assert text in quote_cells(place)[3]


def test_the_lowest_its_ties_and_the_creators_own_are_named() -> None:
    held = market_of(offer("maker"), offer("acme", {"input": "1", "output": "4"}), offer("beta", {"input": "1", "output": "4"}), free("free"))  # fmt: skip # noqa: E501

    text = standings_text(ranked_quotes(held.offerings, _usage(), {}), _usage(), DAY)

    assert text.startswith("Lowest: Acme and Beta, $3.00. ")
    assert "3 of 4 providers compared, at prices of 2026-11-20. " in text
    assert "Without volume discounts and taxes; minimums and allowances count where" in text


def test_a_fee_for_requests_is_charged_where_their_number_is_known() -> None:
    fee = offering_of(offer(rates={"input": "2", "output": "8", "request": "10"}))

    assert quote(fee, _usage(requests=1_000), {}).total == Decimal(16)
    assert quote(fee, _usage(), {}).missing == ["request"]


def test_free_and_subscription_are_no_sums() -> None:
    assert cost_text(quote(offering_of(free()), _usage(), {})) == "Free"
    included = offering_of(subscription())
    assert cost_text(quote(included, _usage(), {})) == "In subscription"


def test_the_cost_of_a_workload_is_the_same_definition() -> None:
    for entry, mode in product(ENTRIES, (None, "batch")):
        offering = offering_of(entry)
        given = {
            key: str(held) if key == "requests" else held for key, held in _text(CHATS).items()
        }
        work = Workload.model_validate({**given, **({"mode": mode} if mode else {})})
        uses = {rate: count * work.requests for rate, count in work.uses.items()}
        usage = _usage(uses=uses, requests=work.requests, mode=mode)
        made = quote(offering, usage, {}).cost
        expected = cost_at(offering, work)
        assert (made.state, made.amount) == (expected.state, expected.amount)


def _text(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "uses": {rate: str(count) for rate, count in fields["uses"].items()}}


def test_what_programs_read_has_each_rate_as_written() -> None:
    held = market_of(offer("maker"))
    place = ranked_quotes(held.offerings, _usage(), {})[0]

    data = quote_data(place)

    assert (data["total"], data["rank"], data["is_whole"]) == ("6", 1, True)
    assert [rate["amount"] for rate in data["rates"]] == ["2", "8"]


def test_the_usage_is_said_in_words() -> None:
    usage = _usage(requests=10, mode="batch", at=datetime.fromisoformat("2026-11-20T09:30"))

    assert usage_text(usage) == (
        "1,000,000 input tokens, 500,000 output tokens, in 10 requests, batch,"
        " on 2026-11-20 at 09:30 UTC"
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [("300k", 300_000), ("1.5M", 1_500_000), ("2_000", 2_000), ("2,000", 2_000), ("1b", 10**9)],
)
def test_numbers_are_read_as_people_write_them(text: str, meant: int) -> None:
    assert whole_number(text) == meant


@pytest.mark.parametrize("text", ["", "k", "1.5", "-1", "NaN", "1e400x", "1q", "0.0001k", "∞"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(BadNumber, match="write 300000"):
        whole_number(text)


@pytest.mark.parametrize("text", ["1e16", "1_000_000_000_000_001", "2000000b"])
def test_a_number_beyond_what_anybody_uses_is_refused(text: str) -> None:
    with pytest.raises(BadNumber, match="is more than 1,000,000,000,000,000;"):
        whole_number(text)


@pytest.mark.parametrize("text", ["9e999999999", "9e999999999b", "1e999999999999999999"])
def test_a_number_that_no_decimal_holds_is_refused(text: str) -> None:
    with pytest.raises(BadNumber):
        whole_number(text)


@pytest.mark.parametrize("tokens", [(-1, 0, 0), (0, -1, 0), (0, 0, -1), (10**16, 0, 0)])
def test_what_is_no_count_of_tokens_is_refused(tokens: tuple[int, int, int]) -> None:
    with pytest.raises(BadNumber, match=r"the least is 0|is more than"):
        token_uses(*tokens)


def test_no_more_can_be_cached_than_given() -> None:
    with pytest.raises(BadNumber, match="more than the 1 token of input"):
        token_uses(1, 2, 0)


def test_an_offering_that_is_retired_has_no_cost() -> None:
    retired: Offering = offering_of(
        offer(lifecycle={"status": "retired", "retires_on": "2026-01-01"})
    )

    assert quote(retired, _usage(), {}).why_not == "It has ended here."
