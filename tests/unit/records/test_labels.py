"""Labels of variants as readers see them beside an ID."""

from __future__ import annotations

import pytest

from llmref.records.labels import label_text


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("other id", "alternative ID"),
        ("full id", "full ID"),
        ("short id", "short ID"),
        ("fast, EU", "fast, EU"),
        ("idle", "idle"),
    ],
)
def test_a_label_writes_id_as_pages_do(label: str, shown: str) -> None:
    assert label_text(label) == shown
