"""The report of an import is there before the seeds change, or nothing changes."""

import json
import re
from pathlib import Path

import pytest

from llmref.edits.durable import CannotWrite
from llmref.edits.stage import Edit
from tests.unit.imports.taking import contents, take


@pytest.mark.parametrize("place", ["nowhere/report.md", "file/report.md", ".", "nowhere/\udcff.md"])
def test_a_report_that_cannot_be_written_is_refused_before_anything_changes(
    seeds: Path, litellm: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").touch()
    before = contents(seeds)

    result = take(seeds, "litellm", litellm, "2026-11-20", "--report", str(tmp_path / place))

    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert contents(seeds) == before


def test_a_report_that_turns_out_unwritable_leaves_the_seeds_as_they_were(
    seeds: Path, litellm: Path
) -> None:
    before = contents(seeds)

    result = take(seeds, "litellm", litellm, "2026-11-20", "--report", "/dev/full")

    assert result.exit_code == 1
    assert "the report /dev/full cannot be written: No space left on device" in result.output
    assert contents(seeds) == before


def test_the_report_is_there_before_the_seeds_change(
    seeds: Path, litellm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.md"
    reports: list[str] = []
    monkeypatch.setattr(Edit, "commit", lambda *_: reports.append(report.read_text()))

    result = take(seeds, "litellm", litellm, "2026-11-20", "--report", str(report))

    assert result.exit_code == 0, result.output
    assert reports[0].startswith("# Catalogs")


def test_the_report_of_an_import_that_could_not_be_written_says_so(
    seeds: Path, litellm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotWrite("Nothing was changed: No space left on device")

    monkeypatch.setattr(Edit, "commit", full)
    report = tmp_path / "report.md"

    result = take(seeds, "litellm", litellm, "2026-11-20", "--report", str(report))

    assert result.exit_code == 1
    first, _, title, *_ = report.read_text().splitlines()
    assert first == "Nothing was changed: No space left on device"
    assert title == "# Catalogs"


def test_errors_that_the_seeds_have_afterwards_head_the_report(seeds: Path, litellm: Path) -> None:
    unneeded = (
        "exceptions:\n- {rule: overdue-check, file: offerings/acme.yaml, reason: It was late.}\n"
    )
    (seeds / "exceptions.yaml").write_text(unneeded)

    result = take(seeds, "litellm", litellm)

    assert result.exit_code == 1, result.output
    assert "## Errors (1)" in result.output


@pytest.mark.parametrize("to_file", [True, False])
def test_no_sign_of_a_catalog_reaches_a_report_that_could_change_how_it_shows(
    seeds: Path, tmp_path: Path, to_file: bool
) -> None:
    odd = "x\x1b]0;pwned\x07\x1b[2J\x00\u202e\u200b\ud800\x85\n# head"
    models = {odd: {"id": odd}, "anvil-1": {"id": "anvil-1", "name": odd}}
    good = {"anvil-2": {"id": "anvil-2", "cost": {"input": odd}, "limit": {"context": odd}}}
    copy = tmp_path / "api.json"
    copy.write_text(json.dumps({odd: {"models": models}, "acme": {"models": {**models, **good}}}))
    options = ["--report", str(tmp_path / "report.md")] if to_file else []

    result = take(seeds, "models.dev", copy, "2026-11-20", *options)

    assert result.exit_code == 0, result.output
    report = (tmp_path / "report.md").read_text() if to_file else result.stdout
    assert all(line.isprintable() for line in report.splitlines())
    assert not re.search("^# head", report, re.M)
    assert "pwned" in report
