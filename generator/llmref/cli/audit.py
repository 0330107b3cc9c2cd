"""`llmref audit`: how many facts are verified, from a catalogue, or missing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder


@click.command()
@SEEDS
@AS_OF
@click.option("--provider", help="Only this one; `models` and `all` count, too.")
def audit(seeds: Path, as_of: date | None, provider: str | None) -> None:
    """Count, by provider and field, what was read at its source, in a catalogue, or nowhere.

    \b
    Examples:
      llmref audit
      llmref audit --provider all
    """
    from llmref import build
    from llmref.imports import audit as coverage

    expect_folder(seeds)
    catalogue, verdict = build.check(seeds, as_of)
    if catalogue is None or verdict.errors:
        click.echo(f"{verdict.counted} Mend the errors first: llmref check", err=True)
        sys.exit(PROBLEMS)
    found = coverage.audit(catalogue)
    if provider is not None and provider not in {"all", *found.counts}:
        raise click.UsageError(f"there is no provider {provider!r}")
    for line in coverage.table(found, lambda group: provider in {None, group}):
        click.echo(line)
