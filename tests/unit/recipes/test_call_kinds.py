"""Kinds of call, and the words for them."""

from __future__ import annotations

from collections import Counter

from llmref.insights.capabilities import LABELS
from llmref.recipes.call_kinds import FEATURES
from llmref.records.features import CAPABILITIES
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RATES


def test_a_feature_is_called_what_its_capability_is_called() -> None:
    labels = {key: feature.label for key, feature in FEATURES.items()}

    assert labels == {key: LABELS[feature.capability] for key, feature in FEATURES.items()}


def test_no_two_rows_of_a_vocabulary_have_one_label() -> None:
    tables = (CAPABILITIES.values(), RATES.values(), MODEL_KINDS.values())

    labels = [Counter(row.label for row in table) for table in tables]

    assert [label for table in labels for label, times in table.items() if times > 1] == []
