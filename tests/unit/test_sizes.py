"""Modules and functions are short enough to be read in one go, as CONTRIBUTING.md says."""

import ast
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "generator/llmref"
MODULE, FUNCTION = 300, 40
"""The most lines that each may have."""


@pytest.mark.no_cover  # it runs nothing of the package
def test_no_module_and_no_function_is_longer_than_its_limit() -> None:
    long = set()
    for path in sorted(CODE.rglob("*.py")):
        text, name = path.read_text(encoding="utf-8"), path.relative_to(CODE).as_posix()
        if (lines := len(text.splitlines())) > MODULE:
            long.add(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION:
                    long.add(f"{name}: {node.name} has {lines} lines")

    assert long == set()
