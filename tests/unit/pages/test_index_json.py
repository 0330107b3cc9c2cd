"""index.json: what programs are told, and how the three states of a fact look there."""

from datetime import date

from llmref.pages import index_json
from llmref.pages.context import PageContext
from llmref.recipes.choose import recipe
from llmref.urls import Addresses
from tests.unit.insights.factories import at, catalogue, market_of, offer, offering_of


def context() -> PageContext:
    return PageContext(catalogue(), Addresses("https://example.com/"))


def test_an_id_that_vanished_has_the_day_on_which_it_was_listed_last() -> None:
    gone = {"id": "m-1", "label": "old", "last_seen": "2026-07-02"}
    held = market_of(offer(variants=[gone, {"id": "m-2", "label": "new"}]))
    offering = at(held)

    told = index_json.offering_data(context(), offering, [], recipe(offering), held)

    assert told["last_seen"] is None
    assert [one["last_seen"] for one in told["variants"]] == [date(2026, 7, 2), None]


def test_an_offering_that_vanished_is_told_wherever_it_is_referred_to() -> None:
    offering = offering_of(offer(last_seen="2026-07-02"))

    told = index_json.provider_data(context(), offering.provider, [offering])

    assert told["offerings"][0]["last_seen"] == date(2026, 7, 2)


def test_a_provider_and_a_model_say_what_an_offering_costs_and_who_disputes_it() -> None:
    rates = {"input": "0.40", "output": "1.60"}
    disputed = [{"rates": {"input": "0.44", "output": "1.6"}, "source": "page"}]
    price = {"when": {"mode": "flex"}, "rates": rates, "disputed": disputed}
    held = market_of(offer(prices=[price], not_offered=["batch"]))
    offering = at(held)

    told = index_json.provider_data(context(), offering.provider, [offering])["offerings"][0]

    assert told["prices"][1]["rates"] == {"input": "0.4", "output": "1.6"}
    assert told["prices"][1]["disputed"] == ["input"]
    assert told["not_offered"] == ["batch"]
    assert index_json.model_data(context(), held, [])["offerings"] == [told]
