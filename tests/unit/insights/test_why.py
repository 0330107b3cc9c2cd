"""What sets a provider apart, and nothing that is true of all."""

from __future__ import annotations

from typing import Any

import pytest

from llmref.insights.why import why
from tests.unit.insights.factories import (
    RATES,
    Offer,
    at,
    free,
    market_of,
    offer,
    subscription,
    unpriced,
)

CHEAP, DEAR = {"input": "1", "output": "4"}, {"input": "5", "output": "20"}
NEAR = {"input": "2.2", "output": "8.8"}
CACHED = {**RATES, "cache_read": "0.1"}
BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}
FAST = {"when": {"mode": "fast"}, "rates": {"input": "9"}}
FLEX = {"when": {"mode": "flex"}, "rates": {"input": "1"}}
YUAN = {"rates": RATES, "currency": "CNY"}
EU = {"id": "eu.m", "label": "EU", "region": "EU"}
MORE = [offer("beta"), offer("gamma"), offer("delta"), offer("zeta")]
CUT = {"context": 128000}
WHOLE = {"context": 200000}


def said(sold: Offer, *others: Offer, **fields: Any) -> list[str]:
    held = market_of(sold, *others, **fields)
    return list(why(at(held, sold[0]), held))


@pytest.mark.parametrize(
    ("sold", "others", "sentence"),
    [
        # the offering, the others, the first sentence
        (
            offer(rates=CHEAP),
            [offer("beta"), offer("gamma")],
            (
                "For 1,000 chats, Acme charges $5.00: the least of 3 known costs;"
                " next, at $10.00, come Beta and Gamma."
            ),
        ),
        (
            offer(rates=CHEAP),
            [offer("beta", CHEAP), offer("gamma")],
            (
                "For 1,000 chats, Acme charges $5.00, as does Beta: the least of 3 known costs;"
                " next, at $10.00, comes Gamma."
            ),
        ),
        (
            offer(rates=CHEAP, source="list"),
            [offer("beta")],
            (
                "For 1,000 chats, Acme charges $5.00: the least of 2 known costs, by prices taken"
                " from models.dev, which nobody here verified; next, at $10.00, comes Beta."
            ),
        ),
        (
            offer(rates=NEAR),
            [offer("beta"), offer("gamma", DEAR)],
            "For 1,000 chats, Acme charges $11.00: 10% more than the $10.00 at Beta.",
        ),
        (
            offer(rates=DEAR),
            [offer("beta"), offer("gamma", DEAR), offer("delta", DEAR)],
            (
                "For 1,000 chats, Acme charges $25.00, as do Delta and Gamma:"
                " 2.5 times the $10.00 at Beta; no provider is known to charge more."
            ),
        ),
        (
            free(free_limit="50 requests a day"),
            [offer("beta"), offer("gamma", DEAR)],
            (
                "It costs nothing at Acme (50 requests a day);"
                " for 1,000 chats, others charge $10.00 to $25.00."
            ),
        ),
        (
            free(),
            [offer("beta")],
            "It costs nothing at Acme; for 1,000 chats, others charge $10.00.",
        ),
        (
            subscription(),
            [offer("beta")],
            "It is part of the plan Pro at Acme; for 1,000 chats, others charge $10.00.",
        ),
        (
            offer(rates=None, billing="subscription"),
            [offer("beta")],
            "It is part of a subscription at Acme; for 1,000 chats, others charge $10.00.",
        ),
        (
            unpriced(),
            [offer("beta")],
            "No source that we read gives a price at Acme; for 1,000 chats, others charge $10.00.",
        ),
        (
            offer(rates={"input": "1"}),
            [offer("beta")],
            (
                "No source that we read gives its price for output;"
                " for 1,000 chats, others charge $10.00."
            ),
        ),
        (
            offer(rates=None, prices=[YUAN]),
            [offer("beta")],
            ("For 1,000 chats, Acme charges CN¥10.00, not compared with $10.00 elsewhere."),
        ),
        (
            offer(lifecycle={"status": "retired"}),
            [offer("beta")],
            "It is retired here, so it is not compared with other providers.",
        ),
        (
            offer(lifecycle={"status": "announced"}),
            [offer("beta")],
            "It is only announced, so it is not compared with other providers.",
        ),
    ],
)
def test_the_price_is_held_against_the_others(
    sold: Offer, others: list[Offer], sentence: str
) -> None:
    assert said(sold, *others)[0] == sentence


@pytest.mark.parametrize(
    ("sold", "others", "model", "sentence"),
    [
        # the offering, the others, the model's limits, the sentence
        (
            offer(limits=CUT),
            MORE,
            WHOLE,
            "Its context window is 128,000 tokens here, less than the model's 200,000.",
        ),
        (
            offer(limits={"output": 64000}),
            MORE,
            {"output": 32000},
            "Its longest answer is 64,000 tokens here, more than the model's 32,000.",
        ),
        (
            offer(),
            [offer("beta", limits=CUT)],
            WHOLE,
            "Only here is its context window 200,000 tokens; elsewhere it is at most 128,000.",
        ),
        (
            offer(limits=CUT),
            [offer("beta", limits=WHOLE)],
            {},
            "Its context window is 128,000 tokens here; elsewhere it is up to 200,000.",
        ),
    ],
)
def test_limits_are_told_where_they_differ(
    sold: Offer, others: list[Offer], model: dict[str, int], sentence: str
) -> None:
    assert said(sold, *others, model={"limits": model}) == [sentence]


