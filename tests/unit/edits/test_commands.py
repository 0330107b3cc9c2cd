"""What all commands that change the seeds share: nothing is followed, lost or half done."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import judge
from llmref.cli import main
from llmref.folder import STAGE
from tests.worlds import lay

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[3]
COPY = """\
{"acme/anvil-1": {"litellm_provider": "acme", "mode": "chat", "input_cost_per_token": 5e-7,
  "output_cost_per_token": 1.6e-6}}
"""
EDITS = [
    ["fmt"],
    ["rename", "model", "anvil-1", "anvil-one"],
    ["new", "creator", "forge"],
    ["new", "offering", "--provider", "acme", "--model", "anvil-2", "--id", "anvil-2"],
    ["schema"],
    ["import", "litellm", "copy.json"],
    ["migrate"],
    ["refresh"],
]
"""Every command that changes the seeds."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--seeds", "seeds"])


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny world with something to do for each of EDITS."""
    monkeypatch.chdir(tmp_path)
    folder = lay(tmp_path / "seeds", "tiny")
    (tmp_path / "copy.json").write_text(COPY)
    (folder / "redirects.yaml").write_text("models: {b: anvil-1, a: anvil-1}\n")
    model = folder / "models/acme/anvil-1.yaml"
    (folder / "models/acme/anvil-2.yaml").write_text(
        model.read_text().replace("Anvil 1", "Anvil 2")
    )
    provider = folder / "providers/acme.yaml"
    named = "catalogue_ids: {litellm: acme}\nsources:"
    provider.write_text(provider.read_text().replace("sources:", named))
    site = folder / "site.yaml"
    catalogue = "{name: litellm, url: https://catalogue.example.com/}"
    site.write_text(f"{site.read_text()}catalogues: [{catalogue}]\n")
    monkeypatch.setattr("llmref.imports.fetch.read", lambda _: COPY.encode())
    return folder


each_edit = pytest.mark.parametrize("command", EDITS, ids=lambda command: " ".join(command[:2]))


@each_edit
def test_what_a_commit_planted_is_told_and_never_followed(seeds: Path, command: list[str]) -> None:
    (seeds / STAGE).mkdir()
    (seeds / STAGE / "0").write_text("#!/bin/sh\n")
    (seeds / STAGE / "moves.json").write_text('{"../hooks/pre-commit": "0", "../copy.json": null}')
    before = held(seeds.parent)

    result = run(*command)

    assert result.exit_code == 1
    assert "seeds/.edit is not an edit that llmref began here as this user; if you" in result.output
    assert held(seeds.parent) == before


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["fmt", "--check"],
        ["schema", "--check"],
        ["build", "--out", "site"],
        ["diff", "seeds"],
        ["export", "models.dev"],
        ["import", "litellm", "copy.json", "--dry-run"],
        ["refresh", "--dry-run"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("is_planted", [True, False])
def test_a_command_that_promises_to_write_nothing_writes_nothing_at_all(
    seeds: Path, state: Path, command: list[str], is_planted: bool
) -> None:
    if is_planted:
        (seeds / STAGE).mkdir()
        (seeds / STAGE / "moves.json").write_text('{"../copy.json": null}')
    elif command[0] == "build":
        (seeds / "site.yaml").write_text("name: [\n")  # else it would write the site
    before = held(seeds.parent), held(state)

    run(*command)

    assert (held(seeds.parent), held(state)) == before


@each_edit
def test_an_edit_leaves_nothing_behind(seeds: Path, state: Path, command: list[str]) -> None:
    before = held(seeds)

    result = run(*command)

    assert result.exit_code == 0, result.output
    assert held(seeds) != before
    assert not os.path.lexists(seeds / STAGE)
    assert not held(state)


@each_edit
def test_seeds_that_cannot_be_written_are_a_sentence_with_their_folder(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    # Whoever runs the tests may be root, who may write anywhere.
    monkeypatch.setattr(
        os, "access", lambda path, mode: mode != os.W_OK or "seeds" not in str(path)
    )
    before = held(seeds)

    result = run(*command)

    assert result.exit_code == 1
    assert re.search(r"^Nothing was changed: seeds.* cannot be written to$", result.output, re.M)
    assert held(seeds) == before


@pytest.mark.parametrize("path", ["offerings/acme.yaml", "models/acme/anvil-1.yaml"])
def test_what_is_saved_while_a_rename_is_tried_is_not_lost(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    check, file = judge.check, seeds / path

    def saving(folder: Path) -> object:
        file.write_text(file.read_text() + "# mine\n")
        return check(folder)

    monkeypatch.setattr(judge, "check", saving)
    before = held(seeds)

    result = run("rename", "model", "anvil-1", "anvil-one")

    assert result.exit_code == 1
    words = f"Nothing was changed: seeds/{path} was changed by someone else meanwhile; run the"
    assert result.output.startswith(words)
    assert held(seeds) == {**before, path: before[path] + b"# mine\n"}


def test_two_renames_at_once_are_both_made(seeds: Path) -> None:
    command = [sys.executable, "-m", "llmref", "rename", "model", "--seeds", str(seeds)]
    ways = (["anvil-1", "anvil-one"], ["anvil-2", "anvil-two"])

    both = [
        subprocess.Popen([*command, *way], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for way in ways
    ]
    said = [process.communicate()[1] for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    assert "0 errors, " in run("check").output
    names = sorted(path.stem for path in (seeds / "models/acme").iterdir())
    assert names == ["anvil-one", "anvil-two"]


def test_a_command_that_waits_says_for_what(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: int, kind: int) -> None:
        if kind & fcntl.LOCK_NB:
            raise BlockingIOError

    monkeypatch.setattr(fcntl, "flock", busy)

    assert "Waiting for another llmref command that edits seeds …\n" in run("fmt").output


@pytest.mark.parametrize("place", ["nowhere/r.md", "seeds/site.yaml/r.md", "x" * 4000 + "/r.md"])
@pytest.mark.parametrize("command", [["import", "litellm", "copy.json"], ["refresh"]])
def test_a_report_that_has_no_place_is_told_before_anything_changes(
    seeds: Path, command: list[str], place: str
) -> None:
    before = held(seeds)

    result = run(*command, "--report", place)

    assert result.exit_code == 2
    assert "for the report" in result.output
    assert held(seeds) == before


def test_without_its_report_nothing_is_imported(seeds: Path) -> None:
    before = held(seeds)

    result = run("import", "litellm", "copy.json", "--report", "/dev/full")

    assert result.exit_code == 1
    assert "/dev/full cannot be written: No space left on device" in result.output
    assert held(seeds) == before


@pytest.mark.parametrize(
    "command", [*EDITS[:-1], ["check"], ["diff", "HEAD"]], ids=lambda command: " ".join(command[:2])
)
def test_a_current_folder_that_was_deleted_is_no_matter(
    seeds: Path, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "gone").mkdir()
    script = 'rmdir ../gone; exec "$@"'
    named = [str(tmp_path / word) if word == "copy.json" else word for word in command]
    llmref = [sys.executable, "-c", "from llmref.cli import main; main()"]

    result = subprocess.run(
        ["sh", "-c", script, "sh", *llmref, *named, "--seeds", str(seeds)],
        cwd=tmp_path / "gone",
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in result.stderr
    assert result.returncode == (2 if command[0] == "diff" else 0), result.stderr


@pytest.mark.parametrize("command", [*EDITS, ["check"]], ids=lambda command: " ".join(command[:2]))
def test_a_folder_of_any_name_that_is_not_there_is_a_sentence(
    seeds: Path, command: list[str]
) -> None:
    result = CliRunner().invoke(main, [*command, "--seeds", "x" * 4000])

    assert result.exit_code == 2
    assert "folder xxx" in result.output


@pytest.mark.parametrize("options", [(), ("--check",)])
def test_a_schema_that_cannot_be_read_is_a_sentence(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    run("schema")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "site.schema.json":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    result = run("schema", *options)

    assert result.exit_code == 1
    words = "seeds/.schema/site.schema.json cannot be read or written: Permission denied."
    assert result.output == f"{words}\n"


def test_a_disk_that_is_full_of_the_copy_of_a_rename_is_a_sentence(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/tmp/copy")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    before = held(seeds)

    result = run("rename", "model", "anvil-1", "anvil-one")

    assert result.exit_code == 1
    assert result.output == (
        "The change cannot be tested on a copy: /tmp/copy cannot be read or written: "
        "No space left on device.\nNothing was renamed.\n"
    )
    assert held(seeds) == before
