"""`llmref explain`: where a number comes from."""

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
    from llmref.seeds import Seeds


@click.command()
@click.argument("record", metavar="PROVIDER|MODEL")
@click.argument("native_id", required=False, metavar="[ID]")
@click.argument("fact", required=False, metavar="[FACT]")
@SEEDS
def explain(record: str, native_id: str | None, fact: str | None, *, seeds: Path) -> None:
    """Show which claims there are of a number, which one is shown, why, and since when.

    PROVIDER is a slug, ID the model ID at that provider. FACT is a rate key such as `input`, or
    context, max_output, dimensions, status, deprecated_on, retires_on, last_seen, a feature such
    as tools, or a fact of the model: released, listed_by, knowledge_cutoff, weights, license,
    parameters, active_parameters, the slug of a benchmark; all of them otherwise.

    \b
    Examples:
      llmref explain openai gpt-4.1-mini
      llmref explain openai gpt-4.1-mini cache_read
      llmref explain gpt-4.1-mini context
    """
    from llmref import seeds as seed_files
    from llmref.claims import store
    from llmref.imports.explain import NotListed

    expect_folder(seeds)
    read, problems = seed_files.load(seeds)
    try:
        lines = list(_lines(read, seeds, record, native_id, fact))
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


def _lines(
    read: Seeds, folder: Path, record: str, native_id: str | None, fact: str | None
) -> Iterator[str]:
    from llmref.catalogue.link import link
    from llmref.claims import store
    from llmref.imports.explain import FACTS, Question, explanation, model_explanation
    from llmref.imports.run import precedence
    from llmref.wording import nearest

    catalogue = link(read, None)
    known = [*FACTS, *catalogue.at_benchmark]
    if fact is not None and fact not in known:
        raise click.UsageError(f"{fact!r} is not a rate or limit; {nearest(fact, known)}")
    ledgers = [store.read(folder, name) for name in store.catalogs(folder)]
    if native_id is None or (record in catalogue.models and record not in catalogue.providers):
        yield from model_explanation(catalogue, ledgers, record, native_id)
        return
    yield from explanation(catalogue, ledgers, precedence(read), Question(record, native_id, fact))
