"""Questions and answers, in plain text."""

from __future__ import annotations

from typing import Any

import pytest

from llmref.insights import faq
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

LIST = "Source: models.dev (2026-07-02), unverified."
PAGE = "Source: acme.example, verified on 2026-11-01."
CACHED = {**RATES, "cache_read": "0.1", "cache_write": "free", "reasoning": "9"}
BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1", "output": "4"}}
SAME_BATCH = {"when": {"mode": "batch"}, "rates": {"input": "2"}}
EU_BATCH = {"when": {"mode": "batch", "region": "eu"}, "rates": {"input": "1"}}
EU_CACHE = {"when": {"region": "eu"}, "rates": {"cache_read": "0.1"}}
LONG = {"when": {"input_above": 200000}, "rates": {"input": "4"}}
EU = {"id": "eu.m", "label": "EU", "region": "EU"}
OPEN = "Is M open source?"
WHICH_ID = "Which model ID do I use for M on Acme?"
CALLED: dict[str, Any] = {
    "auth": [{"name": "ACME_KEY", "role": "key"}],
    "recipes": [{"class": "openai-chat", "base_url": "https://acme.example/v1", "kinds": ["chat"]}],
}


def answers(sold: Offer, *others: Offer, **fields: Any) -> dict[str, str]:
    held = market_of(sold, *others, **fields)
    return {pair.question: pair.answer for pair in faq.offering_faq(at(held, sold[0]), held)}


def about_model(*offers: Offer, **fields: Any) -> dict[str, str]:
    return {pair.question: pair.answer for pair in faq.model_faq(market_of(*offers, **fields))}


@pytest.mark.parametrize(
    ("sold", "answer"),
    [
        # the offering, what it costs
        (
            offer(),
            f"M on Acme costs $2.00 per 1M input tokens and $8.00 per 1M output tokens. {PAGE}",
        ),
        (
            offer(rates=CACHED, source="list"),
            f"M on Acme costs $2.00 per 1M input tokens and $8.00 per 1M output tokens. {LIST}",
        ),
        (offer(rates={"image": "1"}), f"M on Acme costs $1.00 per image. {PAGE}"),
        (
            offer(lifecycle={"status": "retired"}),
            (
                "M on Acme is retired; its last known price was $2.00 per 1M input tokens"
                " and $8.00 per 1M output tokens."
            ),
        ),
        (free(), "M on Acme is free of charge."),
        (
            free(free_limit="50 requests a day"),
            "M on Acme is free of charge, limited to: 50 requests a day.",
        ),
        (
            subscription(),
            "M on Acme is part of the plan Pro ($20 a month); it has no price of its own.",
        ),
        (
            offer(rates=None, billing="subscription"),
            "M on Acme is part of a subscription; it has no price of its own.",
        ),
        (unpriced(), "No price is documented for M on Acme."),
        (offer(rates={"image": "1"}, source="undated"), "M on Acme costs $1.00 per image."),
    ],
)
def test_what_it_costs(sold: Offer, answer: str) -> None:
    assert answers(sold)["What does M on Acme cost?"] == answer


@pytest.mark.parametrize(
    ("limits", "model", "answer"),
    [
        # limits here, the model, how long the context is
        ({}, {}, "Not documented for Acme."),
        ({"context": 1047576}, {}, "1,047,576 tokens (1.05M) on Acme."),
        ({"context": 512}, {}, "512 tokens on Acme."),
        (
            {"context": 1000, "output": 100},
            {"limits": {"context": 2000}},
            "1,000 tokens (1K) on Acme; max output is 100 tokens. The model itself supports 2,000.",
        ),
        ({"context": 1000, "output": 100}, {"kind": "embedding"}, "1,000 tokens (1K) on Acme."),
        ({}, {"kind": "image"}, None),
        (
            {},
            {"limits": {"context": 2000}},
            "2,000 tokens (2K), the model's own, as none is documented for Acme.",
        ),
    ],
)
def test_how_long_the_context_is(
    limits: dict[str, int], model: dict[str, Any], answer: str | None
) -> None:
    found = answers(offer(limits=limits), model=model)

    assert found.get("What is the context window of M on Acme?") == answer


