"""Options of commands that answer questions: whose facts, and in which form the answer is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from llmref.cli.options import PROBLEMS, expect_folder, project, shown
from llmref.cli.report import brief
from llmref.problems import Verdict, printable

if TYPE_CHECKING:
    from llmref.lookups.answer import AnswerTable, LookupAnswer
    from llmref.pages.context import PageContext

GAP = "  "


def facts_options(command: Callable[..., None]) -> Callable[..., None]:
    """--seeds, and --json or --table."""
    form = click.option(
        "--json/--table",
        "as_json",
        default=None,
        help="Form of the answer. Default: a table on a terminal, JSON in a pipe.",
    )
    seeds = click.option(
        "--seeds",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder of seed records. Default: seeds/ of the project around the current folder.",
    )
    return form(seeds(command))


def facts_of(seeds: Path | None) -> PageContext:
    """The facts that a command answers from; where they have errors, the command ends."""
    from llmref import seeds as seed_files
    from llmref.catalogue.link import link
    from llmref.pages.context import PageContext
    from llmref.urls import Addresses

    folder = project() / "seeds" if seeds is None else seeds
    expect_folder(folder)
    read, problems = seed_files.load(folder)
    verdict = Verdict.of(problems)
    if verdict.errors:
        click.echo(f"{brief(verdict, shown(folder))}Fix the errors above first.", err=True)
        sys.exit(PROBLEMS)
    catalogue = link(read, None)
    return PageContext(catalogue, Addresses(catalogue.site.base_url))


def answer_with(
    context: PageContext, ask: Callable[[PageContext], LookupAnswer], *, as_json: bool | None
) -> LookupAnswer:
    """Print the answer to a question; where there is none, the command ends with a sentence."""
    from llmref.lookups.answer import NoAnswer

    try:
        answer = ask(context)
    except NoAnswer as refusal:
        click.echo(printable(str(refusal)), err=True)
        sys.exit(PROBLEMS)
    if wants_json(as_json):
        basis = {"basis": {"as_of": str(context.catalogue.today)}}
        click.echo(json_text(basis | answer.data))
    else:
        click.echo("\n\n".join("\n".join(table_lines(table)) for table in answer.tables))
    return answer


def wants_json(as_json: bool | None) -> bool:
    """Whether the answer is for a program: as asked, else where the output is no terminal."""
    return not sys.stdout.isatty() if as_json is None else as_json


def json_text(data: dict[str, Any]) -> str:
    """Data as JSON, in which no character can be taken for a control sequence."""
    from llmref.open_data.documents import as_json

    return json.dumps(json.loads(as_json(data)), ensure_ascii=True, indent=2)


def table_lines(table: AnswerTable) -> list[str]:
    """A table in plain text, its columns aligned; nothing of a name controls a terminal."""
    is_headed = table.title and table.columns[:1] != (table.title,)
    rows = [list(map(printable, row)) for row in (table.columns, *table.rows) if row]
    title = [printable(table.title)] if is_headed else []
    return [*title, *_aligned(rows, table.right), *map(printable, table.notes)]


def _aligned(rows: Sequence[Sequence[str]], right: Sequence[int]) -> list[str]:
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            " " * (width - cell_len(cell)) + cell
            if number in right
            else cell + " " * (width - cell_len(cell))
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
