"""`llmref settle`: the seeds from people's facts and the ledger of claims."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from llmref.cli.editing import expect_whole, finish_interrupted
from llmref.cli.import_ import REPORT, finish
from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown


@click.command()
@SEEDS
@REPORT
@click.option(
    "--check", "compare", is_flag=True, help="Write nothing; fail if the seeds are not settled."
)
def settle(seeds: Path, *, report_file: Path | None, compare: bool) -> None:
    """Make the catalogs' facts in the seeds what their claims give; no network is used.

    What a person read at a provider, or edited under a catalog's name, is kept and reported; the
    report lists every rate under a catalog's name that no claim gives.

    \b
    Examples:
      llmref settle
      llmref settle --check      what CI asks: exit code 1 names the files that differ
    """
    from llmref.imports.terms import Terms

    expect_folder(seeds)
    if not compare:
        finish_interrupted(seeds)
        done = finish(seeds, [], report_file, Terms())
        sys.exit(PROBLEMS if done.errors else 0)
    expect_whole(seeds)
    done = finish(seeds, [], report_file, Terms(dry=True), show=report_file is not None)
    for path in done.files:
        click.echo(f"{shown(seeds)}/{path} differs from the claims: run `llmref settle`")
    sys.exit(PROBLEMS if done.files or done.errors else 0)
