"""One table of capabilities: complete, and true to itself."""

from typing import get_args

import pytest

from llmref.records.features import CAPABILITIES, CapabilityKey, CapabilityKind, Feature


def test_every_capability_is_in_the_table_in_the_same_order_and_no_other_is() -> None:
    assert tuple(CAPABILITIES) == get_args(CapabilityKey)
    assert set(get_args(Feature)) < set(CAPABILITIES)


def test_no_column_has_a_default_that_a_row_could_forget() -> None:
    with pytest.raises(TypeError, match=r"missing \d+ required keyword-only arguments"):
        CapabilityKind()  # type: ignore[call-arg]  # what the test is about


def test_labels_are_unique_and_meanings_are_sentences() -> None:
    labels = [row.label for row in CAPABILITIES.values()]

    assert len(set(labels)) == len(labels)
    assert all(label[0].isupper() for label in labels)
    assert all(
        row.meaning[0].isupper() and row.meaning.endswith(".") for row in CAPABILITIES.values()
    )


def test_a_capability_says_what_it_follows_from() -> None:
    features = set(get_args(Feature))
    for key, row in CAPABILITIES.items():
        assert (row.derived_from == "features") == (key in features)
        assert bool(row.modality) == (row.derived_from in {"input", "output"})
        assert bool(row.mode or row.charged_by) or row.derived_from != "prices"
