"""What a function finds is returned: none of the package changes a list that it was given."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator/llmref"
CHANGING = {"append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def changes_of_given_lists(source: str) -> Iterator[str]:
    """The functions that change a list among their parameters, with its name."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, Function):
            own = {name for node in ast.walk(function) for name in _assigned(node)}
            given = set(_lists(function.args)) - own
            yield from (
                f"{function.name}: {name}"
                for node in ast.walk(function)
                for name in _changed(node)
                if name in given
            )


def _lists(arguments: ast.arguments) -> Iterator[str]:
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if argument.annotation and ast.unparse(argument.annotation).startswith(("list[", "list |")):
            yield argument.arg


def _assigned(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def _changed(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=called)):
            if called in CHANGING:
                yield name
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
            yield name


def test_no_function_changes_a_list_that_it_was_given() -> None:
    read = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    found = {path: changes for path in read if (changes := [*changes_of_given_lists(read[path])])}

    assert len(read) > 100
    assert found == {}


@pytest.mark.parametrize(
    ("body", "is_named"),
    [
        ("found.append(1)", True),
        ("found[0] = 1", True),
        ("found[1:] = []", True),
        ("del found[0]", True),
        ("found.sort()", True),
        ("found = [*found]; found.append(1)", False),
        ("return found + [1]", False),
        ("found.copy().append(1)", False),
    ],
)
def test_a_change_of_a_given_list_is_named(body: str, is_named: bool) -> None:
    source = f"def note(found: list[int]) -> None:\n    {body}\n"

    assert list(changes_of_given_lists(source)) == ["note: found"] * is_named
