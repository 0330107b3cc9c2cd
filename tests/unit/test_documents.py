"""Documents for maintainers name no file that is gone, and each decision says whether it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ROOT / "generator/llmref"
DECISIONS = sorted((ROOT / "generator/decisions").glob("*.md"))
FOLDERS = (".github", "generator", "templates", "tests", "seeds")
OF_OTHERS = {"claude_desktop_config.json", "mcp.json"}
"""Files of programs that use ours."""
NO_MODULES = {"__init__.py", "__main__.py", "__pycache__", "py.typed"}
_FILE = re.compile(r"`([\w./-]+\.(?:py|js|css|html|md|ya?ml|json|csv|toml|txt))`")


def endings() -> set[str]:
    """Every way to name a file by the end of its path."""
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in FOLDERS:
        files += [path for path in (ROOT / folder).rglob("*.*") if "node_modules" not in path.parts]
    parts = (path.relative_to(ROOT).parts for path in files)
    return {"/".join(path[at:]) for path in parts for at in range(len(path))}


def sections() -> Iterator[tuple[str, str]]:
    for file in DECISIONS:
        for section in file.read_text(encoding="utf-8").split("\n## ")[1:]:
            title, _, text = section.partition("\n")
            yield f"{file.name}: {title}", text


@pytest.mark.no_cover  # it runs nothing of the package
def test_every_file_that_a_decision_names_is_there() -> None:
    known = endings()
    named = {(title, file) for title, text in sections() for file in _FILE.findall(title + text)}

    assert named
    gone = {(title, file) for title, file in named if file not in known}
    assert {pair for pair in gone if Path(pair[1]).name not in OF_OTHERS} == set()


@pytest.mark.no_cover  # it runs nothing of the package
def test_every_decision_has_a_status_with_its_date() -> None:
    without = [
        title
        for title, text in sections()
        if not re.search(r"^Status: (accepted|superseded by .+), 20\d\d-\d\d-\d\d", text, re.M)
    ]

    assert without == []


@pytest.mark.no_cover  # it runs nothing of the package
def test_the_readme_lists_every_module_and_none_that_is_gone() -> None:
    lines = (ROOT / "generator/README.md").read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[1] for line in lines if line.startswith("| `")]
    listed = {name for cell in cells for name in re.findall(r"`([\w/]+(?:\.py|/))`", cell)}

    there = {path.name + "/" * path.is_dir() for path in CODE.iterdir()}
    folders = {f"{name}/" for name in NO_MODULES}
    assert {name.split("/")[0] + "/" * ("/" in name) for name in listed} == (
        there - NO_MODULES - folders
    )
