"""No command that writes seeds loses a comment: it names it, and leaves every file as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from llmref.canonical import emit as writer
from llmref.cli import main
from llmref.edits import files
from tests.unit.imports.copies import fixture
from tests.worlds import lay

FILES = ("offerings/acme.yaml", "creators/acme.yaml")
NOTE = "# as agreed with them"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seeds with comments, and a writer that has no place for one of them."""
    folder = lay(tmp_path / "seeds", "tiny")
    for path in FILES:
        text = (folder / path).read_text()
        (folder / path).write_text(
            re.sub(r"^(offerings:|name: Acme)\n", rf"\1  {NOTE}\n", text, flags=re.M)
        )
    model = (folder / "models/acme/anvil-1.yaml").read_text()
    (folder / "models/acme/anvil-2.yaml").write_text(model.replace("Anvil 1", "Anvil 2"))
    provider = folder / "providers/acme.yaml"
    ids = "catalogue_ids: {litellm: acme}\nsources:"
    provider.write_text(provider.read_text().replace("sources:", ids))

    def forgetful(record: Any, document: Any) -> str:
        return writer.emit(record, document).replace(f"  {NOTE}", "")

    monkeypatch.setattr(files, "emit", forgetful)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "command",
    [
        ("new", "offering", "--provider", "acme", "--model", "anvil-2", "--id", "x"),
        ("rename", "model", "anvil-1", "anvil-one"),
        ("import", "litellm", str(fixture("litellm")), "--as-of", "2026-11-27"),
        ("fmt",),
    ],
    ids=lambda command: command[0],
)
def test_a_comment_without_a_place_is_named_and_no_file_changes(
    seeds: Path, command: tuple[str, ...]
) -> None:
    before = contents(seeds)

    done = CliRunner().invoke(main, [*command, "--seeds", str(seeds)])

    assert done.exit_code == 1, done.output
    assert f"the comment '{NOTE}' cannot be placed: " in done.output
    assert re.search(r"offerings/acme\.yaml:\d+:\d+: ", done.output)
    after = contents(seeds)
    assert {path: after[path] for path in FILES} == {path: before[path] for path in FILES}
