"""The lines of the page on shell and Python run as they stand, against the real seeds."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import REAL

pytestmark = pytest.mark.site
COMMAND = f"{shlex.quote(sys.executable)} -m llmref"
ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", (REAL / "pages/python.md").read_text(), re.S)
PYTHON = [block for language, block in BLOCKS if language == "python"]
SHELL = [line for language, block in BLOCKS if language == "sh" for line in block.splitlines()]


def run(call: list[str], site: Path | None = None) -> str:
    folders = [str(Path(sys.executable).parent), os.environ["PATH"]]
    done = subprocess.run(
        call,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PATH": os.pathsep.join(folders),
            "PYTHONPATH": str(ROOT / "generator"),
            "SITE": str(site or ""),
        },
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("block", PYTHON)
def test_python_runs_and_prints(block: str) -> None:
    assert run([sys.executable, "-W", "error", "-c", block]).strip()


def test_python_passes_strict_checks_of_types(tmp_path: Path) -> None:
    examples = tmp_path / "examples.py"
    examples.write_text("\n".join(PYTHON))

    assert "Success" in run([sys.executable, "-m", "mypy", "--strict", str(examples)])
    assert (ROOT / "generator/llmref/py.typed").is_file()  # so that it is checked elsewhere, too


@pytest.mark.parametrize("line", SHELL)
def test_shell_lines_give_json_in_a_pipe(line: str, site: Path) -> None:
    answer = json.loads(run(["sh", "-c", line.replace("llmref", COMMAND, 1)], site))

    assert answer["basis"]["as_of"]


def test_a_published_site_answers_like_its_seeds(site: Path) -> None:
    line = f"{COMMAND} show gpt-4.1-mini/openai --table"

    own = run(["sh", "-c", line]).splitlines()
    published = run(["sh", "-c", f'{line} --data "$SITE"'], site).splitlines()

    assert own[2:] == published[2:]
    assert published[1].startswith("https://reference.example.com/")  # where the site was built for
