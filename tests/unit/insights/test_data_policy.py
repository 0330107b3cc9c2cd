"""What becomes of prompts is told in three states, each with who says so."""

from typing import Any

import pytest

from llmref.catalogue.entities import Provider
from llmref.insights.cells import State
from llmref.insights.data_policy import in_short, statements
from llmref.problems import Place
from llmref.records.data_policy import DataPolicy
from llmref.records.provider import ProviderRecord

DOCS = {"url": "https://acme.example/privacy", "via": "docs", "checked": "2026-11-01"}
LIST = DOCS | {"via": "catalogue", "name": "List", "checked": "2026-09-24"}


def stated(**policy: Any) -> dict[str, tuple[str, State]]:
    fields = {"name": "Acme", "kind": "gateway", "refresh": "weekly"}
    record = ProviderRecord.model_validate(fields | {"data_policy": policy})
    provider = Provider(Place("providers/acme.yaml"), "acme", record)
    return {row.key: (row.text, row.state) for row in statements(provider)}


@pytest.mark.parametrize(
    ("policy", "key", "text", "state"),
    [
        ({}, "retains_prompts", "Not known", State.UNKNOWN),
        ({"retains_prompts": "no"}, "retains_prompts", "Not retained", State.NOT_OFFERED),
        ({"retains_prompts": "yes"}, "retains_prompts", "Yes, for an unknown time", State.KNOWN),
        (
            {"retains_prompts": "yes", "retention_days": "1"},
            "retains_prompts",
            "For 1 day",
            State.KNOWN,
        ),
        ({}, "trains_on_prompts", "Not known", State.UNKNOWN),
        ({"trains_on_prompts": "no"}, "trains_on_prompts", "No", State.NOT_OFFERED),
        (
            {"trains_on_prompts": "no", "training_choice": "opt-in"},
            "trains_on_prompts",
            "No, unless a customer opts in",
            State.NOT_OFFERED,
        ),
        (
            {"trains_on_prompts": "yes", "training_choice": "opt-out"},
            "trains_on_prompts",
            "Yes, unless a customer opts out",
            State.KNOWN,
        ),
        ({}, "zero_retention", "Not known", State.UNKNOWN),
        ({"zero_retention": "yes"}, "zero_retention", "Offered", State.KNOWN),
        ({"zero_retention": "no"}, "zero_retention", "Not offered", State.NOT_OFFERED),
        ({"country": "NO"}, "country", "Norway", State.KNOWN),
        ({"datacenters": ["US", "DE"]}, "datacenters", "United States, Germany", State.KNOWN),
    ],
)
def test_a_policy_is_told_in_three_states(
    policy: dict[str, Any], key: str, text: str, state: State
) -> None:
    assert stated(**policy)[key] == (text, state)


def test_a_statement_names_who_makes_it_and_when() -> None:
    sources = [DOCS | {"for": ["country"]}, LIST | {"for": ["retains_prompts"]}]
    policy = {"country": "NO", "retains_prompts": "no", "sources": sources}
    fields = {"name": "Acme", "kind": "gateway", "refresh": "weekly", "data_policy": policy}
    record = ProviderRecord.model_validate(fields)
    provider = Provider(Place("providers/acme.yaml"), "acme", record)

    credited = {row.key: row.credit for row in statements(provider)}

    assert credited["country"] == "Stated by the provider: acme.example, 2026-11-01."
    assert credited["retains_prompts"] == "Source: List, 2026-09-24; unverified."
    assert credited["zero_retention"] == ""


@pytest.mark.parametrize(
    ("policy", "line"),
    [
        ({}, ""),
        ({"zero_retention": "yes"}, ""),
        ({"retains_prompts": "no"}, "Prompts: not retained by default."),
        (
            {"retains_prompts": "yes", "retention_days": "30", "trains_on_prompts": "no"},
            "Prompts: retained for 30 days, not used for training by default.",
        ),
        (
            {"retains_prompts": "yes", "trains_on_prompts": "yes"},
            "Prompts: retained, used for training by default.",
        ),
    ],
)
def test_a_line_says_no_more_than_is_known(policy: dict[str, Any], line: str) -> None:
    assert in_short(DataPolicy.model_validate(policy)) == line
