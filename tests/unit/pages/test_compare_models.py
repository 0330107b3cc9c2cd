"""Models side by side: which pairs there are, what their pages say, what models cost in short."""

from __future__ import annotations

from typing import Any

from llmref.insights.cells import State
from llmref.memo import Memo
from llmref.pages.compare_models import compared
from llmref.pages.context import PageContext
from llmref.pages.model_pairs import model_pairs
from llmref.pages.pair_summary import pair_summary
from llmref.pages.price_summary import price_summary
from llmref.urls import Addresses
from tests.unit.insights.factories import CACHED, CHATS, catalogue, market_of, offer

OWN = {"kind": "first-party"}
OLD: dict[str, Any] = {
    "lifecycle": {"status": "deprecated", "retires_on": "2026-12-31", "successor": "m"}
}


def _context(*offers: Any, **fields: Any) -> PageContext:
    site = {"featured": ["m", "n"]}
    held = catalogue(*offers, site=site, providers={"maker": OWN}, **fields)
    return PageContext(held, Addresses("https://example.com/"), Memo())


def _of(model: str, provider: str = "maker", **rates: str) -> tuple[str, dict[str, Any]]:
    slug, entry = offer(provider, rates or {"input": "2", "output": "8"})
    return slug, {**entry, "model": model, "id": model}


def test_one_provider_is_told_in_the_singular() -> None:
    held = market_of(offer(), offer("beta", None))

    notes = {fact.label: fact.note for fact in price_summary(held.catalogue, held)}

    assert notes["Providers"] == "1 of them publishes a price for use."


TWO = {"workloads": {"chats": CHATS, "runs": CACHED}}
FULL = {"input": "1", "output": "4", "cache_read": "0.25"}
LISTED = {"source": "list", "checked": "2026-11-01"}
BASIS = "Based on unverified prices from models.dev"


def test_what_all_lowest_costs_are_based_on_is_said_once() -> None:
    market = market_of(offer("acme", FULL, **LISTED), offer("beta", FULL, **LISTED), site=TWO)

    facts = price_summary(market.catalogue, market)

    assert [fact.text for fact in facts if fact.label == "Lowest costs"] == [BASIS]
    assert not any("unverified" in fact.note for fact in facts)


def test_where_one_lowest_cost_is_verified_the_others_say_that_they_are_not() -> None:
    listed = offer("acme", {"input": "0.5", "output": "4"}, **LISTED)
    market = market_of(listed, offer("beta", FULL), offer("gamma", FULL), site=TWO)

    facts = price_summary(market.catalogue, market)

    assert "Lowest costs" not in {fact.label for fact in facts}
    assert [fact.label for fact in facts if BASIS in fact.note] == ["Lowest cost of 1,000 chats"]


def test_a_successor_is_compared_with_what_it_replaces() -> None:
    context = _context(_of("m"), _of("n"), models={"n": OLD})

    pair = model_pairs(context)[0]

    assert (pair.path, pair.why) == ("/compare/m-vs-n/", "successor")
    assert pair.other(pair.first) is pair.second
    assert pair_summary(context, pair)[0] == "M (m) is named as the successor of M (n)."


def test_no_pair_is_listed_twice_and_none_is_of_another_kind() -> None:
    context = _context(_of("m"), _of("n"), models={"n": {**OLD, "kind": "embedding"}})

    pairs = {frozenset({pair.first.slug, pair.second.slug}) for pair in model_pairs(context)}

    assert len(pairs) == len(model_pairs(context)) == 1


def test_a_summary_says_only_what_is_known_of_both() -> None:
    context = _context(_of("m"), _of("n", input="3"), models={"n": OLD})

    sentences = pair_summary(context, model_pairs(context)[0])

    assert any(
        "M (m) costs $2.00 and M (n) $3.00 per 1M input tokens" in text for text in sentences
    )
    assert not any("output" in text or "window" in text for text in sentences)
    assert sentences[-1].startswith("M (n): ")
    assert "2026-12-31" in sentences[-1]


def test_a_summary_names_tiers_and_what_is_announced_beside_a_list_price() -> None:
    longer = {"when": {"input_above": 200_000}, "rates": {"input": "4", "output": "8"}}
    later = {"rates": {"input": "5", "output": "8"}, "starts": "2026-12-01"}
    now = {"rates": {"input": "2", "output": "8"}, "ends": "2026-12-01"}
    slug, entry = _of("m")
    prices = {**entry, "prices": [later, now, longer]}
    context = _context((slug, prices), _of("n"), models={"n": OLD})

    text = " ".join(pair_summary(context, model_pairs(context)[0]))

    assert "M (m) costs $2.00 ($4.00 above 200K; from 2026-12-01 $5.00) and M (n) $2.00" in text
    assert "Both cost $8.00 per 1M output tokens at Maker." in text


def test_a_summary_says_what_nobody_verified_and_what_is_disputed() -> None:
    slug, entry = _of("m")
    rates = {"input": "9", "output": "9"}
    listed = {
        "rates": {"input": "2", "output": "8"},
        "source": "list",
        "disputed": [{"rates": rates, "source": "other"}],
    }
    context = _context((slug, {**entry, "prices": [listed]}), _of("n"), models={"n": OLD})

    text = " ".join(pair_summary(context, model_pairs(context)[0]))

    assert "M (m) costs $2.00 (disputed) and M (n) $2.00 per" in text
    assert "The prices of M (m) are from models.dev, unverified." in text
    assert "(known only at Maker)" in text
    assert "The lowest known costs are alike: " in text


def test_models_of_one_day_were_both_released_then_and_aliases_are_no_pair() -> None:
    slug, entry = _of("n")
    day = {"released": "2026-05-22"}
    both = _context(_of("m"), _of("n"), model=day, models={"n": {**OLD, **day}})
    moving = _context(_of("m"), (slug, {**entry, "moving": "yes"}), models={"n": OLD})

    assert "Both were released on 2026-05-22." in pair_summary(both, model_pairs(both)[0])
    assert model_pairs(moving) == ()


def test_rows_mark_what_differs_and_an_unknown_is_no_value() -> None:
    context = _context(_of("m"), _of("n"), model={"limits": {"context": 128000}}, models={"n": OLD})

    groups = compared(context, list(context.catalogue.models.values()))

    rows = {row.label: row for group in groups for row in group.rows}
    window = rows["Context window"]
    assert window.differs
    assert [fact.state for fact in window.facts] == [State.KNOWN, State.UNKNOWN]
    assert not rows["Kind"].differs
    assert not rows["Input per 1M tokens"].differs


def test_the_summary_of_prices_names_whose_they_are() -> None:
    cheaper = offer("acme", {"input": "1", "output": "4"})
    held = market_of(offer("maker"), cheaper, providers={"maker": OWN})

    facts = {fact.label: fact for fact in price_summary(held.catalogue, held)}

    assert facts["List prices of"].text == "Maker"
    assert facts["Input per 1M tokens"].note == ""
    lowest = next(fact for label, fact in facts.items() if label.startswith("Lowest cost"))
    assert lowest.text.endswith("at Acme")
    assert lowest.note.startswith("Maker: $")
    assert facts["Providers"].text == "2 can be called"


def test_what_nobody_prices_is_not_compared() -> None:
    held = market_of(offer("acme", None, billing="unknown"))

    facts = price_summary(held.catalogue, held)

    assert facts[0].text == "Not listed"
    assert {fact.state for fact in facts[:-1]} == {State.UNKNOWN}
