"""One table of kinds of model: complete, and true to itself."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from llmref import records
from llmref.records.kinds import MODEL_KINDS, Kind, ModelKind


def test_every_kind_is_in_the_table_in_the_same_order_and_no_other_is() -> None:
    assert tuple(MODEL_KINDS) == get_args(Kind)


def test_no_column_has_a_default_that_a_row_could_forget() -> None:
    with pytest.raises(TypeError, match=r"missing 12 required keyword-only arguments"):
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


PACKAGE = Path(records.__file__).parents[1]
TABLES = {"records/kinds.py", "recipes/call_kinds.py"}
"""Where every kind has a row, which `check` asks for."""


def words(node: ast.expr) -> set[object]:
    """The texts of a set, a list, a tuple, or of the keys of a dict that are written out."""
    match node:
        case ast.Set(elts=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return {part.value if isinstance(part, ast.Constant) else None for part in parts}
        case ast.Dict(keys=parts):
            return {part.value if isinstance(part, ast.Constant) else None for part in parts}
    return set()


def sets_of_kinds() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text())) if name not in TABLES else ():
            found = words(node) if isinstance(node, ast.expr) else set()
            if len(found) > 1 and found <= set(get_args(Kind)):
                yield f"{name}:{getattr(node, 'lineno', 0)}: {sorted(map(str, found))}"


@pytest.mark.no_cover  # it runs nothing of the package
def test_what_is_true_of_some_kinds_is_a_column_and_no_set_elsewhere() -> None:
    assert list(sets_of_kinds()) == []
