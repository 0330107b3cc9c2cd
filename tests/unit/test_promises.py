"""Tests state promises: none of them imports, calls or replaces a private name of the package."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
_PRIVATE = re.compile(r"_[A-Za-z]\w*")
_DOTTED = re.compile(r"llmref(\.\w+)*\._[A-Za-z]\w*(\.\w+)*")
OF_OTHERS = {"os", "socket"}
"""Modules of Python whose private names some tests need: a process that ends at once."""


def private_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and text of each private name of another object or module."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if module.startswith("llmref"):
                yield from ((node.lineno, n.name) for n in names if _PRIVATE.fullmatch(n.name))
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                pass
            case ast.Attribute(value=ast.Name(id=name)) if name in OF_OTHERS:
                pass
            case ast.Attribute(attr=attribute) if _PRIVATE.fullmatch(attribute):
                yield node.lineno, ast.unparse(node)
            case ast.Constant(value=str(text)) if _DOTTED.fullmatch(text):
                yield node.lineno, text
            case ast.Call(
                func=ast.Attribute(attr="setattr"), args=[_, ast.Constant(value=str(text)), *_]
            ):
                if _PRIVATE.fullmatch(text):
                    yield node.lineno, text


@pytest.mark.no_cover  # it runs nothing of the package
def test_no_test_knows_a_private_name() -> None:
    known = [
        f"{path.relative_to(TESTS)}:{line}: {name}"
        for path in sorted(TESTS.rglob("*.py"))
        if "node_modules" not in path.parts
        for line, name in private_names(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert known == []
