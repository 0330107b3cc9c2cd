"""Costs of days on which something ends, has not begun or is a holiday, and of what none states."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from llmref.costs.compared import ranked_quotes
from llmref.costs.quote import quote
from llmref.costs.usage import (
    BadNumber,
    Usage,
    counted_uses,
    joined_uses,
    mode_asked,
    whole_number,
)
from llmref.costs.wording import HOLIDAYS, quote_cells, quote_data, standings_text, usage_text
from llmref.insights.cells import State
from llmref.records.rates import RateKey
from tests.unit.insights.factories import market_of, offer, offering_of

DAY = date(2026, 11, 20)
USES: dict[RateKey, int] = {"input": 1_000_000, "output": 500_000}
RETIRING = {"lifecycle": {"status": "active", "retires_on": "2026-12-01"}}
RETIRED = {"lifecycle": {"status": "retired", "retires_on": "2026-11-01"}}
DATED = [{"rates": {"input": "2", "output": "8"}, "starts": "2026-01-01"}]
PEAK = {"when": {"hours_utc": "01:00-04:00", "weekdays": ["fri"]}, "rates": {"input": "4"}}


def _usage(**fields: Any) -> Usage:
    return Usage(**{"uses": USES, "requests": None, "day": DAY, **fields})


@pytest.mark.parametrize(
    ("lifecycle", "day", "total"),
    [
        # retired after the day that counts as today, on its last day and on the first without it
        (RETIRING, date(2026, 11, 30), Decimal(6)),
        (RETIRING, date(2026, 12, 1), None),
        # retired before that day: while it was there, it had a price
        (RETIRED, date(2026, 10, 31), Decimal(6)),
        (RETIRED, date(2026, 11, 1), None),
        (RETIRED, DAY, None),
    ],
)
def test_what_is_retired_on_a_day_has_no_cost_on_it(
    lifecycle: dict[str, Any], day: date, total: Decimal | None
) -> None:
    offering = offering_of(offer(rates=None, prices=DATED, **lifecycle))

    (place,) = ranked_quotes([offering], _usage(day=day), {})

    assert place.quote.total == total
    assert place.ranked.rank == (None if total is None else 1)
    if total is None:
        assert place.quote.state is State.NOT_APPLICABLE
        assert quote_cells(place)[2:] == ("\N{EN DASH}", "It has ended here.")


def test_a_reseller_is_held_against_its_creator_even_when_that_has_ended() -> None:
    cheap = offer("acme", {"input": "0.1", "output": "0.1"}, source="list")
    own, closed = offer("maker", **RETIRED), {"weights": "closed"}
    held = market_of(own, cheap, providers={"maker": {"kind": "first-party"}}, model=closed)

    places = ranked_quotes(held.offerings, _usage(), {})

    assert [place.ranked.rank for place in places] == [None, None]
    assert "far below its creator's price" in quote_cells(places[0])[3]


def test_what_has_not_begun_is_not_said_to_have_ended() -> None:
    coming = offering_of(offer(lifecycle={"status": "announced"}))

    assert quote(coming, _usage(), {}).why_not == "It is not available yet."


def test_what_is_asked_for_and_has_no_price_of_its_own_is_named() -> None:
    regional = {"when": {"region": "eu"}, "rates": {"input": "3", "output": "9"}}
    offering = offering_of(offer(prices=[regional]))
    asks = {"region": "mars", "thinking": True}

    (priced,) = ranked_quotes([offering], _usage(asks={"region": "eu"}), {})
    (plain,) = ranked_quotes([offering], _usage(asks=asks), {})

    assert "of its own" not in quote_cells(priced)[3]
    assert quote_cells(plain)[3].startswith(
        "No price of its own is documented for region mars and thinking on."
    )
    assert quote_data(plain)["unpriced_asks"] == asks
    assert quote_data(priced)["unpriced_asks"] == {}


def test_prices_of_weekdays_say_that_holidays_are_not_considered() -> None:
    peaked, plain = offering_of(offer(prices=[PEAK])), offering_of(offer())
    at_peak = {"at": datetime.fromisoformat("2026-11-20T02:00"), "uses": {"input": 1}}

    for usage in (_usage(uses={"input": 1}), _usage(**at_peak)):
        (place,) = ranked_quotes([peaked], usage, {})
        assert HOLIDAYS in quote_cells(place)[3]
        assert quote_data(place)["for_working_days"]
    (place,) = ranked_quotes([plain], _usage(), {})
    assert HOLIDAYS not in quote_cells(place)[3]
    assert not quote_data(place)["for_working_days"]


@pytest.mark.parametrize(
    ("at", "is_usual", "rank"),
    [
        # a price of weekdays on a day that may be a holiday; the same time of any week
        ("2026-11-20T02:00", False, None),
        ("2026-11-20T02:00", True, 1),
        # a price of all days: in other hours, on another weekday, at no instant
        ("2026-11-20T05:00", False, 1),
        ("2026-11-21T02:00", False, 1),
        (None, False, 1),
    ],
)
def test_a_price_of_weekdays_is_not_ranked_on_a_day_that_may_be_a_holiday(
    at: str | None, is_usual: bool, rank: int | None
) -> None:
    held = market_of(offer("maker", prices=[PEAK]), providers={"maker": {"kind": "first-party"}})
    instant = datetime.fromisoformat(at) if at else None
    usage = _usage(uses={"input": 1_000_000}, at=instant, is_usual=is_usual)

    (place,) = ranked_quotes(held.offerings, usage, {})
    data = quote_data(place)

    assert (data["rank"], data["is_whole"]) == (rank, rank is not None)
    assert place.quote.total
    assert ("that day may be a public holiday" in quote_cells(place)[3]) == (rank is None)
    own = f"The creator's own: {data['cost']}{'' if rank else ', not known for that day'}."
    assert own in standings_text([place], usage, DAY)


def test_prices_of_a_day_to_come_are_those_that_are_known() -> None:
    held = market_of(offer("maker"), offer("acme"))
    usage = _usage(day=date(2099, 1, 1))

    text = standings_text(ranked_quotes(held.offerings, usage, {}), usage, DAY)

    assert "at prices of 2099-01-01 as known on 2026-11-20." in text


def test_the_creators_own_cost_says_where_it_is_not_known_for_the_day() -> None:
    providers = {"maker": {"kind": "first-party"}}
    offers = offer("maker", source="list"), offer("acme", source="list")
    held = market_of(*offers, providers=providers)
    usage = _usage(day=date(2020, 1, 1))

    text = standings_text(ranked_quotes(held.offerings, usage, {}), usage, DAY)

    assert text.startswith("The creator's own: $6.00, not known for that day. 0 of 2 providers")


def test_what_is_no_token_is_said_as_it_is_counted() -> None:
    uses: dict[RateKey, int] = {"cache_storage": 9, "image": 5, "audio_minute": 2, "web_search": 7}

    assert usage_text(_usage(uses=uses)) == (
        "9 cache storage tokens for an hour, 5 images, 2 minutes of audio, 7 web searches,"
        " on 2026-11-20"
    )


def test_one_is_no_plural() -> None:
    uses: dict[RateKey, int] = {"input": 1, "audio_minute": 1, "rerank": 1, "characters": 1}

    assert usage_text(_usage(uses=uses, requests=1)) == (
        "1 input token, 1 minute of audio, 1 search, 1 character, in 1 request, on 2026-11-20"
    )


def test_a_creator_with_two_apis_of_one_price_is_said_once() -> None:
    own = {"kind": "first-party", "creator": "maker"}
    held = market_of(offer("maker"), offer("acme"), providers={"maker": own, "acme": own})

    text = standings_text(ranked_quotes(held.offerings, _usage(), {}), _usage(), DAY)

    assert text.count("The creator's own: $6.00.") == 1


@pytest.mark.parametrize("text", ["1,5", "1,5M", "1,50", "1,5000", ",5", "1,,000"])
def test_a_comma_that_separates_no_thousands_is_refused(text: str) -> None:
    with pytest.raises(BadNumber, match="write 300000"):
        whole_number(text)


def test_nothing_is_counted_twice_and_nothing_at_all_is_no_use() -> None:
    assert joined_uses({"input": 1}, {"image": 2, "page": 0}) == {"input": 1, "image": 2}
    with pytest.raises(BadNumber, match="input is counted twice"):
        joined_uses({"input": 1}, {"input": 2})
    with pytest.raises(BadNumber, match="nothing is used"):
        joined_uses({}, {"image": 0})


def test_a_request_has_one_mode() -> None:
    assert mode_asked("batch", is_batch=True) == "batch"
    assert mode_asked("flex", is_batch=False) == "flex"
    assert mode_asked(None, is_batch=False) is None
    with pytest.raises(BadNumber, match="batch and flex are two modes"):
        mode_asked("flex", is_batch=True)


@pytest.mark.parametrize(
    ("uses", "words"),
    [({"imge": 1}, "did you mean `image`"), ({"image": -1}, "image is -1; the least is 0")],
)
def test_what_is_no_rate_or_no_count_is_refused(uses: Any, words: str) -> None:
    with pytest.raises(BadNumber, match=words):
        counted_uses(uses)
