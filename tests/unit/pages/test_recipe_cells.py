"""The documentation tells which calls are published, and of every other one why it is not."""

from generator import prose
from generator.pages.recipe_cells import recipe_cells
from generator.recipes import beyond
from generator.recipes.classes import CELLS, WHY_NOT, template


def test_every_published_call_is_in_the_table() -> None:
    shown = {cell.template for row in recipe_cells() for cell in row.cells if cell.template}

    further = {beyond.template(*cell) for cell in beyond.CELLS_BEYOND}
    assert shown == {template(*cell) for cell in CELLS} | further


def test_a_call_that_does_not_exist_has_a_reason() -> None:
    rows = recipe_cells()

    assert all(bool(cell.template) != bool(cell.reason) for row in rows for cell in row.cells)
    told = {cell.reason for row in rows for cell in row.cells}
    assert {*WHY_NOT.values(), *beyond.WHY_NOT_BEYOND.values()} <= told


def test_a_row_without_any_call_tells_its_reason_once() -> None:
    told = {(row.recipe_class, row.kind): row.reason for row in recipe_cells()}

    assert told["openai-chat", "Chat"] == ""
    assert told["openai-chat", "Chat, tool calling"] == ""
    assert told["replicate", "Chat, tool calling"].startswith("Each model there names its own")
    assert told["sdk-only", "Any"].startswith("Such providers are called through a library")


def test_the_block_is_about_no_record() -> None:
    parts = prose.document("Before\n\n[[recipe-cells]]\n\nAfter").parts

    assert [part.block for part in parts] == ["", "recipe-cells", ""]


def test_any_other_block_names_its_record() -> None:
    (part,) = prose.document("[[price-table]]").parts

    assert "[[price-table]]" in part.html
