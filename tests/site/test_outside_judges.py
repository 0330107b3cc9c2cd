"""What other people's checkers say of the whole site: nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import tools

pytestmark = pytest.mark.site


def test_the_nu_checker_finds_no_error(site: Path) -> None:
    # Its CSS check does not know cascade layers, so it reads pages and pictures only.
    judged = subprocess.run(
        [*tools.nu_checker(), "--errors-only", "--skip-non-html", "--also-check-svg", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert judged.stderr == ""
    assert judged.returncode == 0


def test_no_link_is_dead_and_no_anchor_is_missing(site: Path) -> None:
    judged = subprocess.run(
        [
            str(tools.lychee()),
            "--offline",
            "--root-dir",
            str(site),
            "--index-files",
            "index.html",
            "--include-fragments",
            "--no-progress",
            f"{site}/**/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert judged.returncode == 0, judged.stdout
    assert " 0 Errors" in judged.stdout
