"""A price that one catalog took from another counts once, and an outdated one not at all."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from llmref.imports.candidate import Reading
from llmref.imports.copied import counted_once
from llmref.records.provider import ProviderRecord
from llmref.seeds import Seed, Seeds
from tests.unit.imports.copies import reading

NAMES = {"model-prices": "acme", "models.dev": "acme", "litellm": "acme_ai"}
RECORD = {"name": "Acme", "kind": "cloud", "refresh": "weekly", "catalogue_ids": NAMES}
ACME = ProviderRecord.model_construct(None, **RECORD)  # type: ignore[arg-type]  # only its names
SEEDS = Seeds(Path("seeds"), providers=(Seed("providers/acme.yaml", ACME),))


def models_dev(native_id: str) -> Reading:
    copy = {"acme": {"models": {native_id: {"id": native_id, "cost": {"input": 1, "output": 2}}}}}
    return reading("models.dev", json.dumps(copy).encode())


def litellm(day: date, output: float) -> Reading:
    record = {
        "litellm_provider": "acme_ai",
        "input_cost_per_token": 4e-07,
        "output_cost_per_token": output,
    }
    return replace(reading("litellm", json.dumps({"anvil-1": record}).encode()), checked=day)


def kept(*others: Reading) -> dict[str, bool]:
    """Which ids of model-prices keep a price, beside readings of other catalogs."""
    mine = replace(reading("model-prices"), checked=date(2026, 10, 26))
    after = counted_once([*others, mine], SEEDS)[-1]
    return {one.id: bool(one.prices) for one in after.candidates}


@pytest.mark.parametrize("listed", ["anvil-2", "anvil-9"])
def test_what_model_prices_took_from_models_dev_counts_as_its_claim(
    listed: str,
) -> None:
    found = kept(models_dev(listed))

    assert found["anvil-1"]
    assert found["anvil-2"] is (listed != "anvil-2")


@pytest.mark.parametrize(
    ("copies", "is_kept"),
    [
        # the same amount, and another after the copy of model-prices
        ([(date(2026, 10, 1), 1.6e-06), (date(2026, 11, 28), 3e-06)], False),
        # the change is older than that copy
        ([(date(2026, 9, 1), 1.6e-06), (date(2026, 10, 20), 3e-06)], True),
        # another amount all the time
        ([(date(2026, 10, 1), 3e-06), (date(2026, 11, 28), 3e-06)], True),
        ([(date(2026, 11, 28), 3e-06)], True),
    ],
)
def test_a_price_that_another_catalog_saw_change_later_is_outdated(
    copies: list[tuple[date, float]], is_kept: bool
) -> None:
    found = kept(*(litellm(day, output) for day, output in copies))

    assert found["anvil-1"] is is_kept
