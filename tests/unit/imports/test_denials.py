"""A catalog's no stays only where its claims say it and no other catalog says yes."""

from __future__ import annotations

from datetime import date

import pytest

from llmref.imports.candidate import Candidate
from llmref.imports.denials import without_denials
from llmref.imports.evidence import Evidence
from llmref.imports.findings import with_findings
from llmref.imports.origins import CATALOGUES
from llmref.records.features import Feature
from llmref.records.offering import OfferingsFile
from llmref.yaml_text import parse

JULY, OCTOBER = "2026-07-02", "2026-10-01"
Copy = tuple[str, str, dict[Feature, bool]]
"""Catalog, day, and the features that its copy states."""


def file_of(source: str, feature: str) -> OfferingsFile:
    text = f"""
sources:
  models.dev: {{url: "{CATALOGUES["models.dev"].url}", via: catalogue, checked: {OCTOBER}}}
  litellm: {{url: "{CATALOGUES["litellm"].url}", via: catalogue, checked: {OCTOBER}}}
  openrouter: {{url: "{CATALOGUES["openrouter"].url}", via: api, checked: {OCTOBER}}}
  page: {{url: "https://acme.example.com/models", via: page, checked: {OCTOBER}}}
defaults: {{source: {source}}}
offerings:
- model: anvil-1
  id: anvil-1
  features: {{json_mode: yes, {feature}: no}}
"""
    return OfferingsFile.model_validate(parse(text).value)


def said(source: str, day: str, features: dict[Feature, bool]) -> tuple[date, Candidate]:
    listed = Candidate(source=source, provider="acme", id="anvil-1", features=features)
    return date.fromisoformat(day), listed


@pytest.mark.parametrize(
    ("source", "feature", "copies", "stays"),
    [
        ("models.dev", "tools", [("models.dev", JULY, {"tools": False})], False),
        ("models.dev", "temperature", [("models.dev", JULY, {"temperature": False})], True),
        ("litellm", "tools", [("litellm", JULY, {"tools": False})], True),
        (
            "litellm",
            "tools",
            [("litellm", JULY, {"tools": False}), ("pi-ai", JULY, {"tools": True})],
            False,
        ),
        (
            "litellm",
            "tools",
            [("litellm", JULY, {"tools": False}), ("litellm", OCTOBER, {})],
            False,
        ),
        ("page", "tools", [("pi-ai", JULY, {"tools": True})], True),
        ("openrouter", "tools", [("pi-ai", JULY, {"tools": True})], True),
        ("models.dev", "tools", [("models.dev", JULY, {})], True),
    ],
    ids=[
        "false that nobody may leave out",
        "false that may be left out",
        "a catalog's own no",
        "another catalog says yes",
        "its newest copy is silent",
        "read at the provider",
        "the provider's own API",
        "no copy stated it",
    ],
)
def test_a_no_stays_where_claims_bear_it_out(
    source: str, feature: Feature, copies: list[Copy], stays: bool
) -> None:
    evidence = {("acme", "anvil-1"): Evidence(tuple(said(*copy) for copy in copies))}

    steps = without_denials("acme", file_of(source, feature), evidence)
    file, findings = with_findings(steps)
    (kept,) = file.offerings

    assert (feature in kept.features) is stays
    assert kept.features["json_mode"] is True
    assert len(findings) == (not stays)
