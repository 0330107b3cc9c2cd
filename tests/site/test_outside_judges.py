"""What other people's checkers say of the whole site: nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import tools
from tests.site.draw import drawn

pytestmark = pytest.mark.site
OF_EACH = 50
"""So many pages and pictures of each kind go to the slow checker on most days."""


def test_the_nu_checker_finds_no_error(site: Path, takes_all: bool) -> None:
    # Its CSS check does not know cascade layers, so it reads pages and pictures only.
    files = (file for file in site.rglob("*") if file.suffix in {".html", ".svg"})
    paths = [file.relative_to(site).as_posix() for file in files]
    judges = [str(site)] if takes_all else [str(site / path) for path in drawn(paths, OF_EACH)]
    judged = subprocess.run(
        [*tools.nu_checker(), "--errors-only", "--skip-non-html", "--also-check-svg", *judges],
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
