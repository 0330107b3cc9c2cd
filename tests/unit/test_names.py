"""One name has one meaning: no two public classes or functions share one."""

import ast
from collections import defaultdict
from pathlib import Path

CODE = Path(__file__).parents[2] / "generator/llmref"
APART = ("imports", "edits", "changes", "claims", "canonical", "migrations")
"""What works on seeds and copies has names of its own, to be told apart by its folder."""
ENTITIES = {"Correction", "Dispute", "Family", "Limits", "Price", "Sellable"}
"""An entity of the catalog and the part of a record that it is made from."""
ASKED_OF_EACH = {"check"}
"""What each rule has."""


def _is_command(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and bool(node.decorator_list)


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
        if len(where) > 1 and not name.startswith("_") and name not in ENTITIES | ASKED_OF_EACH
    }
    assert shared == {}
