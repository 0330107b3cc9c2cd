"""The documentation tells which calls are published, and of every other one why it is not."""

from llmref import prose
from llmref.pages.call_coverage import RecipeRow, recipe_cells
from llmref.recipes.classes import classes
from tests.recipes.publish import CLIENTS


def rows() -> dict[tuple[str, str], RecipeRow]:
    return {(held.recipe_class, row.label): row for held in recipe_cells() for row in held.rows}


def test_every_published_call_is_in_the_table_once() -> None:
    shown = [cell.template for row in rows().values() for cell in row.cells if cell.template]

    assert sorted(shown) == sorted(CLIENTS)


def test_a_call_that_does_not_exist_has_a_reason() -> None:
    cells = [cell for row in rows().values() for cell in row.cells]

    assert all(bool(cell.template) != bool(cell.reason) for cell in cells)
    reasons = {none.text for api in classes().values() for none in api.definition.no_calls}
    assert reasons == {cell.reason for cell in cells} - {""}


def test_what_is_the_same_is_told_once() -> None:
    told = {key: row.reason for key, row in rows().items()}

    assert told["openai-chat", "Chat and router"] == ""
    assert told["openai-chat", "Chat with tool calling"] == ""
    assert [reason for (name, _), reason in told.items() if name == "sdk-only"] == [
        "Such providers are called through a library of their own, not by plain HTTP."
    ]
    assert len(set(told.items())) == len(told)


def test_a_class_names_a_call_per_language_for_its_clients() -> None:
    examples = {held.recipe_class: held.examples for held in recipe_cells()}

    assert examples["openai-chat"][:2] == ["openai-chat/chat.python", "openai-chat/chat.curl"]
    assert examples["sdk-only"] == []


def test_the_block_is_about_no_record() -> None:
    parts = prose.document("Before\n\n[[recipe-cells]]\n\nAfter").parts

    assert [part.block for part in parts] == ["", "recipe-cells", ""]


def test_any_other_block_names_its_record() -> None:
    (part,) = prose.document("[[price-table]]").parts

    assert "[[price-table]]" in part.html
