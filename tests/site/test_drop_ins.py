"""Files in the shapes of others, as they are published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.models_dev import faults

pytestmark = pytest.mark.site


def test_models_dev_would_refuse_nothing(site: Path) -> None:
    strict = json.loads((site / "drop-in/models.dev/api.json").read_bytes())
    partial = json.loads((site / "drop-in/models.dev/partial.json").read_bytes())
    sizes = [sum(len(one["models"]) for one in file.values()) for file in (strict, partial)]

    assert faults(strict) == []
    assert len(strict) > 200
    assert sizes[0] >= 0.85 * sizes[1]  # the others lack a day of release or limits
