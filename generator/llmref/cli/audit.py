"""`llmref audit`: how many facts are verified, from a catalogue, or missing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder
from llmref.cli.report import errors_first

_NAMED_AT_MOST = 40
"""Of more records only the number is shown."""


@click.command()
@SEEDS
@AS_OF
@click.option("--provider", help="Show one provider, or `models`, or `all`.")
@click.option("--measures", is_flag=True, help="Measure the whole: ages, dates, changes, gaps.")
def audit(seeds: Path, as_of: date | None, provider: str | None, measures: bool) -> None:
    """Count facts per provider and field: verified at the source, from a catalog, or missing.

    \b
    Examples:
      llmref audit
      llmref audit --provider all
      llmref audit --measures
    """
    from llmref import judge
    from llmref.imports import audit as coverage
    from llmref.imports import measures as whole

    expect_folder(seeds)
    catalogue, verdict = judge.check(seeds, as_of)
    if catalogue is None or verdict.errors:
        click.echo(errors_first(verdict), err=True)
        sys.exit(PROBLEMS)
    if measures:
        for measure in whole.measures(catalogue, seeds):
            click.echo(f"{measure.name:<60}  {measure.figure}")
            if 0 < len(measure.counted) <= _NAMED_AT_MOST:
                click.echo(f"  {', '.join(measure.counted)}")
        return
    coverage_counts = coverage.audit(catalogue)
    if provider is not None and provider not in {"all", *coverage_counts.counts}:
        raise click.UsageError(f"there is no provider {provider!r}")
    for line in coverage.table(coverage_counts, lambda group: provider in {None, group}):
        click.echo(line)
