"""All offerings of a model, in their order, with ranks and ties."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from llmref.catalogue.entities import Offering
from llmref.insights.cells import State
from llmref.insights.market import Market
from llmref.insights.workloads import NOT_FITTING, cost_cell
from tests.unit.insights.factories import (
    CACHED,
    CHATS,
    RATES,
    at,
    free,
    market_of,
    offer,
    subscription,
    unpriced,
)

CHEAP, DEAR = {"input": "1", "output": "4"}, {"input": "4", "output": "16"}
CNY = {"rates": CHEAP, "currency": "CNY"}
RETIRED = {"status": "retired"}
FREE_VARIANT = {"id": "m:free", "label": "free", "billing": "free"}
EVERYTHING = (
    offer("zeta"),
    offer("acme"),
    offer("beta", DEAR),
    offer("cheapo", CHEAP, lifecycle=RETIRED),
    unpriced("delta"),
    subscription("epsilon"),
    free("gamma"),
    offer("yuan", None, prices=[CNY]),
    offer("images", {"image": "1"}),
)


def slugs(offerings: tuple[Offering, ...]) -> list[str]:
    return [offering.provider.slug for offering in offerings]


def places(held: Market) -> list[tuple[str, int | None]]:
    return [(place.offering.provider.slug, place.rank) for place in held.ranked_offerings]


def test_the_order_is_by_cost_then_by_what_is_known() -> None:
    assert places(market_of(*EVERYTHING)) == [
        ("acme", 1),
        ("zeta", 1),
        ("beta", 3),
        ("images", None),
        ("yuan", None),
        ("gamma", None),
        ("epsilon", None),
        ("delta", None),
        ("cheapo", None),
    ]


def test_every_live_offering_is_priced_or_free_or_included_or_unpriced() -> None:
    held = market_of(*EVERYTHING)

    assert slugs(held.priced) == ["acme", "beta", "images", "yuan", "zeta"]
    assert slugs(held.free) == ["gamma"]
    assert slugs(held.included) == ["epsilon"]
    assert slugs(held.unpriced) == ["delta"]
    assert len(held.live) == 8


def test_ties_share_a_rung_and_the_dearest_sets_the_scale() -> None:
    first, last = market_of(*EVERYTHING).price_tiers

    assert (first.providers, first.rank, first.times) == (["Acme", "Zeta"], 1, Decimal(1))
    assert (first.amount_usd, first.share) == (Decimal(10), Decimal("0.5"))
    assert (last.providers, last.rank, last.times) == (["Beta"], 3, Decimal(2))


def test_an_offering_finds_its_place_and_its_rung() -> None:
    held = market_of(*EVERYTHING)

    assert held.rank_of(at(held, "zeta")).rank == 1
    assert held.tier_of(at(held, "zeta")) is held.price_tiers[0]
    assert held.tier_of(at(held, "gamma")) is None


def test_a_converted_cost_is_ranked() -> None:
    source = {"url": "https://rates.example/", "via": "page", "checked": "2026-11-01"}
    site = {"exchange_rates": {"CNY": {"usd": "0.1", "source": source}}}

    held = market_of(offer(), offer("yuan", None, prices=[CNY]), site=site)

    assert places(held) == [("yuan", 1), ("acme", 2)]


def test_each_workload_has_its_own_cheapest() -> None:
    site = {"workloads": {"chats": CHATS, "cached": CACHED}}
    cached = {"input": "2.1", "output": "8", "cache_read": "0.1"}

    held = market_of(offer(), offer("beta", cached), site=site)

    assert held.cheapest["chats"].providers == ["Acme"]
    assert held.cheapest["cached"].providers == ["Beta"]


def test_nothing_is_cheapest_where_nothing_is_sold() -> None:
    held = market_of()

    assert (held.live, held.ranked_offerings, held.price_tiers, held.cheapest) == ((), (), (), {})


def test_what_is_only_announced_is_not_ranked() -> None:
    assert places(market_of(offer(lifecycle={"status": "announced"}))) == [("acme", None)]


def test_an_offering_whose_rates_are_all_free_is_free() -> None:
    held = market_of(offer(rates={"input": "free", "output": "free"}))

    assert slugs(held.free) == ["acme"]
    assert not held.priced


def test_free_ids_of_paid_offerings_are_known() -> None:
    held = market_of(offer(variants=[FREE_VARIANT]), free("beta", variants=[FREE_VARIANT]))

    assert [(found.id, variant.id) for found, variant in held.free_variants] == [("m", "m:free")]


def test_rates_spread_over_what_is_published_in_dollars() -> None:
    span = market_of(*EVERYTHING).rates["input"]

    assert (span.least.usd, span.middle, span.most) == (Decimal(2), Decimal(2), Decimal(4))
    assert span.number == 3
    assert slugs(span.cheapest) == ["acme", "zeta"]


def test_what_is_free_beside_paid_rates_spreads_over_nobody() -> None:
    held = market_of(offer(rates={"input": "2", "cache_write": "free"}))

    assert list(held.rates) == ["input"]


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        # sources of two offerings, catalogues that all rests on
        (("list", "list"), ("models.dev",)),
        (("list", "other"), ("models.dev", "prices.example")),
        (("list", "page"), ()),
    ],
)
def test_prices_from_catalogues_only_are_told_apart(
    sources: tuple[str, str], names: tuple[str, ...]
) -> None:
    first, second = sources

    held = market_of(offer(source=first), offer("beta", source=second))

    assert held.unverified == names


def test_a_rate_that_the_work_does_not_use_is_no_ground() -> None:
    price = {"rates": {**RATES, "image": "1"}, "source": "list", "rate_sources": {"image": "page"}}

    assert market_of(offer(rates=None, prices=[price])).unverified == ("models.dev",)


def test_modes_and_limits_are_counted_once_for_all() -> None:
    batch = {"when": {"mode": "batch"}, "rates": RATES}

    held = market_of(
        offer(prices=[batch], limits={"context": 1000}),
        offer("beta", {**RATES, "cache_read": "0.1"}, limits={"context": 1000}),
        offer("gamma", limits={"context": 900}),
    )

    assert slugs(held.batch) == ["acme"]
    assert slugs(held.caching) == ["beta"]
    assert held.limits["context"] == {1000: 2, 900: 1}


def listed(slug: str, amount: str, checked: str = "2026-11-01") -> tuple[str, dict[str, object]]:
    return offer(
        slug,
        {"input": amount, "output": "1" if amount < "1" else "8"},
        checked=checked,
        source="list",
    )


def test_amounts_within_a_thousandth_tie_and_what_most_state_is_named() -> None:
    held = market_of(listed("a", "1.99997"), listed("b", "2"), listed("c", "2"), listed("d", "2.1"))

    first, second = held.price_tiers
    assert (first.providers, first.amount_usd) == (["A", "B", "C"], Decimal(10))
    assert (first.rank, second.rank) == (1, 4)
    assert (held.rates["input"].least.usd, len(held.rates["input"].cheapest)) == (Decimal(2), 3)


def test_converted_amounts_tie_by_what_they_are_rounded_to() -> None:
    def converted(slug: str, amount: str) -> tuple[str, dict[str, object]]:
        price = {"rates": {"input": amount, "output": "8"}, "converted_from": "DBU"}
        return offer(slug, None, prices=[price])

    alone = market_of(converted("a", "1.99997"), offer("b", {"input": "3", "output": "8"}))
    tied = market_of(converted("a", "1.99997"), converted("b", "2.00002"), offer("c"))

    assert [tier.text for tier in alone.price_tiers] == ["about $10.00", "$13.00"]
    assert alone.rates["input"].least.text == "about $2.00"
    assert [tier.text for tier in tied.price_tiers] == ["$10.00"]
    assert tied.rates["input"].least.text == "$2.00"


def test_of_those_that_tie_exact_amounts_come_before_converted_ones() -> None:
    price = {"rates": RATES, "converted_from": "DBU"}

    tied = market_of(offer("a", None, prices=[price]), offer("b"), offer("c"))

    assert places(tied) == [("b", 1), ("c", 1), ("a", 1)]


def test_work_that_does_not_fit_the_window_is_not_priced() -> None:
    held = market_of(
        offer(limits={"context": 3499}), offer("b", limits={"context": 3500}), offer("c")
    )

    assert places(held) == [("b", 1), ("c", 1), ("acme", None)]
    assert held.rank_of(at(held)).cost.state is State.NOT_APPLICABLE
    assert cost_cell(held.rank_of(at(held)).cost).title == NOT_FITTING


def test_a_copy_far_older_than_the_newest_does_not_make_the_cheapest() -> None:
    held = market_of(listed("a", "1", "2026-07-02"), listed("b", "2"), listed("c", "3"))

    assert places(held) == [("b", 1), ("c", 2), ("a", None)]
    doubt = held.ranked_offerings[-1].doubt
    assert doubt is not None
    assert str(doubt.old_copy) == "2026-07-02"
    assert held.rates["input"].least.usd == Decimal(2)


def test_an_old_copy_is_compared_where_it_is_not_the_lowest() -> None:
    held = market_of(listed("a", "2", "2026-07-02"), listed("b", "2"), listed("c", "1"))

    assert places(held) == [("c", 1), ("a", 2), ("b", 2)]


def test_old_copies_are_compared_with_each_other() -> None:
    held = market_of(listed("a", "1", "2026-07-02"), listed("b", "2", "2026-07-02"))

    assert places(held) == [("a", 1), ("b", 2)]


OWN: dict[str, Any] = {
    "model": {"weights": "closed"},
    "providers": {"maker": {"kind": "first-party"}},
}


def test_a_reseller_of_closed_weights_far_below_the_list_price_has_no_rank() -> None:
    held = market_of(offer("maker"), listed("shady", "0.3"), listed("fair", "1.9"), **OWN)

    assert places(held) == [("fair", 1), ("maker", 2), ("shady", None)]
    assert held.rates["input"].least.usd == Decimal("1.9")


def test_the_list_price_of_an_api_that_retired_the_model_still_counts() -> None:
    own = offer("maker", lifecycle={"status": "retired"})

    held = market_of(own, listed("shady", "0.3"), listed("fair", "1.9"), **OWN)

    assert places(held) == [("fair", 1), ("shady", None), ("maker", None)]
    assert held.rates["input"].least.usd == Decimal("1.9")


@pytest.mark.parametrize(
    ("cheap", "model"),
    [
        (offer("cheap", {"input": "0.3", "output": "1"}), {"weights": "closed"}),
        (listed("cheap", "0.3"), {"weights": "open"}),
    ],
)
def test_a_verified_price_and_open_weights_may_cost_little(
    cheap: Any, model: dict[str, str]
) -> None:
    held = market_of(offer("maker"), cheap, **{**OWN, "model": model})

    assert places(held)[0] == ("cheap", 1)
