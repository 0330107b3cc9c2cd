"""`llmref check` and `llmref schema`: exit codes, and the report in each of its three forms.

`check --format json` prints one object:
`errors` and `warnings` are counts, `problems` is a list by path and line, and each problem has
`path` (as a reader can open it from here), `line` and `column` (from 1), `severity` (error or
warning), `rule`, `field` (the keys and list positions that lead to it), `message`, and `hint`
(text or null).
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import schema
from llmref.cli import main
from llmref.cli.report import brief, report
from llmref.problems import Place, Verdict, error, warning
from llmref.seeds import KINDS
from tests.worlds import lay

pytestmark = pytest.mark.usefixtures("project")

WITHOUT_HINT = Verdict((error(Place("site.yaml"), "it is odd").named("odd").located(4, 1),))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def break_with(folder: Path, world: str) -> None:
    lay(folder, f"broken/{world}")


# --- exit codes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("world", "options", "code"),
    [
        # fine; warnings are fine unless the check is strict; errors never are
        ("tiny", (), 0),
        ("tiny", ("--strict",), 0),
        ("broken/cache-read-dearer", (), 0),
        ("broken/cache-read-dearer", ("--strict",), 1),
        ("broken/native-id-claimed-twice", (), 1),
        ("broken/no-site", (), 1),
        # the day that counts as today can be moved
        ("tiny", ("--as-of", "2026-11-26"), 0),
        ("tiny", ("--as-of", "2026-11-27", "--strict"), 1),
        ("tiny", ("--as-of", "2026-11-18"), 1),
    ],
)
def test_the_exit_code_says_whether_there_are_errors(
    seeds: Path, world: str, options: tuple[str, ...], code: int
) -> None:
    lay(seeds, world)

    assert run("check", "--seeds", "seeds", *options).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "--seeds", "nowhere"), "folder nowhere does not exist; use --seeds"),
        (("check", "--seeds", "seeds/site.yaml"), "is a file"),
        (("check", "--as-of", "yesterday"), "'yesterday' is not a date; write YYYY-MM-DD"),
        (("check", "--as-of", "2026-02-30"), "'2026-02-30' is not a date; write YYYY-MM-DD"),
        (("check", "--format", "xml"), "'xml' is not one of"),
        (("check", "--strickt"), "No such option"),
        (("schema", "--seeds", "nowhere"), "folder nowhere does not exist; use --seeds"),
        (("chek",), "No such command"),
    ],
)
def test_wrong_usage_exits_with_two_and_a_sentence(
    seeds: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert words in result.output


@pytest.mark.parametrize("command", ["check", "schema"])
def test_help_shows_examples_each_on_its_line(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"  Examples:\n    llmref {command} --" in result.output or (
        f"  Examples:\n    llmref {command}\n" in result.output
    )


# --- forms of the report ----------------------------------------------------------------------


def test_the_text_report_ends_in_the_count(seeds: Path) -> None:
    assert run("check", "--seeds", "seeds").output == "No problems.\n"

    break_with(seeds, "native-id-claimed-twice")

    assert run("check", "--seeds", "seeds").output.endswith("\n2 errors, 0 warnings.\n")


def test_one_problem_is_counted_in_the_singular(seeds: Path) -> None:
    break_with(seeds, "no-exchange-rate")

    assert run("check", "--seeds", "seeds").output.endswith("\n0 errors, 1 warning.\n")


def test_a_folder_elsewhere_is_named_in_full(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_with(seeds, "no-exchange-rate")
    monkeypatch.chdir(seeds / "creators")

    output = run("check", "--seeds", str(seeds)).output

    assert output.startswith(f"{seeds}/offerings/acme.yaml:8:5: warning: no-exchange-rate: ")


def test_json_has_counts_and_every_part_of_every_problem(seeds: Path) -> None:
    break_with(seeds, "no-exchange-rate")
    (seeds / "notes.txt").write_text("")
    (seeds / "creators/acme.yaml").write_text("name: Acme\nfamilies:\n  anvil: {name: [a]}\n")

    report = json.loads(run("check", "--seeds", "seeds", "--format", "json").output)

    assert list(report) == ["errors", "warnings", "problems"]
    assert (report["errors"], report["warnings"]) == (2, 1)
    assert report["problems"][0] == {
        "path": "seeds/creators/acme.yaml",
        "line": 3,
        "column": 11,
        "severity": "error",
        "rule": "bad-value",
        "field": ["families", "anvil", "name"],
        "message": "`name`: expected a name, found a list",
        "hint": "one line, at most 100 characters, without < > `",
    }
    assert [(problem["rule"], problem["severity"]) for problem in report["problems"]] == [
        ("bad-value", "error"),
        ("unknown-file", "error"),
        ("no-exchange-rate", "warning"),
    ]
    assert report["problems"][2]["field"] == ["offerings", 0, "prices", 0]


def test_json_says_null_where_there_is_no_hint_and_nothing_where_there_is_no_problem(
    seeds: Path,
) -> None:
    empty = json.loads(run("check", "--seeds", "seeds", "--format", "json").output)
    bad = json.loads(report(WITHOUT_HINT, "seeds", "json"))

    assert empty == {"errors": 0, "warnings": 0, "problems": []}
    assert bad["problems"][0]["hint"] is None


def test_github_gets_one_annotation_a_problem(seeds: Path) -> None:
    break_with(seeds, "native-id-claimed-twice")

    first, second = run("check", "--seeds", "seeds", "--format", "github").output.splitlines()

    assert first == (
        "::error file=seeds/offerings/acme.yaml,line=9,col=5,title=native-id-claimed-twice::"
        "'anvil-1' is already an ID of anvil-1 above%0A"
        "delete one of them"
    )
    assert second.startswith("::error file=seeds/offerings/acme.yaml,line=12,col=3,")


def test_annotations_escape_what_would_end_them(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "50%: a, b"
    seeds.rename(odd)
    (odd / "creators/acme.yaml").write_text('name: "<100%0A::error::\\n>"\nfamilies: {anvil: {}}\n')

    first, second = run("check", "--seeds", odd.name, "--format", "github").output.splitlines()

    assert first.startswith("::error file=50%25%3A a%2C b/creators/acme.yaml,line=1,col=1,")
    assert "::`name`: '<100%250A::error::\\n>' is not a name%0Aone line, at most" in first
    assert ",title=missing-key::" in second


def test_a_warning_is_annotated_as_one_and_without_a_hint_has_one_line(seeds: Path) -> None:
    break_with(seeds, "no-exchange-rate")
    warned = run("check", "--seeds", "seeds", "--format", "github").output
    bad = report(WITHOUT_HINT, "seeds", "github")

    assert warned.startswith("::warning file=seeds/offerings/acme.yaml,line=8,col=5,")
    assert bad == "::error file=seeds/site.yaml,line=4,col=1,title=odd::it is odd\n"


# --- schemas ----------------------------------------------------------------------------------


def test_schemas_are_written_once_and_then_fresh(seeds: Path) -> None:
    stale = run("schema", "--check", "--seeds", "seeds")
    written = run("schema", "--seeds", "seeds")
    again = run("schema", "--seeds", "seeds")
    fresh = run("schema", "--check", "--seeds", "seeds")

    every = len(schema.schema_files())
    assert every > len(KINDS)  # claims have one, too, and are no seeds
    assert (stale.exit_code, stale.output.count("\n")) == (1, every)
    assert stale.output.startswith("seeds/.schema/site.schema.json is stale: run `llmref schema`")
    assert (written.exit_code, written.output) == (0, f"{every} of {every} schemas written\n")
    assert again.output == f"0 of {every} schemas written\n"
    assert (fresh.exit_code, fresh.output) == (0, "")


def test_schemas_do_not_disturb_a_check(seeds: Path) -> None:
    run("schema", "--seeds", "seeds")

    assert run("check", "--seeds", "seeds").output == "No problems.\n"


def test_many_problems_are_counted_by_rule() -> None:
    place = Place("offerings/acme.yaml")
    many = Verdict(tuple(warning(place, f"no. {n}").named("far-from-median") for n in range(21)))
    few = Verdict(many.problems[:20])

    assert report(many, "seeds", "text").endswith(
        "\n\n   21 far-from-median\n0 errors, 21 warnings.\n"
    )
    assert "   20 far-from-median" not in report(few, "seeds", "text")


def test_who_asked_for_something_else_is_told_the_errors_and_the_number_of_warnings() -> None:
    wrong = error(Place("offerings/acme.yaml"), "there is no model", "add it").named("unknown")
    odd = [warning(Place(f"models/acme/{n}.yaml"), "it is old").named("overdue") for n in range(30)]

    told = brief(Verdict((*odd, wrong.located(4, 2))), "seeds")

    assert told == (
        "seeds/offerings/acme.yaml:4:2: unknown: there is no model\n"
        "    hint: add it\n"
        "1 error, 30 warnings (`llmref check` lists the warnings).\n"
    )
    assert brief(Verdict(), "seeds") == "No problems.\n"
