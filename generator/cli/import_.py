"""`llmref import`: take over what an outside catalogue says."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.editing import say_waiting
from generator.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder, shown

if TYPE_CHECKING:
    from generator.imports.run import Imported, Wanted

DRY_RUN = click.option("--dry-run", is_flag=True, help="Write nothing; say what would change.")
REPORT = click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report here, in Markdown; it is printed otherwise.",
)
_SOURCES = ("models.dev", "openrouter", "litellm", "genai-prices")


@click.command("import")
@click.argument("source", type=click.Choice(_SOURCES))
@click.argument("path")
@SEEDS
@DRY_RUN
@REPORT
@AS_OF
@click.option("--revision", default="", help="Which copy it is: a commit, a version.")
def import_(
    source: str,
    path: str,
    *,
    seeds: Path,
    dry_run: bool,
    report_file: Path | None,
    as_of: date | None,
    revision: str,
) -> None:
    """Take over what an outside catalogue says, changing only the lines that change.

    PATH is a file, a wheel that carries the catalogue, or an https address. The date of the copy is
    that of --as-of, or else the day that site.yaml counts as today.

    \b
    Examples:
      llmref import models.dev api.json --as-of 2026-11-20 --dry-run
      llmref import litellm litellm-1.109.1-py3-none-any.whl --as-of 2026-11-12
      llmref import openrouter https://openrouter.ai/api/v1/models --report report.md
    """
    from generator.imports.run import Wanted

    expect_folder(seeds)
    checked = as_of or today(seeds)
    finish(seeds, [Wanted(source, path, checked, revision)], report_file, dry_run=dry_run)


def today(seeds: Path) -> date:
    """The day that the site counts as today; a usage error where it says none."""
    from generator.seeds import load

    sites = load(seeds)[0].sites
    if not sites:
        raise click.UsageError(f"{shown(seeds)}/site.yaml names no day; give --as-of")
    return sites[0].record.as_of


def finish(seeds: Path, wanted: list[Wanted], report_file: Path | None, *, dry_run: bool) -> None:
    """Import, print or write the report, and end with the right exit code."""
    from generator.edits.durable import CannotWrite
    from generator.edits.files import NotReadable
    from generator.imports.apply import NotFaithful
    from generator.imports.copies import Refused
    from generator.imports.run import imported

    _expect_place(report_file)
    try:
        done = imported(seeds, wanted, dry=dry_run, waiting=lambda: say_waiting(seeds))
    except CannotWrite as failure:
        click.echo(failure, err=True)
        sys.exit(PROBLEMS)
    except (Refused, NotFaithful, NotReadable) as refusal:
        click.echo(f"{refusal}\nNothing was written.", err=True)
        sys.exit(PROBLEMS)
    _tell(done, report_file, dry_run=dry_run)


def _tell(done: Imported, report_file: Path | None, *, dry_run: bool) -> None:
    is_written = True
    if report_file is None:
        click.echo(done.report, nl=False)
    else:
        is_written = _write(done.report, report_file)
    number = len(done.files)
    words = f"{number} file{'' if number == 1 else 's'}"
    click.echo(f"{words} would change." if dry_run else f"{words} changed.", err=True)
    sys.exit(0 if is_written else PROBLEMS)


def _expect_place(report_file: Path | None) -> None:
    """Refuse, before anything changes, a report that could not be written at the end."""
    if report_file is None:
        return
    folder = report_file.parent
    if not os.path.isdir(folder):  # noqa: PTH112  # whatever the name, it gives an answer
        raise click.UsageError(f"there is no folder {shown(folder)} for the report")
    if not os.access(report_file if report_file.exists() else folder, os.W_OK):
        raise click.UsageError(f"the report {shown(report_file)} cannot be written: no permission")


def _write(report: str, file: Path) -> bool:
    """Whether the report could be written to the file; it is printed otherwise."""
    try:
        file.write_text(report, encoding="utf-8", errors="backslashreplace")
    except OSError as failure:
        click.echo(report, nl=False)
        words = f"{shown(file)} cannot be written: {failure.strerror}; the report is printed"
        click.echo(words, err=True)
        return False
    return True
