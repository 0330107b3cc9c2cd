"""Amounts of work and what they cost."""

from __future__ import annotations

import pytest

from llmref.insights import workloads
from llmref.insights.cells import State
from llmref.records.kinds import Kind
from llmref.records.rates import RateKey
from tests.unit.insights.factories import (
    CACHED,
    CHATS,
    RATES,
    Offer,
    at,
    catalogue,
    free,
    market_of,
    offer,
    subscription,
    unpriced,
)

SITE = {"workloads": {"chats": CHATS, "cached": CACHED}}
CNY = {"rates": RATES, "currency": "CNY"}
DISPUTED = {
    "rates": {**RATES, "web_search": "10"},
    "disputed": [
        {"rates": {"input": "3", "web_search": "9"}, "source": "list", "checked": "2026-07-02"}
    ],
}
EXCHANGE = {
    "CNY": {
        "usd": "0.14",
        "source": {"url": "https://rates.example/", "via": "page", "checked": "2026-11-01"},
    }
}


@pytest.mark.parametrize(
    ("kind", "priced", "slugs"),
    [
        # kind, rates that someone charges, workloads
        ("chat", set(), ["chats", "cached"]),
        ("image", {"image"}, ["unit"]),
        ("image", set(), ["unit"]),
    ],
)
def test_a_kind_has_its_workloads_or_one_unit(
    kind: Kind, priced: set[RateKey], slugs: list[str]
) -> None:
    assert list(workloads.workloads_for(catalogue(site=SITE).site, kind, priced)) == slugs


@pytest.mark.parametrize(
    ("rate", "label", "requests", "each"),
    [
        ("input", "1M input tokens", 1000, 1000),
        ("web_search", "1,000 web searches", 1000, 1),
        ("image", "one image", 1, 1),
    ],
)
def test_a_unit_is_cut_so_small_that_no_tier_is_reached(
    rate: RateKey, label: str, requests: int, each: int
) -> None:
    work = workloads.unit_of("chat", rate)

    assert (work.label, work.requests, work.uses) == (label, requests, {rate: each})


@pytest.mark.parametrize(
    ("sold", "slug", "state", "text", "title"),
    [
        # offer, workload, state, text, title
        (offer(), "chats", State.KNOWN, "$10.00", ""),
        (
            offer(),
            "cached",
            State.UNKNOWN,
            "Not sourced",
            "No price is documented for cache read",
        ),
        (free(), "chats", State.FREE, "Free", ""),
        (subscription(), "chats", State.INCLUDED, "In subscription", ""),
        (unpriced(), "chats", State.UNKNOWN, "Not sourced", ""),
        (
            offer(rates=None, prices=[CNY]),
            "chats",
            State.KNOWN,
            "CN¥10.00",
            "About $1.40, converted",
        ),
        (
            offer(rates=None, prices=[DISPUTED]),
            "chats",
            State.KNOWN,
            "$10.00",
            "Disputed (input: models.dev said $3.00 on 2026-07-02)",
        ),
    ],
)
def test_the_cost_of_work_is_shown_with_what_it_leaves_open(
    sold: Offer, slug: str, state: State, text: str, title: str
) -> None:
    held = market_of(sold, site={**SITE, "exchange_rates": EXCHANGE})

    costs = dict(zip(held.workloads, (cost for _, cost in held.costs_of(at(held))), strict=True))
    cell = workloads.cost_cell(costs[slug])
    assert (cell.state, cell.text, cell.title) == (state, text, title)
