"""What a request may set at an offering, in words and as data."""

from typing import Any

import pytest

from llmref.insights.cells import State
from llmref.pages.request_parameters import (
    parameter_facts,
    parameters_credit,
    parameters_data,
    unknown_parameters,
)
from tests.unit.insights.factories import offer, offering_of

SOURCE = {"source": "list"}


@pytest.mark.parametrize(
    ("taken", "text", "note"),
    [
        ({"min": "0", "max": "2", "default": "1"}, "0 to 2; default 1", ""),
        ({"min": "1024"}, "From 1024", ""),
        ({"max": "65535"}, "Up to 65535", ""),
        ({}, "Accepted", ""),
        ({"values": ["low", "high"], "default": "low"}, "low, high; default low", ""),
        ({"values": ["none", "default"], "default": "default"}, "none, default", ""),
        ({"name": "topP", "condition": "only with x"}, "Accepted", "`topP`; only with x"),
    ],
)
def test_a_parameter_is_told_with_its_range_and_default(
    taken: dict[str, Any], text: str, note: str
) -> None:
    stated = {"takes": {"top_p": taken}, **SOURCE}
    facts = parameter_facts(offering_of(offer(request_parameters=stated)))

    assert [(fact.label, fact.text, fact.note) for fact in facts] == [("Top P", text, note)]


def test_a_refused_parameter_looks_like_none_that_is_not_known() -> None:
    offering = offering_of(offer(request_parameters={"refuses": ["seed"], **SOURCE}))

    assert [(fact.text, fact.state) for fact in parameter_facts(offering)] == [
        ("Not accepted", State.NOT_OFFERED)
    ]
    assert parameters_credit(offering) == "Source: models.dev, 2026-07-02; unverified."


def test_where_nothing_is_stated_nothing_is_known() -> None:
    offering = offering_of(offer())

    assert parameter_facts(offering) == []
    assert parameters_data(offering) is None
    assert [fact.state for fact in unknown_parameters(offering)] == [State.UNKNOWN]
