"""A price has four shapes on its way to a page: record, catalog, cell and row."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "generator/llmref"
OF_OTHERS = ("imports", "claims", "exports")
"""What reads or writes the shapes of outside catalogs."""


def fields() -> Iterator[tuple[str, dict[str, str]]]:
    """The annotated fields of each class, by its module and name."""
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE).as_posix()
        if not name.startswith(OF_OTHERS):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    lines = [line for line in node.body if isinstance(line, ast.AnnAssign)]
                    names = {
                        ast.unparse(line.target): ast.unparse(line.annotation) for line in lines
                    }
                    yield f"{name}: {node.name}", names


@pytest.mark.no_cover  # it runs nothing of the package
def test_rates_under_a_condition_stand_in_the_record_and_in_the_catalog() -> None:
    shapes = {
        name
        for name, stated in fields()
        if "RateKey" in stated.get("rates", "") and "when" in stated
    }

    assert shapes == {"records/price.py: Price", "catalogue/entities.py: Price"}


@pytest.mark.no_cover  # it runs nothing of the package
def test_a_figure_with_its_state_and_source_is_a_cell() -> None:
    shapes = {name for name, stated in fields() if {"state", "amount", "cited"} <= stated.keys()}

    assert shapes == {"insights/cells.py: Cell"}


@pytest.mark.no_cover  # it runs nothing of the package
def test_a_page_shows_every_figure_of_a_price_as_one_kind_of_row() -> None:
    shapes = {name for name, stated in fields() if stated.get("cell") == "Cell"}

    assert shapes == {"pages/prices.py: PriceRow"}
