"""A disk that is full: the old seeds or the new, a sentence, and room is all that it takes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import main
from llmref.folder import STAGE
from tests import tools
from tests.chaos import full_disk
from tests.chaos.full_disk import Job, Ran
from tests.chaos.killing import finished
from tests.sites import tree
from tests.worlds import lay

pytestmark = pytest.mark.attacks


def spread(kills: int, longest: int) -> list[int]:
    """So many numbers of free pages, from none."""
    return sorted({round(at * longest / max(1, kills - 1)) for at in range(kills)})


@pytest.mark.parametrize("place", ["elsewhere", "on the disk"])
def test_a_full_disk_leaves_the_old_seeds_or_the_new(
    orderly: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kills: int,
    place: str,
) -> None:
    if place == "on the disk":  # the list of moves
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "disk/state"))
    creator = sorted((orderly / "creators").iterdir())[0].stem
    rename = ["rename", "creator", creator, "renamed", "--seeds"]
    laid, new = tmp_path / "laid", tmp_path / "new"
    shutil.copytree(orderly, laid / "seeds")
    shutil.copytree(orderly, new)
    assert CliRunner().invoke(main, [*rename, str(new)]).exit_code == 0

    runs = full_disk.run(Job([*rename, "DISK/seeds"], str(laid), spread(kills, 40)), tmp_path)

    assert len(runs) == min(kills, 41)
    for ran in runs:
        expect_whole(ran, tree(orderly), tree(new))
    assert {ran.code for ran in runs} == {0, 1}


def expect_whole(ran: Ran, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    left, at_last = Path(ran.left) / "seeds", Path(ran.after) / "seeds"
    assert "Traceback" not in ran.said, ran
    if (left / STAGE).exists():
        assert "The edit is not finished: No space left on device" in ran.said, ran
    elif ran.code:
        assert "Nothing was changed: " in ran.said, ran
        assert tree(left) == before, ran
    else:
        assert tree(left) == after, ran
    assert ran.code_after == 0, ran
    assert tree(at_last) == after, ran


def test_a_machine_without_mounts_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "unshare", lambda: Path("/bin/false"))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(full_disk.NoMounts, match="run as root, or allow user namespaces"):
        full_disk.run(Job([], "", []), tmp_path)


def test_a_full_disk_leaves_the_old_site_or_the_new(tmp_path: Path, kills: int) -> None:
    laid, new = tmp_path / "laid", tmp_path / "new"
    seeds = lay(laid / "seeds", "tiny")
    finished(["build", "--seeds", str(seeds), "--out", str(laid / "site")])
    model = seeds / "models/acme/anvil-1.yaml"
    model.write_text(model.read_text().replace("Anvil 1", "Anvil One"))
    finished(["build", "--seeds", str(seeds), "--out", str(new)])
    command = ["build", "--seeds", "DISK/seeds", "--out", "DISK/site"]

    ample = 2 * sum(len(data) // full_disk.PAGE + 1 for data in tree(new).values())
    runs = full_disk.run(Job(command, str(laid), spread(kills, ample)), tmp_path)

    for ran in runs:
        left, at_last = Path(ran.left) / "site", Path(ran.after) / "site"
        assert "Traceback" not in ran.said, ran
        assert tree(left) == (tree(laid / "site") if ran.code else tree(new)), ran
        assert ran.code_after == 0, ran
        assert tree(at_last) == tree(new), ran
    assert {0} < {ran.code for ran in runs} <= {0, 1, 2}
