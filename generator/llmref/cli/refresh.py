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
def refresh(seeds: Path, *, dry_run: bool, report_file: Path | None, as_of: date | None) -> None:
    """Import all catalogs listed in site.yaml: write the smallest change, and a report to review.

    \b
    Examples:
      llmref refresh --as-of "$(date -u +%F)" --report report.md
      llmref refresh --dry-run
    """
    from llmref.imports.run import Wanted
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
    finish(seeds, wanted, report_file, dry_run=dry_run)
