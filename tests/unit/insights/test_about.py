"""What is said about a model of which nobody wrote: its facts, and nothing that is not known."""

from typing import Any

import pytest

from generator.insights.about import about
from tests.unit.insights.factories import market_of, offer


@pytest.mark.parametrize(
    ("model", "said"),
    [
        # what is known of the model, all that is said
        ({}, "M is a chat model by Maker."),
        (
            {"kind": "embedding", "family": "line"},
            "M is an embedding model by Maker, of the Line family.",
        ),
        ({"weights": "open"}, "M is a chat model with open weights by Maker."),
        ({"weights": "closed"}, "M is a chat model by Maker."),
        ({"released": "2025-04-14"}, "M is a chat model by Maker, released on 2025-04-14."),
        ({"released": "2025-04"}, "M is a chat model by Maker, released in April 2025."),
        (
            {"input": ["text", "pdf"], "output": ["text"]},
            "M is a chat model by Maker. It takes text and PDF files and gives text.",
        ),
        (
            {"limits": {"context": "128000", "output": "16000"}},
            (
                "M is a chat model by Maker. "
                "Its context window holds 128,000 tokens, and an answer up to 16,000."
            ),
        ),
        (
            {"limits": {"context": "128000"}},
            "M is a chat model by Maker. Its context window holds 128,000 tokens.",
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

    assert about(held) == "M is a router whose maker is not known."


def test_those_who_offer_it_are_counted() -> None:
    assert about(market_of(offer())).endswith("1 provider listed here offers it.")
    assert about(market_of(offer(), offer("zeta"))).endswith("2 providers listed here offer it.")
