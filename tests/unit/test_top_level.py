"""The top level of the repository holds what belongs there, and no test adds to it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.checkout import ROOT, Watch

ALLOWED = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "NOTICE",
    "README.md",
    "generator",
    "pyproject.toml",
    "requirements-clients.txt",
    "requirements-dev.txt",
    "requirements-pins.txt",
    "requirements-recipes.txt",
    "requirements.txt",
    "seeds",
    "templates",
    "tests",
}
"""What a commit may hold at the top level; whoever adds a name writes it here."""


def test_commits_hold_nothing_else_at_the_top_level() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = {path.partition("/")[0] for path in listed.stdout.split("\0") if path}

    assert names - ALLOWED == set()


def test_a_name_that_a_test_leaves_in_the_checkout_is_told(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    watch = Watch(tmp_path)
    assert watch.added() == set()

    (tmp_path / "before").mkdir()
    (tmp_path / "copy.json").write_text("{}")

    assert watch.added() == {"before", "copy.json"}
    assert watch.added() == set()


def test_what_commands_make_here_is_no_fault_of_a_test(tmp_path: Path) -> None:
    watch = Watch(tmp_path)

    for name in (".coverage.7", ".pytest_cache", "site", "dist", "llmref.egg-info"):
        (tmp_path / name).mkdir()

    assert watch.added() == set()
