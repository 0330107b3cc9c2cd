"""Which calls are held against the reasons that other providers give for none."""

from typing import Any

import pytest

from llmref.rules.call_against_reason import check
from tests.unit.insights.factories import catalogue, offer

CHAT = {"class": "openai-chat", "base_url": "https://acme.example/v1", "kinds": ["chat"]}
CALLS = {"recipes": [CHAT]}


def none(text: str, **keys: Any) -> dict[str, Any]:
    return {**CALLS, "no_calls": [{"text": text, "models": ["m"]}], **keys}


@pytest.mark.parametrize(
    ("providers", "warned"),
    [
        # what the providers say, whether the call at acme is doubted
        ({"maker": none("It sings.", kind="first-party")}, True),
        ({"maker": none("It sings.")}, False),
        ({"b": none("It sings.")}, False),
        ({"b": none("It sings."), "c": none("It sings.")}, True),
        ({"b": none("It sings."), "c": none("It hums.")}, False),
        ({"b": {"no_calls": [{"text": "It sings.", "kinds": ["chat"]}]}}, False),
    ],
)
def test_a_reason_that_concerns_the_model_is_held_against_calls_elsewhere(
    providers: dict[str, Any], warned: bool
) -> None:
    offers = [offer(), *(offer(slug) for slug in providers)]
    made = catalogue(*offers, providers={"acme": CALLS, **providers})

    found = [problem.message for problem in check(made)]

    assert [text.startswith("'m' has a call here, but") for text in found] == [True] * warned


def test_a_model_that_says_why_it_has_no_call_is_not_doubted() -> None:
    model = {"no_call": {"text": "It sings."}}
    made = catalogue(offer(), model=model, providers={"acme": CALLS})

    assert list(check(made)) == []
