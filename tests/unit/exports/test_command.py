"""`llmref export`: what is written where, and with which exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from llmref.cli.export import export
from llmref.exports.shapes import SHAPES
from tests.worlds import lay

pytestmark = [pytest.mark.world("typical"), pytest.mark.usefixtures("project")]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("export", *arguments))


def test_the_command_offers_every_shape() -> None:
    assert [list(one.type.choices) for one in export.params if one.name == "shape"] == [  # type: ignore[attr-defined]
        list(SHAPES)
    ]


def test_the_file_is_printed_or_written(seeds: Path) -> None:
    printed = run("models.dev", "--seeds", "seeds")
    written = run("models.dev", "--seeds", "seeds", "--out", "api.json")

    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert written.stdout == ""
    assert "bytes written to api.json" in written.stderr
    assert Path("api.json").read_text() == printed.stdout
    assert json.loads(printed.stdout)["acme"]["id"] == "acme"


def test_the_same_seeds_give_the_same_bytes(seeds: Path) -> None:
    assert (
        run("models.dev", "--seeds", "seeds").stdout == run("models.dev", "--seeds", "seeds").stdout
    )


def test_a_day_before_that_of_the_seeds_is_no_error(seeds: Path) -> None:
    result = run("models.dev", "--seeds", "seeds", "--as-of", "2026-04-01")

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["acme"]["models"]["anvil-2.1@default"]["cost"]["input"] == 2.5


def test_a_shape_that_can_say_nothing_writes_nothing(seeds: Path) -> None:
    result = run("openrouter", "--seeds", "seeds", "--out", "models.json")

    assert result.exit_code == 1
    assert result.stderr == (
        "there is no provider `openrouter`, whose offerings alone this shape lists\n"
        "Nothing was written.\n"
    )
    assert not Path("models.json").exists()


def test_seeds_with_errors_are_not_exported(seeds: Path) -> None:
    lay(seeds, "broken/native-id-claimed-twice")

    result = run("models.dev", "--seeds", "seeds")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "Fix the errors first: `llmref check` lists them." in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("models.deb",), "'models.deb' is not one of"),
        (("models.dev", "--seeds", "nowhere"), "folder nowhere does not exist"),
        (("models.dev", "--as-of", "soon"), "'soon' is not a date"),
        (("models.dev", "--seeds", "seeds", "--out", "nowhere/api.json"), "cannot be written"),
    ],
)
def test_wrong_usage_is_told(seeds: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert words in result.stderr