def test_what_the_creator_of_closed_weights_serves_is_the_model() -> None:
    model = {"limits": {"context": 2000}, "weights": "closed"}

    found = answers(offer("maker", limits={"context": 1000}), model=model)

    answer = found["What is the context window of M on Maker?"]
    assert answer == "1,000 tokens (1K) on Maker. Another source says 2,000."


@pytest.mark.parametrize(
    ("sold", "others", "answer"),
    [
        # the offering, the others, how it compares
        (offer(), [], "Acme is the only provider of M listed here."),
        (
            offer(),
            [offer("beta", {"input": "1", "output": "4"})],
            (
                "Beta is cheapest at $5.00 for 1,000 chats;"
                " the most expensive provider charges $10.00."
                " Acme charges $10.00 for it: second of 2."
            ),
        ),
        (
            offer(),
            [offer("beta", {"input": "1", "output": "4"}), offer("gamma"), unpriced("delta")],
            (
                "Beta is cheapest at $5.00 for 1,000 chats; the most expensive "
                "providers charge $10.00. Acme charges $10.00 for it: tied for "
                "second of 3 with 1 other."
            ),
        ),
        (
            offer(rates={"input": "1", "output": "4"}),
            [offer("beta")],
            (
                "Acme is cheapest at $5.00 for 1,000 chats;"
                " the most expensive provider charges $10.00."
            ),
        ),
        (
            offer(),
            [offer("beta")],
            "Both providers with a known cost charge the same for 1,000 chats: $10.00.",
        ),
    ],
)
def test_how_it_compares(sold: Offer, others: list[Offer], answer: str) -> None:
    assert answers(sold, *others)["How does Acme compare with other providers of M?"] == answer


@pytest.mark.parametrize(
    ("sold", "answer"),
    [
        (offer(id="acme/m"), "Use `acme/m` as the model when you call Acme."),
        (
            offer(variants=[EU]),
            "Use `m` as the model when you call Acme. It also accepts `eu.m` (EU).",
        ),
    ],
)
def test_which_id_to_send(sold: Offer, answer: str) -> None:
    assert answers(sold, providers={"acme": CALLED})[WHICH_ID] == answer


def test_no_id_is_said_to_be_used_where_no_call_is_published() -> None:
    assert answers(offer())[WHICH_ID] == "Its ID there is `m`; no call is published for it."


def test_where_models_are_deployed_the_name_of_the_deployment_is_sent() -> None:
    resource = {"name": "ACME_RESOURCE", "role": "resource"}
    deployed = {**CALLED, "auth": [*CALLED["auth"], resource]}

    assert answers(offer(), providers={"acme": deployed})[WHICH_ID] == (
        "Use the name of your deployment as the model when you call Acme; it is `m` if you named it"
        " after the model."
    )


@pytest.mark.parametrize(
    ("model", "answer"),
    [
        # the model, who created it
        ({}, "Maker."),
        ({"family": "m"}, "Maker."),
        (
            {"family": "line", "released": "2025-04-14"},
            "Maker, as part of the Line family.",
        ),
    ],
)
def test_who_created_it(model: dict[str, Any], answer: str) -> None:
    assert answers(offer(), model=model)["Who created M?"] == answer


def test_an_unknown_maker_is_said_to_be_unknown() -> None:
    found = answers(offer(), maker="unattributed")

    assert found["Who created M?"] == "The creator of M is not documented."


@pytest.mark.parametrize(
    ("model", "answer"),
    [
        # the model, whether it is open
        ({}, "Whether the weights of M are published is not documented."),
        ({"weights": "closed"}, "No. Its weights are not published."),
        (
            {"weights": "open", "license": "MIT"},
            "Its weights can be downloaded under the MIT license.",
        ),
        (
            {"weights": "open", "license": "Llama 3.2 Community License"},
            "Its weights can be downloaded under the Llama 3.2 Community License.",
        ),
        (
            {"weights": "open"},
            "Its weights can be downloaded; the license is not documented.",
        ),
    ],
)
def test_whether_it_is_open(model: dict[str, Any], answer: str) -> None:
    assert answers(offer(), model=model)[OPEN] == answer


