"""A word of a vocabulary without a row in one of its tables is named, with the table's place."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref import vocabulary
from llmref.cli import main
from llmref.recipes import languages
from llmref.records import kinds
from tests.worlds import lay


def test_every_vocabulary_is_complete() -> None:
    assert list(vocabulary.vocabulary_problems()) == []


@pytest.mark.parametrize(
    "table", vocabulary.TABLES, ids=lambda table: f"{table.name}-{table.vocabulary}"
)
def test_each_table_is_where_its_place_says(table: vocabulary.VocabularyTable) -> None:
    place, line = table.place()

    assert (
        (vocabulary.PACKAGE / place.path).read_text().splitlines()[line - 1].startswith(table.name)
    )


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_word_without_a_row_stops_a_command_before_it_asks_for_the_row(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = {kind: row for kind, row in kinds.MODEL_KINDS.items() if kind != "chat"}
    monkeypatch.setattr(kinds, "MODEL_KINDS", left)  # a row that is put back would be the last
    seeds = lay(tmp_path / "seeds", "tiny")
    where = ["--out", str(tmp_path / "site")] if command == "build" else []

    result = CliRunner().invoke(main, [command, "--seeds", str(seeds), *where])

    assert result.exit_code == 1
    place, told = vocabulary.TABLES[0].place(), result.output.splitlines()
    assert told[0].endswith(
        f"records/kinds.py:{place[1]}:1: vocabulary: 'chat' is a Kind without a row in MODEL_KINDS"
    )
    assert told[1] == "    hint: add the row, or take 'chat' out of Kind"
    assert not (tmp_path / "site").exists()


def test_a_language_whose_package_no_recipe_could_name_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ruby = replace(languages.LANGUAGES["python"], label="Ruby", seed_key="gem")
    monkeypatch.setattr(languages, "LANGUAGES", {**languages.LANGUAGES, "ruby": ruby})

    (problem,) = vocabulary.vocabulary_problems()

    assert (
        problem.text()
        .splitlines()[0]
        .endswith("vocabulary: 'gem' is the seed key of 'ruby', and no field here")
    )
    assert "records/provider.py:" in problem.text()
