"""What pages say that a source of a record was read for."""

from __future__ import annotations

from llmref.pages.components import record_sources
from llmref.records.source import Source


def test_a_source_of_one_feature_is_said_to_be_of_that() -> None:
    source = Source.model_validate(
        {
            "url": "https://maker.example/docs",
            "via": "docs",
            "checked": "2026-10-01",
            "for": ["knowledge_cutoff", "features.json_mode"],
        }
    )

    (view,) = record_sources([source], "Model")

    assert view.covers == "Model: knowledge cutoff, json mode"
