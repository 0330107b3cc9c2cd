"""Options of commands that answer questions: whose facts, and in which form the answer is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from llmref.cli.options import PROBLEMS, expect_folder, project, shown
from llmref.cli.report import brief
from llmref.problems import printable

if TYPE_CHECKING:
    from llmref.lookups.answer import LookupAnswer
    from llmref.lookups.facts import Facts


def facts_options(command: Callable[..., None]) -> Callable[..., None]:
    """--seeds or --data, and --json or --table."""
    form = click.option(
        "--json/--table",
        "as_json",
        default=None,
        help="Form of the answer. Default: a table on a terminal, JSON in a pipe.",
    )
    return form(source_options(command))


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """--seeds, or --data; the command gets a function that reads them."""
    seeds = click.option(
        "--seeds",
        type=click.Path(path_type=Path, file_okay=False),
        help="Folder of seed records. Default: seeds/ of the project around the current folder.",
    )
    data = click.option(
        "--data",
        metavar="FILE|URL",
        help="Instead of seeds, what a site published: its address, or a file seeds.ndjson.",
    )

    @wraps(command)
    def with_source(*, seeds: Path | None, data: str | None, **values: Any) -> None:
        command(source=FactsSource(seeds, data), **values)

    return seeds(data(with_source))


@dataclass(frozen=True, slots=True)
class FactsSource:
    """Where a command reads its facts."""

    seeds: Path | None
    data: str | None

    def facts(self) -> Facts:
        """The facts; where there are none, or with errors, the command ends with a sentence."""
        import llmref
        from llmref.lookups.facts import SeedsInError
        from llmref.lookups.snapshot import NoSnapshot

        if self.seeds and self.data:
            raise click.UsageError("--seeds and --data are two sources; give one")
        try:
            if self.data is not None:
                return llmref.load(data=self.data)
            folder = project("--seeds or --data") / "seeds" if self.seeds is None else self.seeds
            expect_folder(folder)
            return llmref.load(folder)
        except NoSnapshot as refusal:
            click.echo(printable(f"{refusal}."), err=True)
        except SeedsInError as refusal:
            lines = brief(refusal.verdict, shown(folder))
            click.echo(f"{lines}Fix the errors above first.", err=True)
        sys.exit(PROBLEMS)


def answer_with(
    source: FactsSource, ask: Callable[[Facts], LookupAnswer], *, as_json: bool | None
) -> LookupAnswer:
    """Print the answer to a question; where there is none, the command ends with a sentence."""
    from llmref.lookups.answer import NoAnswer

    facts = source.facts()
    try:
        answer = ask(facts)
    except NoAnswer as refusal:
        click.echo(printable(str(refusal)), err=True)
        sys.exit(PROBLEMS)
    if wants_json(as_json):
        click.echo(json_text({"basis": facts.basis} | answer.data))
    else:
        from llmref.cli.tables import table_lines, terminal_width

        width = terminal_width()
        click.echo("\n\n".join("\n".join(table_lines(table, width)) for table in answer.tables))
    return answer


def wants_json(as_json: bool | None) -> bool:
    """Whether the answer is for a program: as asked, else where the output is no terminal."""
    return not sys.stdout.isatty() if as_json is None else as_json


def json_text(data: dict[str, Any]) -> str:
    """Data as JSON, in which no character can be taken for a control sequence."""
    from llmref.open_data.documents import as_json

    return json.dumps(json.loads(as_json(data)), ensure_ascii=True, indent=2)
