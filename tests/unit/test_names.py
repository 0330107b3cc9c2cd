"""One name has one meaning, and a local is called what it is."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "generator/llmref"
APART = ("imports", "edits", "changes", "claims", "canonical", "migrations")
"""What works on seeds and copies has names of its own, to be told apart by its folder."""
ENTITIES = {"Correction", "Dispute", "Family", "Limits", "Price", "Revision", "Sellable"}
"""An entity of the catalog and the part of a record that it is made from."""
ASKED_OF_EACH = {"check"}
"""What each rule has."""
INTERFACE = {"load"}
"""What `import llmref` gives to programs."""


RIDDLES = {
    *("held", "told", "found", "here", "one", "said", "made", "sold", "thing", "things"),
    *("lived", "edition", "ladder", "beyond", "dear", "rung", "sell"),
}
"""Names that do not say what they are, from words.md; a model is `model`, a problem `problem`."""


def _is_command(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and bool(node.decorator_list)


@pytest.mark.no_cover  # it runs nothing of the package
def test_no_two_public_classes_or_functions_share_a_name() -> None:
    places = defaultdict(list)
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE).as_posix()
        if name.startswith(APART):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if name.startswith("cli/") and _is_command(node):
                continue  # a command is called as it is typed
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                places[node.name].append(name)

    shared = {
        name: where
        for name, where in places.items()
        if len(where) > 1
        and not name.startswith("_")
        and name not in ENTITIES | ASKED_OF_EACH | INTERFACE
    }
    assert shared == {}


def _names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and name of each local, parameter, field, function and class."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name


@pytest.mark.no_cover  # it runs nothing of the package
def test_nothing_has_a_name_that_is_a_riddle() -> None:
    riddles = [
        f"{path.relative_to(CODE)}:{line}: {name}"
        for path in sorted(CODE.rglob("*.py"))
        for line, name in _names(ast.parse(path.read_text(encoding="utf-8")))
        if name.strip("_").lower() in RIDDLES
    ]

    assert riddles == []
