"""The home page: what changed, what ends, who is cheapest, how verified the prices are."""

from typing import Any

from llmref.pages import highlights
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.unit.insights.factories import CHATS, Offer, catalogue, offer


def context(*offers: Offer, **fields: Any) -> PageContext:
    return PageContext(catalogue(*offers, **fields), Addresses("https://reference.example/"))


def changed(provider: str, old: str, new: str, day: str) -> Offer:
    prices = [
        {"rates": {"input": old}, "ends": day},
        {"rates": {"input": new}, "starts": day},
    ]
    return offer(provider, None, prices=prices)


def test_the_cut_that_took_off_most_stands_for_its_model() -> None:
    offers = [
        changed("a", "2", "1", "2026-11-01"),
        changed("b", "4", "1", "2026-11-02"),
        changed("c", "1", "2", "2026-11-03"),
        changed("old", "9", "1", "2026-01-03"),
    ]

    (cut,) = highlights.largest_cuts(context(*offers))

    assert (cut.head.text, cut.day) == ("M on B", "2026-11-02")
    assert cut.text == "Input $4.00 → $1.00 (\N{MINUS SIGN}75%)"


def test_only_ends_of_the_next_months_are_named() -> None:
    days = {"a": "2026-12-01", "b": "2026-11-01", "c": "2027-09-01"}
    offers = [
        offer(provider, lifecycle={"status": "active", "retires_on": day})
        for provider, day in days.items()
    ]

    assert [row.day for row in highlights.next_ends(context(*offers))] == ["2026-12-01"]


def test_the_cheapest_is_named_among_models_that_several_providers_have() -> None:
    offers = [offer("a"), offer("b", {"input": "1", "output": "4"}), offer("c")]
    (preset,) = highlights.presets(context(*offers, site={"workloads": {"chats": CHATS}}))

    assert [row.text for row in preset.rows] == ["$5.00 at B"]
    assert preset.ranking.path == "/models/?example=chats"


def test_readers_learn_how_many_prices_were_read_at_the_provider() -> None:
    said = highlights.verification(context(offer("a"), offer("b", source="list")))

    assert said.startswith("1 of 2 prices were read at the provider;")
    assert said.endswith("; 1 was read over 90 days ago.")
