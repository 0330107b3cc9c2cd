"""The steps of a model's price tiers, as its page shows them."""

from llmref.pages.context import PageContext
from llmref.pages.model import ModelBody, model_page
from llmref.urls import Addresses
from tests.unit.insights.factories import CACHED, CHATS, market_of, offer


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
    assert example.note == "2 higher costs in the calculator."


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
