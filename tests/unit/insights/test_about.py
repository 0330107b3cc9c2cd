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
            "M is a chat model by Maker. It accepts text and PDF files and outputs text.",
        ),
        (
            {"limits": {"context": "128000", "output": "16000"}},
            (
                "M is a chat model by Maker. "
                "Its context window is 128,000 tokens, its max output 16,000."
            ),
        ),
        (
            {"limits": {"context": "128000"}},
            "M is a chat model by Maker. Its context window is 128,000 tokens.",
        ),
        # a window for prompt and answer is what models that write have; others take an input
        (
            {"kind": "embedding", "limits": {"context": "8192", "output": "1024"}},
            "M is an embedding model by Maker. It accepts inputs of up to 8,192 tokens.",
        ),
        (
            {"kind": "video", "limits": {"context": "1024"}},
            "M is a video model by Maker. It accepts inputs of up to 1,024 tokens.",
        ),
        (
            {
                "kind": "video",
                "input": ["text", "image"],
                "output": ["video"],
                "limits": {"context": "1024"},
            },
            (
                "M is a video model by Maker. "
                "It accepts text and images, up to 1,024 tokens, and outputs video."
            ),
        ),
        (
            {"kind": "image", "input": ["text"], "output": ["image"]},
            "M is an image model by Maker. It accepts text and outputs images.",
        ),
        # what catalogues call the output of an embedding model or a reranker is often wrong
        (
            {"kind": "embedding", "input": ["text", "image"], "output": ["text"]},
            "M is an embedding model by Maker. It turns text and images into vectors.",
        ),
        (
            {"kind": "embedding", "input": ["text"], "limits": {"dimensions": "1024"}},
            "M is an embedding model by Maker. It turns text into vectors of 1,024 dimensions.",
        ),
        ({"kind": "rerank", "input": ["text"], "output": ["text"]}, "M is a reranker by Maker."),
        (
            {
                "kind": "moderation",
                "input": ["text"],
                "output": ["text"],
                "limits": {"context": "8192", "output": "1024"},
            },
            (
                "M is a moderation model by Maker. It accepts text and outputs text. "
                "Its context window is 8,192 tokens, its max output 1,024."
            ),
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
    assert about(many).endswith("5 providers listed here offer it.")


def test_a_provider_with_two_ids_counts_once() -> None:
    held = market_of(offer(), offer(id="m-2"))

    assert about(held).endswith("Of the providers listed here, only Acme offers it.")


def test_a_model_that_nobody_offers_any_more_says_so() -> None:
    held = market_of(offer(lifecycle={"status": "retired"}))

    assert about(held).endswith("No provider that is listed here offers it any more.")
