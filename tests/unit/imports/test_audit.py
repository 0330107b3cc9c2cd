"""`llmref audit` counts what was read at its source, in a catalogue, or nowhere."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import main
from tests.worlds import lay


def audited(seeds: Path, provider: str) -> dict[str, list[str]]:
    result = CliRunner().invoke(main, ["audit", "--seeds", str(seeds), "--provider", provider])
    assert result.exit_code == 0, result.output
    rows = [line.split() for line in result.output.splitlines()[1:]]
    return {name: numbers for _, name, *numbers in rows}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


def test_what_the_provider_said_is_verified(seeds: Path) -> None:
    assert audited(seeds, "acme")["price"] == ["1", "0", "0", "0"]


def test_what_a_catalogue_said_is_not(seeds: Path) -> None:
    file = seeds / "offerings/acme.yaml"
    file.write_text(file.read_text().replace("via: page", "via: catalogue"))

    assert audited(seeds, "acme")["price"] == ["0", "1", "0", "0"]


def test_what_nobody_stated_is_missing(seeds: Path) -> None:
    found = audited(seeds, "models")

    assert found["knowledge_cutoff"] == ["0", "0", "0", "1"]
    assert found["released"] == ["1", "0", "0", "0"]


def test_what_no_source_is_named_for_is_not_missing_but_unsourced(seeds: Path) -> None:
    file = seeds / "models/acme/anvil-1.yaml"
    file.write_text(
        file.read_text().replace("checked: 2026-11-19}", "checked: 2026-11-19, for: [name]}")
    )

    assert audited(seeds, "models")["released"] == ["0", "0", "1", "0"]


def test_all_providers_are_added_up(seeds: Path) -> None:
    assert audited(seeds, "all")["price"] == ["1", "0", "0", "0"]


def test_a_provider_that_is_not_there_is_a_wrong_usage(seeds: Path) -> None:
    result = CliRunner().invoke(main, ["audit", "--seeds", str(seeds), "--provider", "nobody"])

    assert result.exit_code == 2


def test_seeds_with_errors_are_not_counted(seeds: Path) -> None:
    (seeds / "offerings/acme.yaml").write_text("offerings: [\n")

    result = CliRunner().invoke(main, ["audit", "--seeds", str(seeds)])

    assert result.exit_code == 1


def test_the_whole_is_measured_in_one_table(seeds: Path) -> None:
    result = CliRunner().invoke(main, ["audit", "--seeds", str(seeds), "--measures"])

    assert result.exit_code == 0, result.output
    lines = (line for line in result.output.splitlines() if not line.startswith("  "))
    rows = dict(line.rsplit("  ", 1) for line in lines)
    figures = {name.strip(): figure for name, figure in rows.items()}
    assert figures["providers"] == "1"
    assert figures["models without release or first-listed date"] == "0 of 1"