@pytest.mark.parametrize(
    ("sold", "others", "sentence"),
    [
        # the offering, the others, the sentence
        (offer(prices=[BATCH]), MORE, "Of 5 providers only this one has a batch price."),
        (
            offer(prices=[BATCH]),
            [*MORE[1:], offer("beta", prices=[BATCH])],
            "It has a batch price, as only 2 of 5 providers do.",
        ),
        (
            offer(not_offered=["batch"]),
            [*MORE[1:], offer("beta", prices=[BATCH])],
            "It does not have a batch price; Beta does.",
        ),
        (
            offer(),
            [offer("beta", CACHED), offer("gamma", CACHED)],
            "No source that we read gives a price for cached input here; Beta and Gamma do.",
        ),
        (offer(prices=[FAST]), MORE, "Of all its providers only this one has a fast price."),
        (
            offer(prices=[FAST, FLEX]),
            MORE,
            "Of all its providers only this one has flex and fast prices.",
        ),
        (
            offer("maker", lifecycle={"status": "retired"}, prices=[FAST, BATCH]),
            MORE,
            "It is retired here, so it is not compared with other providers.",
        ),
        (
            offer(regions=["eu", "us"]),
            MORE,
            "You can choose where it answers: eu and us.",
        ),
        (offer(variants=[EU]), MORE, "Ids of their own choose where it answers: EU (`eu.m`)."),
        (offer(moving=True), MORE, "`m` points at different models over time."),
        (
            offer(deployment="self-hosted"),
            MORE,
            "It runs on your own machine; nothing is sent to a provider.",
        ),
        (
            offer(deployment="provisioned"),
            MORE,
            "It runs on capacity that you reserve beforehand.",
        ),
        (
            offer(deployment="dedicated"),
            MORE,
            "It runs on machines set up for you alone.",
        ),
        (offer("maker"), MORE, "Maker made the model and sells it here itself."),
    ],
)
def test_only_what_differs_is_told(sold: Offer, others: list[Offer], sentence: str) -> None:
    assert said(sold, *others) == [sentence]


@pytest.mark.parametrize(
    ("here", "sentence"),
    [
        (
            {"tools": False},
            "Not available here, although the model can: tool calling.",
        ),
        (
            {"streaming": True},
            "Available here beyond the model itself: streaming.",
        ),
    ],
)
def test_a_feature_is_told_that_is_lost_or_gained(here: dict[str, bool], sentence: str) -> None:
    model = {"features": {"tools": True, "streaming": False}}

    assert said(offer(features=here), *MORE, model=model) == [sentence]


def test_features_that_differ_from_the_model_are_told() -> None:
    model = {"features": {"tools": True, "json_mode": True, "streaming": False}}
    sold = offer(features={"tools": False, "json_mode": False, "streaming": True})

    assert said(sold, *MORE, model=model) == [
        "Not available here, although the model can: tool calling and JSON mode.",
        "Available here beyond the model itself: streaming.",
    ]


@pytest.mark.parametrize(
    ("sold", "others", "model", "sentence"),
    [
        # the offering, the others, the model's limits, the sentence
        (
            offer(),
            MORE,
            WHOLE,
            (
                "Price and context window are the same as at Beta, Delta, Gamma and Zeta:"
                " $10.00 for 1,000 chats and 200,000 tokens of context."
            ),
        ),
        (
            offer(),
            MORE[:1],
            {},
            "The price is the same as at Beta: $10.00 for 1,000 chats.",
        ),
        (
            unpriced(),
            [unpriced("beta")],
            {},
            "Nothing in the sources that we read sets this provider apart for this model.",
        ),
    ],
)
def test_if_nothing_differs_one_sentence_says_so(
    sold: Offer, others: list[Offer], model: dict[str, int], sentence: str
) -> None:
    assert said(sold, *others, model={"limits": model}) == [sentence]


@pytest.mark.parametrize(
    ("sold", "sentences"),
    [
        # the only offering, what is said
        (offer(), ["Acme is the only provider of M listed here."]),
        (
            offer(regions=["eu"]),
            [
                "Acme is the only provider of M listed here.",
                "You can choose where it answers: eu.",
            ],
        ),
        (
            offer(lifecycle={"status": "retired"}),
            [
                "M is retired at Acme, and no other provider of it is listed here.",
            ],
        ),
        (
            offer(lifecycle={"status": "announced"}),
            [
                "M is announced at Acme, and no other provider of it is listed here.",
            ],
        ),
    ],
)
def test_the_only_provider_is_called_so(sold: Offer, sentences: list[str]) -> None:
    assert said(sold) == sentences


@pytest.mark.parametrize(
    ("sold", "sentence"),
    [
        (offer(), "Of 3 providers listed here, only Acme offers M now."),
        (
            offer(lifecycle={"status": "retired"}),
            "M is retired at Acme, and cannot be called at 2 other providers listed here either.",
        ),
    ],
)
def test_providers_that_ended_it_are_not_left_out(sold: Offer, sentence: str) -> None:
    ended = [offer(name, lifecycle={"status": "retired"}) for name in ("beta", "gamma")]

    assert said(sold, *ended)[0] == sentence
