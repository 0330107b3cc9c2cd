"""`find`, `show`, `compare`, `retiring`, `resolve`: the words of the pages, and the data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from llmref.catalogue.link import link
from llmref.cli import main
from llmref.cli.tables import table_lines
from llmref.lookups.answer import AnswerTable
from llmref.open_data.documents import as_json
from llmref.open_data.entries import model_entries, offering_entries
from llmref.pages import plans
from llmref.pages.context import PageContext
from llmref.seeds import load
from llmref.urls import Addresses
from tests.worlds import lay

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]")


@pytest.fixture(scope="module")
def typical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    seeds = tmp_path_factory.mktemp("typical") / "seeds"
    lay(seeds, "typical")
    return seeds


@pytest.fixture(scope="module")
def context(typical: Path) -> PageContext:
    seeds, _ = load(typical)
    catalogue = link(seeds)
    return PageContext(catalogue, Addresses(catalogue.site.base_url))


def run(seeds: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--seeds", str(seeds)])


def data_of(seeds: Path, *arguments: str) -> dict[str, Any]:
    result = run(seeds, *arguments)
    assert result.exit_code == 0, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def test_find_gives_what_the_search_page_gives(typical: Path) -> None:
    data = data_of(typical, "find", "anvl", "2.1")

    assert data["results"][0]["slug"] == "anvil-2.1"
    assert data["results"][0]["url"].endswith("/model/anvil-2.1/")
    table = run(typical, "find", "anvl", "2.1", "--table").output
    assert table.split()[:3] == ["Kind", "Name", "Slug"]
    assert "Anvil 2.1" in table


def test_nothing_found_is_said(typical: Path) -> None:
    result = run(typical, "find", "\x1b[§", "--table")

    assert result.exit_code == 1
    assert r"Nothing is like '\x1b[§'" in result.output.replace(r"\\", "\\")


def test_show_has_the_entries_of_the_open_data(typical: Path, context: PageContext) -> None:
    catalogue, addresses = context.catalogue, context.addresses
    models = {entry["slug"]: entry for entry in _plain(model_entries(catalogue, addresses))}
    ids = _plain(list(offering_entries(catalogue, addresses)))

    for slug in catalogue.models:
        shown = data_of(typical, "show", slug)
        offerings = shown.pop("offerings")
        shown.pop("basis")
        assert shown == models[slug]
        assert offerings == [entry for entry in ids if entry["model"] == slug]


def test_show_has_every_price_of_the_page(typical: Path, context: PageContext) -> None:
    pages = {plan.path: plan for plan in plans(context)}

    for offering in context.catalogue.offerings:
        shown = run(typical, "show", offering.key, "--table").output
        body = pages[f"/model/{offering.key}/"].make().body
        assert f"\nModel ID   {offering.id}\n" in shown
        for row in body.money.rows:
            source = row.source.label if row.source else "Not sourced"
            cells = [row.label, row.cell.text, row.unit, row.condition, source]
            assert any(all(cell in line for cell in cells) for line in shown.splitlines()), cells
        for fact in (*body.specs, *body.capabilities.rows):
            assert re.search(rf"^{re.escape(fact.label)} +{re.escape(fact.text)}", shown, re.M)


def test_compare_says_what_the_page_of_a_pair_says(typical: Path, context: PageContext) -> None:
    pair = next(plan for plan in plans(context) if "-vs-" in plan.path).make()
    slugs = pair.body.query.removeprefix("?m=").split(",")

    data = data_of(typical, "compare", *slugs)
    table = run(typical, "compare", *slugs, "--table").output

    assert data["summary"] == list(pair.body.summary)
    assert [group["group"] for group in data["facts"]] == [g.title for g in pair.body.groups]
    for group, shown in zip(pair.body.groups, data["facts"], strict=True):
        for row, line in zip(group.rows, shown["rows"], strict=True):
            assert (row.label, row.differs) == (line["label"], line["differs"])
            assert [fact.text for fact in row.facts] == [fact["text"] for fact in line["facts"]]
            assert re.search(rf"^{re.escape(row.label)}  ", table, re.M)


def test_offerings_are_compared_with_models(typical: Path, context: PageContext) -> None:
    offering = context.catalogue.offerings[0]

    data = data_of(typical, "compare", offering.key, offering.model.slug)

    assert [each.get("id") for each in data["compared"]] == [offering.id, None]


def test_retiring_lists_the_ends_of_the_page(typical: Path, context: PageContext) -> None:
    page = next(plan for plan in plans(context) if plan.path == "/retirements/").make()
    assert page.data is not None
    every = _plain(page.data["retirements"])
    today = str(context.catalogue.today)

    data = data_of(typical, "retiring", "--days", "36500")

    assert data["retirements"] == [end for end in every if end["date"] > today]
    assert data["basis"]["as_of"] == today
    assert " within 1 day of " in run(typical, "retiring", "--days", "1", "--table").output


def test_resolve_gives_every_meaning(typical: Path, context: PageContext) -> None:
    offering = context.catalogue.offerings[0]

    data = data_of(typical, "resolve", f"router/{offering.id}:free")

    assert offering.id in {meaning["offering"]["id"] for meaning in data["meanings"]}
    assert all(meaning["left_out"] for meaning in data["meanings"])
    assert run(typical, "resolve", "no-such-id").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "anvil-9"], "There is no model 'anvil-9'; did you mean `anvil-3`?\n"),
        (["show", "zzzzzz"], "There is no model 'zzzzzz'; search for a part of its name.\n"),
        (["show", "Anvil 2.1 (Turbo)"], "no model 'Anvil 2.1 (Turbo)'; its slug is `anvil-2.1`.\n"),
        (["show", "anvil-2.1/nobody"], "is not at 'nobody'; it is at"),
        (["compare", "anvil-2.1"], "Two to six different models"),
        (["compare", "anvil-2.1", "anvil-2.1"], "Two to six different models"),
        (["retiring", "--days", "0"], "0 is not in the range"),
    ],
)
def test_what_cannot_be_answered_ends_in_a_sentence(
    typical: Path, arguments: list[str], words: str
) -> None:
    result = run(typical, *arguments)

    assert result.exit_code in {1, 2}
    assert words in result.output


@pytest.mark.parametrize(
    ("name", "words"), [("shwo", "; did you mean `show`?\n"), ("xyz", "'xyz'.\n"), ("-x", "-x")]
)
def test_a_misspelt_command_names_the_nearest(name: str, words: str) -> None:
    result = CliRunner().invoke(main, [name, "gpt"])

    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("command", [["show"], ["cost", "--in", "1k"], ["compare", "anvil-1"]])
def test_an_id_where_a_slug_is_due_leads_to_its_model(
    typical: Path, context: PageContext, command: list[str]
) -> None:
    models_of: dict[str, set[str]] = {}
    for offering in context.catalogue.offerings:
        models_of.setdefault(offering.id.lower(), set()).add(offering.model.slug)
    ids = [id_ for id_ in models_of if "/" in id_]

    for id_ in ids:
        words = " ".join(run(typical, *command, id_).stderr.split())
        slugs = sorted(models_of[id_])
        assert f"There is no model '{id_}';" in words
        assert all(f"`{slug}`" in words for slug in slugs)

    assert ids


@pytest.mark.parametrize("form", ["--table", "--json"])
@pytest.mark.parametrize("command", ["find", "show", "compare", "cost", "retiring", "resolve"])
def test_no_name_controls_a_terminal(typical: Path, command: str, form: str) -> None:
    """Names as no seed may have them, as a snapshot from elsewhere might."""
    hostile = "\x1b]0;owned\x07\x1b[2J\u202eevil\r\nSecond line\x9b31m"
    arguments = {
        "find": ["find", "anvil", hostile],
        "show": ["show", f"anvil-2.1{hostile}"],
        "compare": ["compare", "anvil-1", hostile],
        "cost": ["cost", hostile, "--in", "1k"],
        "retiring": ["retiring", "--days", "9000"],
        "resolve": ["resolve", hostile],
    }

    result = run(typical, *arguments[command], form)

    assert not CONTROL.search(result.output)


def test_tables_write_hostile_cells_as_escapes() -> None:
    bad = "\x1b[2J\u202e\x9bname\r\n\x00"
    lines = table_lines(AnswerTable(bad, [[bad, "x"], ["\u4e2d\u6587", "y"]], (bad, bad), [bad]))

    assert not CONTROL.search("\n".join(lines))
    assert len(lines) == 4


def _plain(data: Any) -> Any:
    return json.loads(as_json(data))
