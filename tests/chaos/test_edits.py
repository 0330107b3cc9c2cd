"""Whatever ends an editing command, and whenever: the seeds are the old ones or the new."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from llmref.folder import STAGE, unfinished_edit
from tests.chaos.killing import DEADLINE_S, finished, killed, moments, started
from tests.sites import tree

pytestmark = pytest.mark.attacks

Prepare = Callable[[Path], list[str]]
"""Makes seeds ready for a command, and gives the command."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def renaming(seeds: Path) -> list[str]:
    """A creator, whose models all move."""
    creators = sorted((seeds / "creators").iterdir())
    return ["rename", "creator", creators[0].stem, "renamed"]


def ordering(seeds: Path) -> list[str]:
    """All models, whose keys are written the wrong way round."""
    for file in (seeds / "models").rglob("*.yaml"):
        lines = file.read_text().splitlines(keepends=True)
        at = next(at for at, line in enumerate(lines) if line.startswith("kind:"))
        file.write_text("".join([lines[at], *lines[:at], *lines[at + 1 :]]))
    return ["fmt"]


def importing(seeds: Path) -> list[str]:
    """What another catalogue says of everything that one provider sells."""
    copy = {}
    for file in sorted((seeds / "providers").iterdir()):
        name = file.stem
        file.write_text(f"{file.read_text()}catalogue_ids: {{litellm: {name}}}\n")
        for line in (seeds / "offerings" / file.name).read_text().splitlines():
            if line.startswith("  id: "):
                native_id = line.removeprefix("  id: ")
                prices = {"input_cost_per_token": 7e-7, "output_cost_per_token": 9e-7}
                said = {"litellm_provider": name, "mode": "chat", **prices}
                copy[f"{name}/{native_id}"] = said
    (seeds.parent / "copy.json").write_text(json.dumps(copy))
    assert run("fmt", "--seeds", str(seeds)).exit_code == 0
    day = ["--as-of", "2026-11-27", "--report", str(seeds.parent / "report.md")]
    return ["import", "litellm", str(seeds.parent / "copy.json"), *day]


def settling(seeds: Path) -> list[str]:
    """Claims of a copy that the offerings do not show yet."""
    command = importing(seeds)
    unsettled = shutil.copytree(seeds / "offerings", seeds.parent / "unsettled")
    assert run(*command, "--seeds", str(seeds)).exit_code == 0
    shutil.rmtree(seeds / "offerings")
    shutil.copytree(unsettled, seeds / "offerings")
    return ["settle", "--report", str(seeds.parent / "report.md")]


@pytest.fixture
def old(orderly: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(orderly, tmp_path / "old" / "seeds"))


@pytest.mark.parametrize("prepare", [renaming, ordering, importing, settling])
def test_a_kill_at_any_moment_leaves_the_old_seeds_or_the_new(
    old: Path, tmp_path: Path, state: Path, kills: int, prepare: Prepare
) -> None:
    command = prepare(old)
    before = tree(old)
    seeds = Path(shutil.copytree(old, tmp_path / "seeds"))
    options = ["--seeds", str(seeds)]
    seconds = finished([*command, *options])
    after = tree(seeds)
    assert after != before

    for moment in moments(kills, seconds, prepare.__name__):
        shutil.rmtree(seeds)
        shutil.copytree(old, seeds)
        said = killed([*command, *options], moment, seeds)

        assert "Traceback" not in said, moment
        if unfinished_edit(seeds):
            assert run("check", *options).exit_code == 1, moment
            assert run("new", "creator", "next", *options).exit_code == 0, moment
            (seeds / "creators/next.yaml").unlink()
        assert tree(seeds) in (before, after), moment
        assert run(*command, *options).exit_code == 0, moment
        assert tree(seeds) == after, moment
        assert "0 errors" in run("check", *options).output.replace("No problems", "0 errors")
        assert not (seeds / STAGE).exists(), moment
        assert not tree(state), moment


def test_two_renames_at_once_are_both_made(old: Path, tmp_path: Path, rounds: int) -> None:
    models = sorted(file.stem for file in (old / "models").rglob("*.yaml"))
    seeds = tmp_path / "seeds"
    for number in range(rounds):
        shutil.rmtree(seeds, ignore_errors=True)
        shutil.copytree(old, seeds)
        slugs = models[number % len(models)], models[(number + 1) % len(models)]

        both = [started(["rename", "model", s, f"{s}-x", "--seeds", str(seeds)]) for s in slugs]
        said = [process.communicate(timeout=DEADLINE_S)[1] for process in both]

        assert [process.returncode for process in both] == [0, 0], said
        assert run("check", "--seeds", str(seeds)).exit_code == 0
        now = {file.stem for file in (seeds / "models").rglob("*.yaml")}
        assert now == {*models, *(f"{slug}-x" for slug in slugs)} - {*slugs}


def test_seeds_are_never_read_while_half_of_them_are_changed(
    old: Path, tmp_path: Path, rounds: int
) -> None:
    creators = sorted((old / "creators").iterdir())
    seeds = Path(shutil.copytree(old, tmp_path / "seeds"))
    names = creators[0].stem, "renamed"
    for number in range(rounds):
        slugs = names if number % 2 == 0 else names[::-1]
        (seeds / "redirects.yaml").unlink()
        with started(["rename", "creator", *slugs, "--seeds", str(seeds)]) as renaming:
            while renaming.poll() is None:
                result = run("check", "--seeds", str(seeds))
                assert result.exit_code == 0, result.output
            assert renaming.returncode == 0, renaming.stderr or subprocess.PIPE
