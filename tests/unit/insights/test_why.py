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
YUAN = {"rates": RATES, "currency": "CNY"}
EU = {"id": "eu.m", "label": "EU", "region": "EU"}
MORE = [offer("beta"), offer("gamma"), offer("delta"), offer("zeta")]
WITHOUT = [
    offer(name, not_offered=["batch", "fast"]) for name in ("beta", "gamma", "delta", "zeta")
]
SAME = "The price is the same as at Beta, Delta, Gamma and Zeta: $10.00 for 1,000 chats."
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
                "Cheapest of 3 known costs: $5.00 for 1,000 chats; next are Beta "
                "and Gamma at $10.00."
            ),
        ),
        (
            offer(rates=CHEAP),
            [offer("beta", CHEAP), offer("gamma")],
            (
                "Tied for cheapest with Beta, of 3 known costs: $5.00 for 1,000 "
                "chats; next is Gamma at $10.00."
            ),
        ),
        (
            offer(rates=CHEAP, source="list", checked="2026-11-01"),
            [offer("beta")],
            (
                "Cheapest of 2 known costs: $5.00 for 1,000 chats, based on "
                "unverified prices from models.dev; next is Beta at $10.00."
            ),
        ),
        (
            offer(rates=NEAR),
            [offer("beta"), offer("gamma", DEAR)],
            "Acme charges $11.00 for 1,000 chats, 10% more than the $10.00 at Beta.",
        ),
        (
            offer(rates=DEAR),
            [offer("beta"), offer("gamma", DEAR), offer("delta", DEAR)],
            (
                "Acme charges $25.00 for 1,000 chats (tied with Delta and Gamma), "
                "2.5 times the $10.00 at Beta; the highest known cost."
            ),
        ),
        (
            free(free_limit="50 requests a day"),
            [offer("beta"), offer("gamma", DEAR)],
            (
                "Free at Acme (50 requests a day); other providers charge $10.00 "
                "to $25.00 for 1,000 chats."
            ),
        ),
        (
            free(),
            [offer("beta")],
            "Free at Acme; other providers charge $10.00 for 1,000 chats.",
        ),
        (
            subscription(),
            [offer("beta")],
            ("Part of the plan Pro at Acme; other providers charge $10.00 for 1,000 chats."),
        ),
        (
            offer(rates=None, billing="subscription"),
            [offer("beta")],
            ("Part of a subscription at Acme; other providers charge $10.00 for 1,000 chats."),
        ),
        (
            unpriced(),
            [offer("beta")],
            ("No price is documented at Acme; other providers charge $10.00 for 1,000 chats."),
        ),
        (
            offer(rates={"input": "1"}),
            [offer("beta")],
            (
                "No price per 1M output tokens is documented here; other providers charge "
                "$10.00 for 1,000 chats."
            ),
        ),
        (
            offer(rates=None, prices=[YUAN]),
            [offer("beta")],
            "Acme charges CN¥10.00 for 1,000 chats, not compared with $10.00 elsewhere.",
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
            (
                "Sources disagree on its max output: 64,000 tokens here, 32,000 "
                "for the model itself."
            ),
        ),
        (
            offer(),
            [offer("beta", limits=CUT)],
            WHOLE,
            (
                "Largest documented context window: 200,000 tokens; other "
                "providers document up to 128,000."
            ),
        ),
        (
            offer(limits=CUT),
            [offer("beta", limits=WHOLE)],
            {},
            ("Its context window is 128,000 tokens here; other providers document up to 200,000."),
        ),
    ],
)
def test_limits_are_told_where_they_differ(
    sold: Offer, others: list[Offer], model: dict[str, int], sentence: str
) -> None:
    assert said(sold, *others, model={"limits": model}) == [sentence]


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ("open", "Its context window is 128,000 tokens here, less than the model's 200,000."),
        (
            "closed",
            (
                "Sources disagree on its context window: 128,000 tokens here, 200,000 for the model"
                " itself."
            ),
        ),
    ],
)
def test_the_api_of_a_closed_models_creator_serves_no_less_than_the_model(
    weights: str, sentence: str
) -> None:
    model = {"limits": WHOLE, "weights": weights}

    assert sentence in said(offer("maker", limits=CUT), *MORE, model=model)


@pytest.mark.parametrize(
    ("sold", "others", "sentence"),
    [
        # the offering, the others, the sentence
        # only few have it: said where the others are known not to, never where that is unknown
        (offer(prices=[BATCH]), WITHOUT, "The only one of 5 providers with a batch price."),
        (
            offer(prices=[BATCH]),
            [*WITHOUT[1:], offer("beta", prices=[BATCH])],
            "One of only 2 of 5 providers with a batch price.",
        ),
        (offer(prices=[BATCH]), MORE, SAME),
        (offer(prices=[BATCH]), [*WITHOUT[1:], offer("beta")], SAME),
        (
            offer(not_offered=["batch"]),
            [*MORE[1:], offer("beta", prices=[BATCH])],
            "It has no batch price; Beta has one.",
        ),
        (
            offer(),
            [offer("beta", CACHED), offer("gamma", CACHED)],
            "No price for cached input is documented here; Beta and Gamma have one.",
        ),
        (offer(prices=[FAST]), WITHOUT, "The only one of 5 providers with a fast price."),
        (offer(prices=[FAST]), MORE, SAME),
        (
            offer("maker", lifecycle={"status": "retired"}, prices=[FAST, BATCH]),
            MORE,
            "It is retired here, so it is not compared with other providers.",
        ),
        (
            offer(regions=["eu", "us"]),
            MORE,
            "You can choose its region: eu and us.",
        ),
        (offer(variants=[EU]), MORE, "Separate IDs for EU."),
        (offer(moving=True), MORE, "`m` is a floating alias: the model behind it can change."),
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
        (offer("maker"), MORE, "First-party: Maker serves its own model."),
    ],
)
def test_only_what_differs_is_told(sold: Offer, others: list[Offer], sentence: str) -> None:
    assert said(sold, *others) == [sentence]


@pytest.mark.parametrize(
    ("here", "sentence"),
    [
        (
            {"tools": False},
            "Supported by the model, but not here: tool calling.",
        ),
        (
            {"streaming": True},
            "Supported here, but not by the model itself: streaming.",
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
        "Supported by the model, but not here: tool calling and JSON mode.",
        "Supported here, but not by the model itself: streaming.",
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
            "No documented difference sets this provider apart for this model.",
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
                "You can choose its region: eu.",
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
