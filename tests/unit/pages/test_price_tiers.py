"""The steps of a model's price tiers, as its page shows them."""

import pytest

from llmref.pages.context import PageContext
from llmref.pages.example_costs import example_costs
from llmref.pages.model import ModelBody, model_page
from llmref.urls import Addresses
from tests.unit.insights.factories import (
    CACHED,
    CHATS,
    Fields,
    Offer,
    free,
    market_of,
    offer,
    subscription,
    unpriced,
)

SMALL: Fields = {"limits": {"context": "4000"}}
EURO = {"rates": {"input": "2", "output": "8", "cache_read": "1"}, "currency": "EUR"}


def test_what_looks_the_same_is_one_step() -> None:
    rates = [{"input": "1", "output": "4"}, {"input": "2", "output": "8"}]
    near = {"input": "1.99999999", "output": "8"}
    held = market_of(offer("acme", rates[0]), offer("beta", near), offer("gamma", rates[1]))
    page = model_page(PageContext(held.catalogue, Addresses("")), held.model)

    assert isinstance(page.body, ModelBody)
    assert [
        (step.label, step.cell.text, [link.text for link in step.links])
        for step in page.body.price_tiers
    ] == [("Cheapest", "$5.00", ["Acme"]), ("100% more", "$10.00", ["Beta", "Gamma"])]


def test_further_examples_stand_there_with_their_lowest_costs() -> None:
    offers = [
        offer(name, {"input": str(at), "output": "4", "cache_read": str(at)})
        for at, name in enumerate(("acme", "beta", "delta", "gamma", "omega"), 1)
    ]
    held = market_of(*offers, site={"workloads": {"chats": CHATS, "cached": CACHED}})
    page = model_page(PageContext(held.catalogue, Addresses("")), held.model)

    assert isinstance(page.body, ModelBody)
    (example,) = page.body.examples
    assert [step.links[0].text for step in example.steps] == ["Acme", "Beta", "Delta"]
    assert example.note == "2 higher costs are left out."


def test_the_examples_of_a_single_provider_stand_there_too() -> None:
    only = offer("acme", {"input": "1", "output": "4", "cache_read": "1"})
    held = market_of(only, site={"workloads": {"chats": CHATS, "cached": CACHED}})
    page = model_page(PageContext(held.catalogue, Addresses("")), held.model)

    assert isinstance(page.body, ModelBody)
    assert page.body.price_tiers == ()
    (example,) = page.body.examples
    assert [(step.label, step.links[0].text) for step in example.steps] == [
        ("The only cost", "Acme")
    ]


@pytest.mark.parametrize(
    ("offers", "further", "note"),
    [
        # a mode, a part of it, a length, a currency that nobody prices
        (
            [offer(), offer("beta", not_offered=["batch"])],
            {**CHATS, "mode": "batch", "name": "Nightly"},
            "Nightly: No provider listed here publishes a batch price for 1,000 chats.",
        ),
        (
            [offer(), free("beta")],
            CACHED,
            "No provider listed here publishes a price for every part of 10 long runs.",
        ),
        (
            [offer(**SMALL), offer("beta", **SMALL)],
            {**CACHED, "label": "10 runs"},
            "One of 10 runs is longer than the context window of M.",
        ),
        (
            [offer(**SMALL), offer("beta")],
            CACHED,
            "No provider listed here publishes a price for every part of 10 long runs.",
        ),
        (
            [offer(rates=None, prices=[EURO])],
            CACHED,
            "The cost of 10 long runs cannot be compared between the providers listed here.",
        ),
        # nothing has a price
        ([free()], CACHED, "Acme does not charge for use."),
        ([free(), subscription("beta")], CACHED, "None of the 2 providers charges for use."),
        ([unpriced()], CACHED, "No price is documented at Acme."),
        ([unpriced(), free("beta")], CACHED, "No price is documented at Acme."),
        (
            [unpriced(), unpriced("beta")],
            CACHED,
            "No price is documented at any of the 2 providers.",
        ),
    ],
)
def test_an_example_that_nobody_prices_says_why(
    offers: list[Offer], further: Fields, note: str
) -> None:
    market = market_of(*offers, site={"workloads": {"chats": CHATS, "further": further}})

    (example,) = example_costs(market)

    assert (example.steps, example.note) == ([], note)


def test_one_sentence_is_enough_for_all_examples_where_nothing_has_a_price() -> None:
    works = {"chats": CHATS, "cached": CACHED, "batch": {**CHATS, "mode": "batch"}}
    gone: Fields = {"lifecycle": {"status": "retired", "retires_on": "2020-01-01"}}

    assert len(example_costs(market_of(unpriced(), site={"workloads": works}))) == 1
    assert len(example_costs(market_of(offer(), site={"workloads": works}))) == 2
    assert example_costs(market_of(offer(**gone), site={"workloads": works})) == []
