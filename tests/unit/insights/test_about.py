"""What is said about a model of which nobody wrote: its facts, and nothing that is not known."""

from typing import Any

import pytest

from llmref.insights.about import about
from tests.unit.insights.factories import market_of, offer


@pytest.mark.parametrize(
    ("model", "said"),
    [
        # what is known of the model, all that is said
        ({}, "M is a chat model by Maker."),
        ({"kind": "embedding"}, "M is an embedding model by Maker."),
        ({"weights": "open"}, "M is a chat model with open weights by Maker."),
        ({"weights": "closed"}, "M is a chat model by Maker."),
        # what the tables of its pages have is not said again
        (
            {
                "kind": "rerank",
                "family": "line",
                "released": "2025-04-14",
                "input": ["text"],
                "output": ["text"],
                "limits": {"context": "8192"},
            },
            "M is a reranker by Maker.",
        ),
        ({"parameters": {"total": "70B"}}, "M is a chat model by Maker. It has 70B parameters."),
        (
            {"parameters": {"total": "405B", "active": "17B"}},
            "M is a chat model by Maker. It has 405B parameters, 17B of them active.",
        ),
    ],
)
def test_what_is_known_is_said(model: dict[str, Any], said: str) -> None:
    assert about(market_of(model=model)) == said


def test_an_unknown_maker_is_said_to_be_unknown() -> None:
    held = market_of(model={"kind": "router"}, maker="unattributed")

    assert about(held) == "M is a router by an unknown creator."


def test_those_who_offer_it_are_named_as_long_as_they_are_few() -> None:
    one, two = market_of(offer()), market_of(offer(), offer("zeta"))
    many = market_of(*(offer(name) for name in ("acme", "beta", "gamma", "eta", "zeta")))

    assert about(one).endswith("Of the providers listed here, only Acme offers it.")
    assert about(two).endswith("Acme and Zeta offer it.")
    assert "offer" not in about(many)


def test_that_nobody_offers_it_is_said_only_where_nobody_does() -> None:
    gone = {"status": "retired", "retires_on": "2026-08-05"}
    others = [offer(name) for name in ("beta", "gamma", "eta", "zeta", "theta")]
    none_left = market_of(offer(lifecycle=gone))

    for number in range(1, len(others) + 1):
        left = market_of(offer(lifecycle=gone), *others[:number])
        assert "anymore" not in about(left), number
    assert about(none_left).endswith("No provider that is listed here offers it anymore.")


def test_a_provider_with_two_ids_counts_once() -> None:
    held = market_of(offer(), offer(id="m-2"))

    assert about(held).endswith("Of the providers listed here, only Acme offers it.")


def test_a_model_that_nobody_offers_any_more_says_so() -> None:
    held = market_of(offer(lifecycle={"status": "retired"}))

    assert about(held).endswith("No provider that is listed here offers it anymore.")


def test_an_alias_is_not_called_a_model() -> None:
    market = market_of(offer("acme", moving=True), offer("beta", moving=True))

    assert about(market).startswith(
        "M stands for a model that each provider chooses, and may change."
    )


def test_a_model_that_one_provider_lets_move_stays_a_model() -> None:
    market = market_of(offer("acme", moving=True), offer("beta"))

    assert "stands for" not in about(market)
