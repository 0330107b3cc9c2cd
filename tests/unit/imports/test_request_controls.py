"""What catalogs say of the parameters of a request, as candidates state it."""

import json

import pytest

from llmref.imports.candidate import Candidate
from tests.unit.imports.copies import reading


def models_dev(*options: object) -> Candidate:
    record = {"id": "anvil-9", "reasoning": True, "reasoning_options": list(options)}
    copy = {"acme": {"models": {"anvil-9": record}}}
    return reading("models.dev", json.dumps(copy).encode()).candidates[0]


def openrouter(**facts: object) -> Candidate:
    record = {"id": "acme/anvil-9", "name": "Acme: Anvil 9", **facts}
    return reading("openrouter", json.dumps({"data": [record]}).encode()).candidates[0]


@pytest.mark.parametrize(
    ("option", "parameters"),
    [
        (
            {"type": "effort", "values": ["high", "low"]},
            {"reasoning_effort": {"values": ["low", "high"]}},
        ),
        ({"type": "effort", "values": ["loudly"]}, {}),
        ({"type": "budget_tokens"}, {"thinking_budget": {}}),
        (
            {"type": "budget_tokens", "min": 0, "max": 24576},
            {"thinking_budget": {"min": "0", "max": "24576"}},
        ),
        (
            {"type": "budget_tokens", "min": 1024, "max": 512},
            {"thinking_budget": {"min": "1024"}},
        ),
        ({"type": "budget_tokens", "min": -1}, {"thinking_budget": {}}),
        ({"type": "toggle"}, {"reasoning_switch": {}}),
        ({"type": "mood"}, {}),
    ],
)
def test_reasoning_options_are_parameters(option: object, parameters: object) -> None:
    assert models_dev(option).parameters == parameters


def test_an_empty_list_of_options_says_nothing() -> None:
    assert models_dev().parameters == {}


def test_what_openrouter_supports_is_taken_and_what_it_leaves_out_is_not_known() -> None:
    # That temperature may be set is a feature, which has its own place.
    parameters = openrouter(supported_parameters=["top_p", "tools", "temperature"]).parameters

    assert parameters == {"top_p": {}}


@pytest.mark.parametrize(
    ("reasoning", "parameters"),
    [
        (
            {"supported_efforts": ["high", "none"], "default_effort": "high"},
            {"reasoning_effort": {"values": ["none", "high"], "default": "high"}},
        ),
        (
            {"supported_efforts": ["low"], "default_effort": "max"},
            {"reasoning_effort": {"values": ["low"]}},
        ),
        ({"supports_max_tokens": True, "mandatory": True}, {"thinking_budget": {}}),
        ({"mandatory": False}, {"reasoning_switch": {}}),
        (None, {}),
    ],
)
def test_how_openrouter_lets_a_model_reason(reasoning: object, parameters: object) -> None:
    assert openrouter(reasoning=reasoning).parameters == parameters