@pytest.mark.parametrize(
    ("sold", "answer"),
    [
        # the offering, what is said of batch
        (offer(), None),
        (offer(not_offered=["batch"]), "No, Acme does not offer batch requests for it."),
        (
            offer(prices=[BATCH]),
            (
                "Yes: $1.00 per 1M input tokens and $4.00 per 1M output tokens,"
                " 50% less for input than the standard price."
            ),
        ),
        (offer(prices=[SAME_BATCH]), "Yes: $2.00 per 1M input tokens."),
        (
            offer(prices=[EU_BATCH]),
            "Yes, under the conditions in the price table.",
        ),
    ],
)
def test_whether_it_has_batch(sold: Offer, answer: str | None) -> None:
    assert answers(sold).get("Does M on Acme have a batch price?") == answer


@pytest.mark.parametrize(
    ("sold", "answer"),
    [
        # the offering, what is said of caching
        (offer(), None),
        (offer(not_offered=["cache_read"]), "No, Acme does not offer it for this model."),
        (
            offer(rates=CACHED),
            ("Yes: it charges $0.10 per 1M cached input tokens, instead of $2.00 for new input."),
        ),
        (
            offer(rates={"cache_read": "0.1"}),
            "Yes: it charges $0.10 per 1M cached input tokens.",
        ),
        (
            offer(rates={**RATES, "cache_read": "free"}),
            "Yes: cached input is not charged.",
        ),
        (offer(prices=[EU_CACHE]), "Yes, under the conditions in the price table."),
    ],
)
def test_whether_it_caches(sold: Offer, answer: str | None) -> None:
    assert answers(sold).get("Does M on Acme support prompt caching?") == answer


@pytest.mark.parametrize(
    ("sold", "answer"),
    [
        (offer(), None),
        (
            offer(prices=[LONG]),
            (
                "With more than 200,000 tokens of input, the whole request is charged"
                " $4.00 per 1M input tokens."
            ),
        ),
    ],
)
def test_what_long_prompts_cost(sold: Offer, answer: str | None) -> None:
    assert answers(sold).get("What do long prompts cost with M on Acme?") == answer


READ = " Source: acme.example, verified on 2026-11-01."


@pytest.mark.parametrize(
    ("lifecycle", "answer"),
    [
        # lifecycle, what is said of the end
        ({"status": "active"}, None),
        (
            {"status": "active", "retires_on": "2027-01-01"},
            f"M on Acme retires on 2027-01-01.{READ}",
        ),
        (
            {"status": "retired", "retires_on": "2026-01-01", "successor": "n"},
            f"M on Acme retired on 2026-01-01. Its replacement is N.{READ}",
        ),
        (
            {"status": "retired", "successor": "gone"},
            f"M on Acme is retired; no day is documented.{READ}",
        ),
        (
            {"status": "deprecated"},
            f"M on Acme is deprecated; no retirement date is documented.{READ}",
        ),
    ],
)
def test_when_it_ends(lifecycle: dict[str, str], answer: str | None) -> None:
    found = answers(offer(lifecycle=lifecycle), models={"n": {"name": "N"}})

    is_over = lifecycle["status"] == "retired"
    asked = "When did M on Acme retire?" if is_over else "When does M on Acme retire?"
    assert found.get(asked) == answer


@pytest.mark.parametrize(
    ("sold", "answer"),
    [
        (offer(), None),
        (offer(regions=["eu", "us"]), "eu and us."),
        (offer(regions=["us"], variants=[EU]), "us and EU (with the ID `eu.m`)."),
    ],
)
def test_where_it_answers(sold: Offer, answer: str | None) -> None:
    assert answers(sold).get("In which regions is M on Acme available?") == answer


