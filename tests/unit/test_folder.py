"""What a seeds folder says of itself: an edit that is not finished is never overlooked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref import judge
from llmref.cli import main
from llmref.folder import STAGE, unfinished_edit
from llmref.serve.seed_cache import SeedCache, UnfinishedEdit
from tests.worlds import lay

pytestmark = pytest.mark.usefixtures("project")

EDITING = """\
import sys
from pathlib import Path
from llmref.locks import locked
folder = Path(sys.argv[1])
with locked(folder, lambda: None):
    (folder / ".edit").mkdir()
    print("begun", flush=True)
    sys.stdin.readline()
    (folder / ".edit").rmdir()
"""
"""An editing command that is at work until it is given a line."""


def planted(seeds: Path, kind: str) -> None:
    match kind:
        case "folder":
            (seeds / STAGE).mkdir()
        case "file":
            (seeds / STAGE).write_text("x")
        case "link":
            (seeds / STAGE).symlink_to("/nowhere")


def test_sound_seeds_have_no_unfinished_edit(seeds: Path) -> None:
    assert unfinished_edit(seeds) is None


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--format", "json"],
        ["build", "--out", "site"],
        ["export", "models.dev"],
        ["diff", "before"],
        ["audit"],
        ["fmt", "--check"],
        ["import", "litellm", "copy.json", "--dry-run"],
    ],
    ids=" ".join,
)
def test_half_changed_seeds_are_an_error_of_every_command_that_reads_them(
    seeds: Path, command: list[str], kind: str
) -> None:
    planted(seeds, kind)
    Path("copy.json").write_text("{}")
    lay(Path("before"), "tiny")

    result = CliRunner().invoke(main, [*command, "--seeds", "seeds"])

    assert result.exit_code == 1
    assert not Path("site").exists()
    if command[0] not in {"export", "audit"}:  # they lead to `llmref check`
        assert "unfinished-edit" in result.output


def test_the_preview_sees_them_too(seeds: Path) -> None:
    cache = SeedCache(seeds)
    assert cache.read(())[1] == []
    (seeds / STAGE).mkdir()

    with pytest.raises(UnfinishedEdit, match="an edit was interrupted"):
        cache.read(())


def test_an_edit_at_work_is_awaited(seeds: Path) -> None:
    command = [sys.executable, "-c", EDITING, str(seeds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as editing:
        assert editing.stdin
        assert editing.stdout
        editing.stdout.readline()
        assert os.path.lexists(seeds / STAGE)
        editing.stdin.close()  # it goes on while the seeds are read

        _, verdict = judge.check(seeds)

    assert verdict.problems == ()
