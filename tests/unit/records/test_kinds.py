"""One table of kinds of model: complete, and true to itself."""

from typing import get_args

import pytest

from llmref.records.kinds import MODEL_KINDS, Kind, ModelKind


def test_every_kind_is_in_the_table_in_the_same_order_and_no_other_is() -> None:
    assert tuple(MODEL_KINDS) == get_args(Kind)


def test_no_column_has_a_default_that_a_row_could_forget() -> None:
    with pytest.raises(TypeError, match=r"missing 10 required keyword-only arguments"):
        ModelKind()  # type: ignore[call-arg]  # what the test is about


def test_labels_and_plurals_are_unique_and_only_labels_begin_with_a_capital() -> None:
    labels = [kind.label for kind in MODEL_KINDS.values()]
    plurals = [kind.plural for kind in MODEL_KINDS.values()]

    assert len(set(labels)) == len(labels)
    assert len(set(plurals)) == len(plurals)
    assert all(label[0].isupper() for label in labels)
    assert all(plural[0].islower() for plural in plurals)
    assert all(kind.noun.startswith(("a ", "an ")) for kind in MODEL_KINDS.values())


def test_a_kind_that_may_write_may_have_output_tokens_and_a_context_window() -> None:
    for kind in MODEL_KINDS.values():
        if kind.writes is not False:
            assert not kind.no_output_tokens
            assert not kind.no_context
            assert "output" in kind.rates_shown


def test_a_kind_without_output_tokens_has_no_column_for_their_price() -> None:
    for kind in MODEL_KINDS.values():
        assert kind.rates_shown
        assert not (kind.no_output_tokens and "output" in kind.rates_shown)


def test_vectors_are_no_tokens() -> None:
    assert all(kind.no_output_tokens for kind in MODEL_KINDS.values() if kind.has_dimensions)
