"""The file in the shape of models.dev, read by a client of models.dev from the npm registry."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.link import link
from llmref.exports.shapes import exported
from llmref.seeds import load
from tests.served import served
from tests.sites import REAL
from tests.tools import node

pytestmark = pytest.mark.clients
SCRIPT = Path(__file__).with_name("node") / "models-dev.mjs"
PRICES = {
    "inputPerMTokens": "input",
    "outputPerMTokens": "output",
    "reasoningPerMTokens": "reasoning",
    "cacheReadPerMTokens": "cache_read",
    "cacheWritePerMTokens": "cache_write",
}


def test_its_client_reads_window_prices_and_release_of_every_model(tmp_path: Path) -> None:
    file = exported(link(load(REAL)[0], None), "models.dev")
    (tmp_path / "api.json").write_bytes(file)
    listed: dict[str, Any] = json.loads(file)
    expected = {
        f"{name}:{key}": {
            "context": {
                "combinedMax": model["limit"]["context"],
                "outputMax": model["limit"]["output"],
            },
            "releasedAt": model["release_date"],
            "pricing": prices_of(model),
        }
        for name, provider in listed.items()
        for key, model in provider["models"].items()
    }

    with served(tmp_path) as host:
        done = subprocess.run(
            [node(), SCRIPT, f"{host}/api.json"], capture_output=True, text=True, check=True
        )
    read = {key: {"pricing": None, **model} for key, model in json.loads(done.stdout).items()}

    assert len(expected) > 8_000
    assert read.keys() == expected.keys()
    assert [key for key, model in read.items() if model != expected[key]] == []


def prices_of(model: dict[str, Any]) -> dict[str, float] | None:
    """The prices of a model by the client's names of them."""
    cost = model.get("cost")
    return cost and {name: cost[key] for name, key in PRICES.items() if key in cost}
