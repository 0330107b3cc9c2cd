"""`llmref explain`: where a number comes from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown
from llmref.cli.report import brief
from llmref.problems import Verdict, printable


@click.command()
@click.argument("provider")
@click.argument("native_id", metavar="ID")
@click.argument("fact", required=False, metavar="[RATE]")
@SEEDS
def explain(provider: str, native_id: str, fact: str | None, *, seeds: Path) -> None:
    """Show which claims there are of an id's prices and limits, which is shown, why, since when.

    PROVIDER is a slug, ID the model ID at that provider. RATE is a rate key such as `input`, or
    context, max_output, dimensions, status, deprecated_on, retires_on; all of them otherwise.

    \b
    Examples:
      llmref explain openai gpt-4.1-mini
      llmref explain openai gpt-4.1-mini cache_read
      llmref explain google gemini-2.5-pro retires_on
    """
    from llmref import seeds as seed_files
    from llmref.claims import store
    from llmref.imports.explain import FACTS, NotListed, Question, explanation
    from llmref.imports.run import precedence
    from llmref.wording import nearest

    expect_folder(seeds)
    if fact is not None and fact not in FACTS:
        raise click.UsageError(f"{fact!r} is not a rate or limit; {nearest(fact, list(FACTS))}")
    read, problems = seed_files.load(seeds)
    try:
        ledgers = [store.read(seeds, name) for name in store.catalogs(seeds)]
        question = Question(provider, native_id, fact)
        lines = list(explanation(read, ledgers, precedence(read), question))
    except NotListed as refusal:
        # An id in a file that cannot be read is not known here, which is not: not listed.
        verdict = Verdict.of(problems)
        listed = f"{brief(verdict, shown(seeds))}Fix the errors above first."
        click.echo(listed if verdict.errors else printable(str(refusal)), err=True)
        sys.exit(PROBLEMS)
    except store.BadLedger as refusal:
        click.echo(printable(str(refusal)), err=True)
        sys.exit(PROBLEMS)
    for line in lines:
        click.echo(printable(line))
