"""The step that keeps a snapshot: a branch of its own gets each day once, and none is changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

KEEPING = yaml.safe_load(
    (Path(__file__).parents[2] / ".github/workflows/ci.yml").read_text(encoding="utf-8")
)["jobs"]["keep"]["steps"][-1]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text("#!/bin/sh\n")
    (tmp_path / "bin/gh").chmod(0o755)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "remote")
    git(tmp_path, "clone", "--quiet", "remote", "start")
    (tmp_path / "start/seeds").mkdir()
    (tmp_path / "start/seeds/site.yaml").write_text("as_of: 1\n")
    git(tmp_path / "start", "add", ".")
    who = ("-c", "user.name=m", "-c", "user.email=m@example.com")
    git(tmp_path / "start", *who, "commit", "--quiet", "--message", "start")
    git(tmp_path / "start", "push", "--quiet", "origin", "HEAD:main")
    return tmp_path / "remote"


def keep(remote: Path, day: str, text: str) -> subprocess.CompletedProcess[str]:
    folder = remote.parent
    checkout = folder / f"checkout-{day}-{text}".replace("/", "-")
    git(folder, "clone", "--quiet", "remote", checkout.name)
    temporary = folder / f"temp-{checkout.name}"
    (temporary / "snapshot/schema").mkdir(parents=True)
    (temporary / "snapshot/manifest.json").write_text(text)
    (temporary / "snapshot/schema/index.json").write_text(text)
    environment = {
        **KEEPING["env"],
        "DAY": day,
        "RUNNER_TEMP": str(temporary),
        "HOME": str(folder),
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
    }
    script = ["bash", "-e", "-o", "pipefail", "-c", KEEPING["run"]]
    return subprocess.run(
        script, cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )


def test_each_day_is_kept_on_a_branch_of_its_own(remote: Path) -> None:
    assert keep(remote, "2026-11-28", "one").returncode == 0
    assert keep(remote, "2026-11-29", "two").returncode == 0

    assert git(remote, "ls-tree", "-r", "--name-only", "snapshots").splitlines() == [
        "2026-11-28/manifest.json",
        "2026-11-28/schema/index.json",
        "2026-11-29/manifest.json",
        "2026-11-29/schema/index.json",
    ]
    assert git(remote, "log", "--format=%s", "snapshots").splitlines() == [
        "2026-11-29",
        "2026-11-28",
    ]


def test_a_day_that_is_there_stays_as_it_is(remote: Path) -> None:
    keep(remote, "2026-11-28", "one")
    before = git(remote, "rev-parse", "snapshots")

    again = keep(remote, "2026-11-28", "another")

    assert again.returncode == 0
    assert git(remote, "rev-parse", "snapshots") == before


def test_what_is_no_day_is_refused(remote: Path) -> None:
    assert keep(remote, "../seeds", "one").returncode == 1
    assert git(remote, "branch", "--format=%(refname:short)") == "main"
