"""`llmref refresh`: all catalogues that the site names, in one change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from llmref.cli.editing import finish_interrupted
from llmref.cli.import_ import DRY_RUN, REPORT, finish, today
from llmref.cli.options import AS_OF, SEEDS, expect_folder


@click.command()
@SEEDS
@DRY_RUN
@REPORT
@AS_OF
@click.option(
    "--median-age",  # imports/terms.py names it in a message
    "most_days",
    type=click.IntRange(min=0),
    default=45,
    show_default=True,
    help="Refuse if the median age of current prices would exceed so many days.",
)
def refresh(
    seeds: Path, *, dry_run: bool, report_file: Path | None, as_of: date | None, most_days: int
) -> None:
    """Import all catalogs listed in site.yaml: write the smallest change, and a report to review.

    Where no catalog answers, the seeds are settled from the claims at hand.

    \b
    Examples:
      llmref refresh --as-of "$(date -u +%F)" --report report.md
      llmref refresh --median-age 90
      llmref refresh --dry-run
    """
    from llmref.imports.run import Wanted
    from llmref.imports.terms import Terms
    from llmref.problems import printable
    from llmref.seeds import load

    expect_folder(seeds)
    if not dry_run:
        finish_interrupted(seeds)
    checked = as_of or today(seeds)
    wanted = [
        Wanted(catalogue.name, catalogue.url, checked)
        for seed in load(seeds)[0].sites
        for catalogue in seed.record.catalogues
    ]
    if not wanted:
        raise click.UsageError("site.yaml lists no `catalogues` to import")

    def say_offline(reason: str) -> None:
        words = "No catalog answers, so the seeds are settled from the claims at hand"
        click.echo(printable(f"{words}: {reason}"), err=True)

    finish(seeds, wanted, report_file, Terms(dry_run, most_days, say_offline))
