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


@pytest.mark.parametrize(
    ("slug", "other", "warned"),
    [
        # a model with a call, another model that says why it has none, whether the call is doubted
        ("choir-voice-2.0", "choir-voice-1.0", True),
        ("choir-voice-2.0-preview", "choir-voice-1.0", True),
        ("choir-voice-mini-2.0", "choir-voice-1.0", False),
        ("choir-2.0", "choir-1.0", False),
    ],
)
def test_the_next_version_of_a_model_without_calls_is_doubted(
    slug: str, other: str, warned: bool
) -> None:
    models = {slug: {}, other: {"no_call": {"text": "It sings."}}}
    sold = [offer(model=slug), offer(model=other, id=other)]
    made = catalogue(*sold, models=models, providers={"acme": CALLS})

    assert [problem.message for problem in check(made)] == [
        f"'m' has a call here, but {other!r} has none: It sings."
    ] * warned


@pytest.mark.parametrize(("taken", "warned"), [(["audio"], True), (["text", "audio"], False)])
def test_a_model_that_takes_no_text_is_sent_none(taken: list[str], warned: bool) -> None:
    made = catalogue(offer(), model={"input": taken}, providers={"acme": CALLS})

    assert [problem.message for problem in check(made)] == [
        "'m' has a call here, but it takes audio and no text, which the call sends"
    ] * warned
