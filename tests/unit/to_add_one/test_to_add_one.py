"""The table "To add one …" of CONTRIBUTING.md is true: a piece that is forgotten is named.

Each case adds a word to a vocabulary in a copy of the checkout, forgets one piece of it, and runs
what the table says.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.to_add_one.cases import CASES
from tests.unit.to_add_one.forgotten import CHECK, SCHEMA, Forgotten, mypy

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[3]
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "golden", "proof", ".*_cache")
COPIED = ("generator", "templates", "tests", "seeds/.schema")
FILES = ("CONTRIBUTING.md", "NOTICE", "pyproject.toml", "seeds/site.yaml")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, in which every test puts back what it changed."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
    for name in FILES:
        shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture
def copy(checkout: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The copy with the edits of a case."""
    case: Forgotten = request.param
    texts: dict[Path, str | None] = {}
    new = [checkout / "templates/recipes/xai-chat" for _ in case.copies]
    for target, (source, left_out) in zip(new, case.copies, strict=True):
        shutil.copytree(checkout / source, target)
        (target / left_out).unlink()
    for edit in case.edits:
        path = checkout / edit.file
        text = path.read_text() if path.exists() else ""
        texts.setdefault(path, text or None)
        assert not edit.before or text.count(edit.before) == 1, edit
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(edit.before, edit.text) if edit.before else edit.text)
    yield checkout
    for path, before in texts.items():
        path.unlink() if before is None else path.write_text(before)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    for target in new:
        shutil.rmtree(target)


def run(command: tuple[str, ...], folder: Path) -> tuple[int, str]:
    """Exit code and all that a command says, with the code of the copy."""
    path = os.pathsep.join([str(folder / "generator"), str(folder)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("copy", "case"),
    [(case, case) for case in CASES],
    ids=[f"{case.row}, {case.piece}" for case in CASES],
    indirect=["copy"],
)
def test_a_piece_that_is_forgotten_is_named(copy: Path, case: Forgotten) -> None:
    code, said = run(case.command, copy)

    assert code == 1, said
    assert case.named in said
    assert "Traceback" not in said or "pytest" in case.command


@pytest.mark.parametrize("command", [CHECK, SCHEMA, mypy("records/kinds.py")], ids=str)
def test_a_copy_without_an_edit_has_no_fault(checkout: Path, command: tuple[str, ...]) -> None:
    code, said = run(command, checkout)

    assert code == 0, said


def rows() -> dict[str, str]:
    """The rows of the table, by what is added."""
    text = (ROOT / "CONTRIBUTING.md").read_text().partition("## To add one …")[2]
    table = text.partition("\n## ")[0]
    return dict(re.findall(r"^\| ([a-z ]+) \| (.*) \|$", table, re.M))


def test_the_table_has_a_row_for_each_vocabulary_and_a_case_for_each_row() -> None:
    assert list(rows()) == list(dict.fromkeys(case.row for case in CASES))


@pytest.mark.parametrize("name", rows())
def test_every_file_of_the_table_is_there(name: str) -> None:
    paths = re.findall(r"`((?:generator|templates|tests|seeds)/[^`<… ]+)", rows()[name])

    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
