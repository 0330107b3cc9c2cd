"""Workflow files and issue forms are what GitHub accepts, and safe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

GITHUB = Path(__file__).parents[2] / ".github"
PROGRAMS = Path(sys.executable).parent


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    # A token in the environment would send zizmor to the network.
    offline = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
    return subprocess.run(
        [PROGRAMS / program, *arguments],
        capture_output=True,
        text=True,
        env=offline,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/[0-9]*.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_files_fit_their_schema(schema: str, pattern: str) -> None:
    files = sorted(GITHUB.glob(pattern))

    result = run("check-jsonschema", "--builtin-schema", schema, *files)

    assert files
    assert result.returncode == 0, result.stdout + result.stderr


def test_workflows_are_safe() -> None:
    result = run(
        "zizmor", "--offline", "--persona", "pedantic", "--no-progress", GITHUB / "workflows"
    )

    assert result.returncode == 0, result.stdout + result.stderr
