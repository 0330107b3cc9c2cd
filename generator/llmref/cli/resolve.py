"""`llmref resolve`: which model and provider an ID means."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown
from llmref.cli.report import brief
from llmref.problems import Verdict, printable

if TYPE_CHECKING:
    from llmref.search.resolve import Resolved


@click.command()
@click.argument("native_id", metavar="ID")
@SEEDS
def resolve(native_id: str, *, seeds: Path) -> None:
    """Show which model and provider a model ID means, with price and status.

    A route, a region, a variant or a date in the ID is left out if that finds it, and shown.
    An ID with several meanings has several lines. Nothing is guessed: an ID that is not listed
    ends with exit code 1.

    \b
    Examples:
      llmref resolve gpt-4.1-mini
      llmref resolve bedrock/us.anthropic.claude-opus-4-1-20250805-v1:0
    """
    from llmref import seeds as seed_files
    from llmref.catalogue.link import link
    from llmref.search.resolve import resolve as resolved

    expect_folder(seeds)
    read, problems = seed_files.load(seeds)
    verdict = Verdict.of(problems)
    if verdict.errors:
        click.echo(f"{brief(verdict, shown(seeds))}Fix the errors above first.", err=True)
        sys.exit(PROBLEMS)
    meanings = resolved(link(read, None), native_id)
    if not meanings:
        click.echo(printable(f"{native_id}: no provider here lists this ID."), err=True)
        sys.exit(PROBLEMS)
    for line in _lines(meanings):
        click.echo(printable(line))


def _lines(meanings: list[Resolved]) -> Iterator[str]:
    from llmref.pages.kinds import price_line

    for meaning in meanings:
        offering = meaning.offering
        model, provider = offering.model, offering.provider
        yield f"{model.name} ({model.slug}) at {provider.name} ({provider.slug})"
        yield f"  ID      {meaning.sellable.id}"
        if meaning.left_out:
            yield f"  without {' '.join(meaning.left_out)}"
        if meaning.sellable is offering:
            yield f"  price   {price_line(offering)}"
        else:
            yield f"  variant of {offering.id}"
        yield f"  status  {(meaning.sellable.status or 'unknown').capitalize()}"
