"""Each reader knows every key of its catalog, and tells of those that it does not know."""

import json
from collections.abc import Mapping

import pytest

from llmref.imports import (
    genai_prices,
    litellm_keys,
    model_prices,
    models_dev,
    openrouter,
    pi_ai,
)
from llmref.imports.keys import Ignored, Keys, ignored, taken, unknown
from tests.unit.imports.copies import FIXTURES, fixture, reading

TABLES: Mapping[str, Mapping[str, Keys]] = {
    "genai-prices": {"record": genai_prices.KEYS, "provider": genai_prices.PROVIDER_KEYS},
    "litellm": {"record": litellm_keys.KEYS},
    "models.dev": {"record": models_dev.KEYS, "provider": models_dev.PROVIDER_KEYS},
    "openrouter": {"record": openrouter.KEYS},
    "pi-ai": {"record": pi_ai.KEYS, "provider": pi_ai.PROVIDER_KEYS},
    "model-prices": {"record": model_prices.KEYS, "whole": model_prices.TOP_KEYS},
}
"""By the parts of a file of `tests/imports/shapes/`, which has every key of the newest copy."""
PARTS = [(catalog, part) for catalog, tables in TABLES.items() for part in tables]


@pytest.mark.parametrize(("catalog", "part"), PARTS)
def test_a_reader_knows_every_key_of_the_newest_copy(catalog: str, part: str) -> None:
    shape = json.loads((FIXTURES / f"shapes/{catalog}.json").read_text())

    assert list(unknown(shape[part], TABLES[catalog][part])) == []


@pytest.mark.parametrize(("catalog", "part"), PARTS)
def test_a_key_is_ignored_for_a_reason(catalog: str, part: str) -> None:
    entries = TABLES[catalog][part].values()

    assert all(entry.reason for entry in entries if isinstance(entry, Ignored))


KEYS = {
    **taken("id", "cost", "cost.*_tokens", "cost.tiers", "cost.tiers[].input"),
    **ignored("not kept", "notes", "cost.fees"),
}


@pytest.mark.parametrize(
    ("record", "paths"),
    [
        ({"id": 1, "cost": {"tiers": [{"input": 1}]}}, []),
        ({"notes": {"what": {"ever": 1}}, "cost": {"fees": [{"a": 1}]}}, []),
        ({"cost": {"input_tokens": 1, "output_tokens": 2}}, []),
        # what is not listed, at any depth, and nothing below it
        ({"size": {"a": 1, "b": 2}}, ["size"]),
        ({"cost": {"calls": 1}}, ["cost.calls"]),
        ({"cost": {"tiers": [{"output": 1}, {"input": 1}]}}, ["cost.tiers[].output"]),
        ({"id": {"of": 1}}, ["id.of"]),
    ],
)
def test_a_key_is_unknown_where_the_table_lacks_it(record: object, paths: list[str]) -> None:
    assert list(unknown(record, KEYS)) == paths


@pytest.mark.parametrize("catalog", ["litellm", "models.dev", "openrouter"])
def test_unknown_keys_are_findings_with_their_counts(catalog: str) -> None:
    copy = json.loads(fixture(catalog).read_text())
    held: dict[str, list[object]] = {
        "litellm": list(copy.values()) if catalog == "litellm" else [],
        "models.dev": list(copy["acme"]["models"].values()) if "acme" in copy else [],
        "openrouter": copy.get("data", []),
    }
    records = [record for record in held[catalog] if isinstance(record, dict)][-2:]
    for record in records:
        record["flavor"] = {"of": "roses"}

    left_out = reading(catalog, json.dumps(copy).encode()).left_out

    (told,) = [one for one in left_out if "flavor" in one.reason]
    assert told.reason == "the key `flavor` is not known to this reader"
    assert told.where.endswith(", and 1 more")
