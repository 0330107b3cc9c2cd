"""`llmref migrate` brings seeds of any earlier format up to date, or says why it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import migrations
from llmref.cli import main
from llmref.records.site import FORMAT
from tests.sites import tree

pytestmark = pytest.mark.usefixtures("project")

FOLDER = Path(migrations.__file__).parent
HERE = Path(__file__).parent


def migrate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["migrate", "--seeds", "seeds", *arguments])


def test_each_format_has_a_migration_and_a_test() -> None:
    numbers = range(1, FORMAT + 1)

    assert {file.stem for file in FOLDER.glob("format_*.py")} == {f"format_{n}" for n in numbers}
    for number in numbers:
        sentence, _, _ = str(migrations.migration(number).__doc__).partition("\n")
        assert sentence.startswith(f"Format {number}: ")
        assert (HERE / f"test_format_{number}.py").is_file()


def test_a_check_says_what_would_change_and_writes_nothing(seeds: Path) -> None:
    before = tree(seeds)

    done = migrate("--check")

    assert done.exit_code == 1
    assert done.output == (
        "Format 1: `site.yaml` states the seed format.\nseeds/site.yaml would change\n"
    )
    assert tree(seeds) == before


def test_what_was_migrated_is_valid_and_stays(seeds: Path) -> None:
    first = migrate()
    after = tree(seeds)
    second = migrate()

    assert first.exit_code == 0, first.output
    assert "seeds/site.yaml changed\nNext: `llmref schema` and `llmref check`" in first.output
    assert (second.exit_code, second.output) == (0, "Nothing to migrate.\n")
    assert tree(seeds) == after
    assert CliRunner().invoke(main, ["fmt", "--check", "--seeds", "seeds"]).exit_code == 0
    judged = CliRunner().invoke(main, ["check", "--strict", "--seeds", "seeds"])
    assert judged.output == "No problems.\n"


@pytest.mark.parametrize("arguments", [[], ["--check"]])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a format that is not known
        ("format: 2\n", "these seeds are in format 2, and this version of llmref reads format 1: "),
        ("format: 2\n", "install a newer llmref"),
        (
            "format: 0\n",
            "seeds/site.yaml:1:1: `format` is not a whole number from 1: write `format",
        ),
        ("format: one\n", "seeds/site.yaml:1:1: `format` is not a whole number from 1"),
        (f"format: {'9' * 5000}\n", "seeds/site.yaml:1:1: `format` is not a whole number from 1"),
        ("format: [1]\n", "seeds/site.yaml:1:1: `format` is not a whole number from 1"),
        # no file that could state one
        ("name: [\n", "seeds/site.yaml:2:1: "),
        ("- name\n", "seeds/site.yaml:1:1: the file must contain keys with values"),
    ],
)
def test_what_cannot_be_migrated_is_told_and_stays(
    seeds: Path, text: str, words: str, arguments: list[str]
) -> None:
    (seeds / "site.yaml").write_text(text)

    done = migrate(*arguments)

    assert done.exit_code == 1
    assert words in done.output
    assert (seeds / "site.yaml").read_text() == text


def test_seeds_without_a_site_are_told(seeds: Path) -> None:
    (seeds / "site.yaml").unlink()

    done = migrate()

    assert done.exit_code == 1
    assert "seeds/site.yaml: the file does not exist, which states the seed format" in done.output


@pytest.mark.parametrize(
    ("number", "hint"),
    [("2", "for a newer format install a newer llmref"), ("0", "run `llmref migrate`")],
)
def test_a_format_that_is_not_read_says_what_to_do(seeds: Path, number: str, hint: str) -> None:
    text = (seeds / "site.yaml").read_text()
    (seeds / "site.yaml").write_text(f"{text}format: {number}\n")

    done = CliRunner().invoke(main, ["check", "--seeds", "seeds"])

    assert done.exit_code == 1
    assert hint in done.output


@pytest.mark.parametrize(
    "command", [["fmt"], ["fmt", "--check"], ["rename", "model", "anvil-1", "anvil"], ["schema"]]
)
def test_seeds_of_a_newer_format_are_changed_by_no_command(seeds: Path, command: list[str]) -> None:
    site = seeds / "site.yaml"
    site.write_text(site.read_text().replace("name:", "format: 2\nname:", 1))
    before = tree(seeds)

    done = CliRunner().invoke(main, [*command, "--seeds", "seeds"])

    assert done.exit_code == 1
    assert "seeds/site.yaml:2:1: these seeds are in format 2" in done.output
    assert tree(seeds) == before
