"""What a request costs at least, and what is left to pay where an account has something free."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from llmref.catalogue.entities import Offering
from llmref.costs.charging_words import allowance_text, minimum_text
from llmref.costs.compared import ranked_quotes
from llmref.costs.quote import Quote, quote
from llmref.costs.usage import Usage
from llmref.costs.wording import quote_cells, quote_data
from llmref.insights.prices import cost
from llmref.records.charging import Allowance, Minimum
from llmref.records.rates import RateKey
from llmref.records.site import Workload
from tests.unit.insights.factories import at, free, market_of, offer, subscription

DAY = date(2026, 11, 20)
SOURCE = {"url": "https://acme.example/pricing", "via": "page", "checked": "2026-11-01"}
AUDIO: dict[RateKey, int] = {"audio_minute": 10}
CHAT: dict[RateKey, int] = {"input": 1_000_000, "output": 500_000}


def _offering(entry: Any, *, minimums: Any = (), allowances: Any = ()) -> Offering:
    terms = {"minimums": list(minimums), "allowances": list(allowances)}
    return at(market_of(entry, providers={"acme": terms}))


def _minimum(**fields: Any) -> dict[str, Any]:
    return {"rate": "audio_minute", "count": "10", "source": SOURCE, **fields}


def _allowance(**fields: Any) -> dict[str, Any]:
    return {"per": "month", "source": SOURCE, **fields}


def _audio(requests: int | None, minimum: Any = None) -> Quote:
    offering = _offering(offer(rates={"audio_minute": "0.006"}), minimums=[minimum or _minimum()])
    return quote(offering, Usage(AUDIO, requests, DAY), {})


@pytest.mark.parametrize(
    ("requests", "total", "is_raised"),
    [
        # requests   cost              raised: ten minutes are 600 seconds
        (None, "0.06", False),
        (1, "0.06", False),
        (60, "0.06", False),
        (61, "0.061", True),
        (600, "0.6", True),
    ],
)
def test_short_requests_are_billed_at_their_minimum(
    requests: int | None, total: str, is_raised: bool
) -> None:
    made = _audio(requests)

    assert made.total == Decimal(total)
    assert (made.lines[0].minimum is not None) is is_raised
    assert made.is_whole


def test_a_minimum_of_tokens_is_counted_as_its_rate_counts() -> None:
    minimum = _minimum(rate="input", count="1000")
    made = quote(_offering(offer(), minimums=[minimum]), Usage({"input": 5_000}, 10, DAY), {})

    assert made.total == Decimal("0.02")


@pytest.mark.parametrize(
    ("given", "is_concerned"),
    [
        ({}, True),
        ({"models": ["m"]}, True),
        ({"models": ["n"]}, False),
        ({"kinds": ["chat"]}, True),
        ({"kinds": ["transcription"]}, False),
    ],
)
def test_a_minimum_concerns_the_models_and_kinds_that_it_names(
    given: dict[str, Any], is_concerned: bool
) -> None:
    assert (_audio(600, _minimum(**given)).total == Decimal("0.6")) is is_concerned


def test_a_workload_costs_what_the_same_usage_does() -> None:
    offering = _offering(offer(rates={"audio_minute": "0.007"}), minimums=[_minimum()])
    work = Workload.model_validate(
        {"label": "x", "kinds": ["chat"], "requests": "700", "uses": {"audio_minute": "1"}}
    )
    usage = Usage({"audio_minute": 700}, 700, DAY)

    assert cost(offering, work).amount == quote(offering, usage, {}).total
    short = Usage({"audio_minute": 7}, 700, DAY)
    assert quote(offering, short, {}).total == Decimal("0.816666666666667")


@pytest.mark.parametrize(
    ("allowance", "requests", "rest", "is_enough"),
    [
        # allowance                             requests rest     enough: all costs $6
        ({"credit": "5"}, None, "1", False),
        ({"credit": "6"}, None, "0", True),
        ({"credit": "0.11", "per": "day"}, None, "2.7", False),
        ({"credit": "5", "per": "once"}, None, "1", False),
        ({"credit": "5", "currency": "EUR"}, None, None, None),
        ({"uses": {"input": "600000"}}, None, "4.8", False),
        ({"uses": {"input": "9000000", "output": "9000000"}}, None, "0", True),
        ({"uses": {"request": "50"}, "per": "day"}, None, None, None),
        ({"uses": {"request": "50"}, "per": "day"}, 1_500, "0", True),
        ({"uses": {"request": "50"}, "per": "day"}, 1_501, None, False),
        ({"uses": {"characters": "5"}}, None, None, None),
        ({"uses": {"request": "50"}, "free_ids": "yes"}, 10, "none", None),
        ({"credit": "5", "plan": "pro"}, None, "none", None),
    ],
)
def test_what_remains_to_be_paid_is_said_beside_the_whole(
    allowance: dict[str, Any], requests: int | None, rest: str | None, is_enough: bool | None
) -> None:
    made = quote(
        _offering(offer(), allowances=[_allowance(**allowance)]), Usage(CHAT, requests, DAY), {}
    )

    assert made.total == Decimal(6)
    if rest == "none":
        assert made.allowances == ()
        return
    (use,) = made.allowances
    assert use.rest == (None if rest is None else Decimal(rest))
    assert use.is_enough is is_enough


@pytest.mark.parametrize(("requests", "is_enough"), [(None, None), (1_500, True), (1_501, False)])
def test_the_limit_of_free_ids_is_held_against_the_requests(
    requests: int | None, is_enough: bool | None
) -> None:
    limit = _allowance(uses={"request": "50"}, per="day", free_ids="yes")
    made = quote(_offering(free(), allowances=[limit]), Usage(CHAT, requests, DAY), {})

    assert made.total is None
    assert [use.is_enough for use in made.allowances] == [is_enough]


def test_a_plan_has_the_allowances_that_name_it() -> None:
    pro = _allowance(uses={"request": "300"}, plan="pro")
    other = _allowance(uses={"request": "9"}, plan="max")
    offering = _offering(subscription(), allowances=[pro, other])
    made = quote(offering, Usage(CHAT, 301, DAY), {})

    assert [use.is_enough for use in made.allowances] == [False]


def test_nothing_is_said_to_remain_of_a_sum_with_a_gap() -> None:
    entry = offer(rates={"input": "2"})
    made = quote(_offering(entry, allowances=[_allowance(credit="5")]), Usage(CHAT, 1, DAY), {})

    assert not made.is_whole
    assert [(use.rest, use.is_enough) for use in made.allowances] == [(None, None)]


def test_minimums_and_allowances_are_said_with_source_and_day() -> None:
    minimum = Minimum.model_validate(_minimum())
    neurons = _allowance(
        credit="0.11", per="day", stated_as="10,000 Neurons", condition="on any plan"
    )

    assert minimum_text(minimum) == (
        "Each request is billed for at least 10 seconds of audio. [acme.example, 2026-11-01]"
    )
    assert allowance_text(Allowance.model_validate(neurons)) == (
        "Free: 10,000 Neurons a day, worth $0.11 (on any plan). [acme.example, 2026-11-01]"
    )
    assert allowance_text(
        Allowance.model_validate(_allowance(uses={"input": "5", "image": "2"}))
    ) == ("Free: 5 input tokens and 2 images a month. [acme.example, 2026-11-01]")


def test_a_result_names_them_in_words_and_as_data() -> None:
    offering = _offering(
        offer(rates={"audio_minute": "0.006"}),
        minimums=[_minimum()],
        allowances=[_allowance(credit="0.5")],
    )
    (place,) = ranked_quotes([offering], Usage(AUDIO, 600, DAY), {})
    data = quote_data(place)

    notes = quote_cells(place)[3]
    assert "Each request is billed for at least 10 seconds of audio." in notes
    assert (
        "Free: $0.50 of credit a month. [acme.example, 2026-11-01] With it you pay $0.10." in notes
    )
    assert data["rates"][0]["minimum"]["count"] == 10
    assert data["rates"][0]["minimum"]["source"]["checked"] == date(2026, 11, 1)
    assert [(use["rest"], use["is_enough"]) for use in data["allowances"]] == [("0.1", False)]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"credit": "5", "uses": {"input": "5"}},
        {"credit": "5", "free_ids": "yes"},
        {"uses": {"request": "5"}, "free_ids": "yes", "plan": "pro"},
    ],
)
def test_an_allowance_has_one_measure(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Allowance.model_validate(_allowance(**given))
