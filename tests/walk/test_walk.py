"""What CONTRIBUTING.md tells a newcomer to do works, and says what it shows."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```(sh|diff|text)\n(.*?)```", re.S)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the walk needs, with a command of its own."""
    for folder in ("generator", "templates", "tests/worlds/tiny", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    command = tmp_path / ".venv/bin/llmref"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m llmref "$@"\n')
    command.chmod(0o755)
    return tmp_path


def said(script: str, checkout: Path) -> str:
    """What the commands of one block print, whatever their exit codes."""
    path = 'export PATH="$PWD/.venv/bin:$PATH"\n'
    done = subprocess.run(
        ["sh", "-c", path + script], cwd=checkout, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def applied(patch: str, checkout: Path) -> None:
    """The edit of one block, made in the copy."""
    subprocess.run(["git", "apply", "-"], cwd=checkout, input=patch, text=True, check=True)


def test_the_walk_shows_what_it_says(checkout: Path) -> None:
    walk = (ROOT / "CONTRIBUTING.md").read_text().partition("## A wrong or missing fact")[0]
    shown = ""
    promised = []

    for kind, text in BLOCK.findall(walk):
        if kind == "sh":
            shown = said(text, checkout)
        elif kind == "diff":
            applied(text, checkout)
        else:
            promised += [line for line in text.splitlines() if line not in shown]

    assert promised == []
    assert (checkout / "walk-site/model/anvil-1.0/forge/index.html").is_file()
