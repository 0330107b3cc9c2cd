"""A program is used where it runs; where it does not, one sentence says what to do."""

from pathlib import Path

import pytest

from tests.tools.find import MissingTool, locate
from tests.tools.table import Tool

PACKAGES = {"apt-get": "abacus-cli", "brew": "abacus"}


def program(folder: Path, name: str, exit_code: int) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return str(path)


def tool(*commands: str) -> Tool:
    return Tool("abacus", "counting", commands, ("--version",), PACKAGES, "ABACUS")


def test_the_first_that_runs_is_used(tmp_path: Path) -> None:
    stub, real = program(tmp_path, "stub", 1), program(tmp_path, "real", 0)

    assert locate(tool("no-such-program", stub, real)) == Path(real)


def test_the_variable_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, other = program(tmp_path, "mine", 0), program(tmp_path, "other", 0)
    monkeypatch.setenv("ABACUS", mine)

    assert locate(tool(other)) == Path(mine)


def test_a_wrong_variable_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ABACUS", "/nowhere/abacus")

    with pytest.raises(MissingTool, match=r"^ABACUS names /nowhere/abacus, which is no"):
        locate(tool(program(tmp_path, "other", 0)))


def test_what_is_missing_is_said_with_what_to_install() -> None:
    with pytest.raises(MissingTool) as raised:
        locate(tool("no-such-program"))

    assert str(raised.value) == (
        "abacus is needed for counting and was not found: install it with "
        "apt-get (abacus-cli) or brew (abacus), or set ABACUS to the program"
    )
