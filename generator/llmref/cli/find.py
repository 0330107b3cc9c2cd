"""`llmref find`: what the search page finds."""

from __future__ import annotations

import sys

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options
from llmref.cli.options import PROBLEMS
from llmref.problems import printable


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, help="Most results. Default: 10."
)
@facts_options
def find(query: tuple[str, ...], *, limit: int, source: FactsSource, as_json: bool | None) -> None:
    """Find models, providers, creators, families, pages and model IDs by a name or a part of one.

    The order is that of the search page. Nothing found ends with exit code 1.

    \b
    Examples:
      llmref find gpt 4.1 mini
      llmref find us.anthropic.claude-opus-4-1-20250805-v1:0 --limit 1
    """
    from llmref.lookups.finding import find_pages

    text = " ".join(query)
    answer = answer_with(
        source, lambda facts: find_pages(facts.context, text, limit), as_json=as_json
    )
    if not answer.tables:
        click.echo(printable(f"Nothing is like {text!r}."), err=True)
        sys.exit(PROBLEMS)