def test_a_model_is_told_of_wherever_it_runs() -> None:
    found = about_model(offer(), offer("beta"), model={"limits": {"context": 4000, "output": 100}})

    assert found == {
        "Who offers M?": "Acme and Beta offer it.",
        "Which provider of M is the cheapest?": (
            "Both providers with a known cost charge the same for 1,000 chats: $10.00."
        ),
        "What is the context window of M?": (
            "4,000 tokens (4K); max output is 100 tokens. Providers may set lower limits."
        ),
        "Who created M?": "Maker.",
        OPEN: "Whether the weights of M are published is not documented.",
    }


@pytest.mark.parametrize(
    ("offers", "answer"),
    [
        ([], "No provider listed here offers M."),
        (
            [offer(lifecycle={"status": "retired"})],
            "No provider listed here offers M anymore.",
        ),
        ([offer()], "Acme offers it."),
        (
            [offer(slug) for slug in ("p1", "p2", "p3", "p4", "p5")],
            "5 providers, among them P1, P2 and P3, offer it.",
        ),
    ],
)
def test_who_offers_it(offers: list[Offer], answer: str) -> None:
    assert about_model(*offers)["Who offers M?"] == answer


def test_of_many_providers_the_creators_own_and_the_largest_are_named() -> None:
    other = ("p4", {**offer()[1], "model": "n", "id": "n"})
    sold = [*map(offer, ("p1", "p2", "p3", "p4")), other, offer("maker")]

    answers = about_model(*sold, models={"n": {}}, providers={"maker": {"kind": "first-party"}})

    assert answers["Who offers M?"] == "5 providers, among them Maker, P4 and P1, offer it."


@pytest.mark.parametrize(
    ("model", "answer"),
    [
        ({}, "Not documented for the model itself."),
        ({"kind": "image"}, None),
        (
            {"kind": "embedding", "limits": {"context": 512, "output": 5}},
            "512 tokens. Providers may set lower limits.",
        ),
    ],
)
def test_how_long_the_context_of_the_model_is(model: dict[str, Any], answer: str | None) -> None:
    assert about_model(model=model).get("What is the context window of M?") == answer


def test_answers_have_no_mark_but_for_code() -> None:
    sold = offer(rates=CACHED, prices=[BATCH, LONG], variants=[EU], regions=["us"])

    assert not any(mark in answer for answer in answers(sold).values() for mark in "<>*[]")


def test_the_end_names_its_own_source() -> None:
    life = {"status": "active", "retires_on": "2027-01-01", "source": "list"}

    found = answers(offer(lifecycle=life))

    assert found["When does M on Acme retire?"].endswith(
        " Source: models.dev (2026-07-02), unverified."
    )


def test_no_id_is_recommended_where_none_answers() -> None:
    found = answers(offer(lifecycle={"status": "retired"}))

    assert found["Which model ID do I use for M on Acme?"] == (
        "No model ID works anymore; at Acme it was `m`."
    )


def test_nobody_asks_what_a_retired_offering_charges_for_batches_and_caches() -> None:
    more: dict[str, Any] = {
        "rates": CACHED,
        "prices": [BATCH, LONG],
        "variants": [EU],
        "regions": ["us"],
    }

    alive, retired = answers(offer(**more)), answers(offer(**more, lifecycle={"status": "retired"}))

    assert alive.keys() - retired.keys() == {
        "Does M on Acme have a batch price?",
        "Does M on Acme support prompt caching?",
        "What do long prompts cost with M on Acme?",
        "In which regions is M on Acme available?",
    }


def test_a_picture_costs_what_its_kind_is_charged_by_and_is_verified_in_full_only() -> None:
    rates = {"input": "5", "output": "10", "image_output": "32"}
    image = {"kind": "image"}
    asked = "What does M on Acme cost?"
    other = {"rates": rates, "rate_sources": {"image_output": "list"}}

    costs = "M on Acme costs $5.00 per 1M input tokens and $32.00 per 1M image output tokens."
    assert answers(offer(rates=rates), model=image)[asked] == f"{costs} {PAGE}"
    assert answers(offer(rates=None, prices=[other]), model=image)[asked] == f"{costs} {LIST}"


def test_nobody_asks_who_is_cheapest_of_none() -> None:
    assert "Which provider of M is the cheapest?" in about_model(offer("acme"))
    assert "Which provider of M is the cheapest?" not in about_model()
