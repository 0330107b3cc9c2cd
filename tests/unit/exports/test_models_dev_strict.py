"""models.dev's shape as its schema accepts it: what rules fill, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.link import link
from llmref.exports.shapes import exported
from llmref.seeds import load
from tests.models_dev import faults

pytestmark = pytest.mark.world("typical")

Json = Any
KEY = "anvil-2.1@default"


def written(seeds: Path, shape: str = "models.dev") -> Json:
    return json.loads(exported(link(load(seeds)[0]), shape))


def change(seeds: Path, path: str, old: str, new: str) -> None:
    file = seeds / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_the_schema_refuses_nothing(seeds: Path) -> None:
    assert faults(written(seeds)) == []
    assert written(seeds)["acme"]["models"]


def test_what_is_demanded_is_filled_by_rules(seeds: Path) -> None:
    provider = written(seeds)["acme"]
    model = provider["models"][KEY]

    assert model["description"].startswith("Anvil 2.1 (Turbo) by ")
    assert model["attachment"] is True
    assert (model["reasoning"], model["reasoning_options"]) == (
        True,
        [{"type": "effort", "values": ["low", "high"]}, {"type": "budget_tokens", "min": 1024}],
    )
    assert model["last_updated"] > model["release_date"]
    assert "knowledge" not in model  # the year alone
    assert "family" not in model  # models.dev has no such word
    assert provider["npm"].startswith("@ai-sdk/")


def test_false_stands_for_what_nobody_states_in_the_strict_file_alone(seeds: Path) -> None:
    strict, partial = written(seeds), written(seeds, "models.dev-partial")
    filled = [
        (key, model[word], word in partial[name]["models"][key])
        for name, provider in strict.items()
        for key, model in provider["models"].items()
        for word in ("reasoning", "tool_call", "open_weights")
    ]

    assert filled
    assert all(is_known or value is False for _, value, is_known in filled)


def test_what_lacks_a_day_of_release_is_in_the_partial_file_alone(seeds: Path) -> None:
    change(seeds, "models/acme/anvil-2.1.yaml", "released: 2026-03\n", "")

    assert KEY not in written(seeds).get("acme", {"models": {}})["models"]
    assert "release_date" not in written(seeds, "models.dev-partial")["acme"]["models"][KEY]


def test_the_partial_file_has_every_offering(seeds: Path) -> None:
    strict, partial = written(seeds), written(seeds, "models.dev-partial")
    missing = {
        (name, key)
        for name, provider in strict.items()
        for key in provider["models"]
        if key not in partial[name]["models"]
    }

    assert missing == set()
    assert sum(len(one["models"]) for one in partial.values()) >= sum(
        len(one["models"]) for one in strict.values()
    )


def test_what_is_not_known_to_reason_has_no_controls_of_it(seeds: Path) -> None:
    change(seeds, "models/acme/anvil-2.1.yaml", "reasoning: yes, ", "")

    model = written(seeds)["acme"]["models"][KEY]

    assert model["reasoning"] is False
    assert "reasoning_options" not in model
    assert faults(written(seeds)) == []
