"""The file in the shape of OpenRouter's `/models`, read by OpenRouter's own client."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.link import Catalogue, link
from llmref.exports.shapes import exported
from llmref.seeds import load
from tests.served import served
from tests.sites import REAL

pytestmark = pytest.mark.clients
PYTHON = REAL.parent / ".venv-clients/bin/python"
SCRIPT = Path(__file__).with_name("models_by_openrouter.py")
Json = Any


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return link(load(REAL)[0], None)


def read(folder: Path, content: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "models").write_bytes(content)
    with served(folder, plain="application/json") as host:
        return subprocess.run([PYTHON, SCRIPT, host], capture_output=True, text=True, check=False)


def known(model: Json) -> Json:
    """A model without what is null: the client leaves a key away, or has null for it."""
    return {key: value for key, value in model.items() if value is not None}


def test_its_client_reads_every_model_as_it_is_written(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    file = exported(catalogue, "openrouter")

    done = read(tmp_path, file)

    assert done.returncode == 0, done.stderr[-3000:]
    answer, listed = json.loads(done.stdout), json.loads(file)
    assert len(listed["data"]) > 300
    assert answer["total"] == len(listed["data"])
    assert list(map(known, answer["models"])) == list(map(known, listed["data"]))


def test_its_client_refuses_what_lacks_a_key(catalogue: Catalogue, tmp_path: Path) -> None:
    """So that it would notice: the second file has the IDs without all keys."""
    done = read(tmp_path, exported(catalogue, "openrouter-partial"))

    assert done.returncode != 0
    assert "Field required" in done.stderr
