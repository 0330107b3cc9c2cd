"""The site of the tiny world, byte for byte; and the same seeds always give the same bytes.

`pytest tests/golden --renew-golden` writes tests/golden/tiny anew: read what changed with git diff.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from llmref.speed import workers
from tests.sites import built, tree, world
from tests.worlds import lay

GOLDEN = Path(__file__).parent / "tiny"
ROOT = Path(__file__).parents[2]
RENEW = "pytest tests/golden --renew-golden"


def site_of(name: str, site: Path, base_url: str | None = None) -> dict[str, bytes]:
    """Every file of a world's site."""
    built(world(name), site, base_url)
    return tree(site)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every file of the tiny world's site."""
    return site_of("tiny", tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(scope="module")
def typical(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every file of the typical world's site."""
    return site_of("typical", tmp_path_factory.mktemp("typical") / "site")


def renew(site: Mapping[str, bytes]) -> None:
    """Write the expected files anew."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, content in site.items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_bytes(content)


def test_the_tiny_world_gives_the_expected_site(
    tiny: Mapping[str, bytes], pytestconfig: pytest.Config
) -> None:
    if pytestconfig.getoption("--renew-golden"):
        renew(tiny)

    expected = tree(GOLDEN)

    assert sorted(tiny) == sorted(expected), f"other files than expected; if right: {RENEW}"
    changed = [path for path, content in tiny.items() if content != expected[path]]
    assert changed == [], f"other bytes than expected; if right: {RENEW}, and read the diff"


def test_two_folders_give_the_same_bytes(tmp_path: Path, typical: Mapping[str, bytes]) -> None:
    seeds = lay(tmp_path / "elsewhere/my seeds", "typical")
    built(seeds, tmp_path / "one/public")

    assert tree(tmp_path / "one/public") == typical


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_two_processes_give_the_same_bytes(
    tmp_path: Path, typical: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_FORKING", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    assert site_of("typical", tmp_path / "two") == typical


@pytest.mark.system
def test_the_order_of_hashes_never_matters(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        options = ["--seeds", str(world("typical")), "--out", str(tmp_path / seed)]
        subprocess.run(
            [sys.executable, "-m", "llmref", "build", *options],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}"},
        )

    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_a_slash_at_the_end_of_the_base_url_changes_nothing(tmp_path: Path) -> None:
    plain = site_of("tiny", tmp_path / "plain", "https://owner.github.io/repo")

    assert site_of("tiny", tmp_path / "site", "https://owner.github.io/repo/") == plain


def test_a_build_over_another_gives_what_a_fresh_one_gives(
    tmp_path: Path, tiny: Mapping[str, bytes]
) -> None:
    site_of("tiny", tmp_path / "site")
    site_of("typical", tmp_path / "site")

    assert site_of("tiny", tmp_path / "site") == tiny
