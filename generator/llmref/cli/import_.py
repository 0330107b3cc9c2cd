"""`llmref import`: import facts from an outside catalog."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from llmref.cli.editing import finish_interrupted, say_waiting
from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder, shown
from llmref.cli.report import brief
from llmref.problems import printable
from llmref.records.catalogs import CATALOGS

if TYPE_CHECKING:
    from llmref.imports.run import Imported, Wanted
    from llmref.imports.terms import Terms

DRY_RUN = click.option("--dry-run", is_flag=True, help="Write nothing; list what would change.")
REPORT = click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Report file, in Markdown. Default: standard output.",
)


@click.command("import")
@click.argument("source", type=click.Choice(tuple(CATALOGS)))
@click.argument("path")
@SEEDS
@DRY_RUN
@REPORT
@AS_OF
@click.option("--revision", default="", help="Revision of the catalog file: a commit or version.")
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
    """Import facts from an outside catalog, changing only the lines that differ.

    PATH is a file, a wheel that contains the catalog, or an https address. The date of the
    file is --as-of, or `as_of` of site.yaml if that is not given.

    \b
    Examples:
      llmref import models.dev api.json --as-of 2026-11-20 --dry-run
      llmref import litellm litellm-1.109.1-py3-none-any.whl --as-of 2026-11-12
      llmref import openrouter https://openrouter.ai/api/v1/models --report report.md
    """
    from llmref.imports.run import Wanted
    from llmref.imports.terms import Terms

    expect_folder(seeds)
    if not dry_run:
        finish_interrupted(seeds)
    checked = as_of or today(seeds)
    wanted = [Wanted(source, path, checked, revision)]
    done = finish(seeds, wanted, report_file, Terms(dry_run))
    sys.exit(PROBLEMS if done.errors else 0)


def today(seeds: Path) -> date:
    """The day that the site counts as today; a usage error where it says none."""
    from llmref.seeds import load

    sites = load(seeds)[0].sites
    if not sites:
        raise click.UsageError(f"{shown(seeds)}/site.yaml has no `as_of`; use --as-of")
    return sites[0].record.as_of


def finish(
    seeds: Path,
    wanted: list[Wanted],
    report_file: Path | None,
    terms: Terms,
    *,
    show: bool = True,
) -> Imported:
    """Import on some terms, print or write the report, and give what changes.

    Where nothing can be imported the command ends. Without `show` no report is made.
    """
    from llmref.claims.store import BadLedger
    from llmref.edits.durable import CannotWrite
    from llmref.edits.files import NotReadable
    from llmref.imports.apply import NotFaithful
    from llmref.imports.copies import Refused
    from llmref.imports.run import BrokenSeeds, imported

    _expect_place(report_file)
    report = _Report(report_file)
    try:
        done = imported(
            seeds,
            wanted,
            terms,
            keep=report.keep if show else lambda _: None,
            waiting=lambda: say_waiting(seeds),
        )
    except CannotWrite as failure:
        report.add(str(failure))
        _stop(str(failure))
    except BrokenSeeds as broken:
        listed = brief(broken.verdict, shown(seeds))
        _stop(f"{listed}Nothing was written: fix the errors above first.")
    except (Refused, BadLedger, NotFaithful, NotReadable, _NoReport) as refusal:
        _stop(f"{printable(str(refusal))}\nNothing was written.")
    _say_changed(done, dry_run=terms.dry)
    return done


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(PROBLEMS)


def _say_changed(done: Imported, *, dry_run: bool) -> None:
    """How many seeds and files of claims were written, or would be."""
    from llmref.formats import plural

    click.echo(
        f"{plural(len(done.files), 'file')} {'would change' if dry_run else 'changed'}.", err=True
    )
    if done.claims:
        would = "would be " if dry_run else ""
        click.echo(f"{plural(done.claims, 'file')} of claims {would}written.", err=True)
    if done.errors:
        _say_errors(done.errors, dry_run=dry_run)


def _say_errors(errors: int, *, dry_run: bool) -> None:
    """That the seeds then have errors, and what lists them."""
    from llmref.formats import plural

    would = "would have" if dry_run else "have"
    listed = "in the report" if dry_run else "in the report, with their places in `llmref check`"
    click.echo(f"The seeds {would} {plural(errors, 'error')}, listed {listed}.", err=True)


class _NoReport(Exception):
    """The report cannot be written, so that nothing else may be; the message says why."""


@dataclass(slots=True)
class _Report:
    """Where the report goes: to a file, or to the terminal. It is there before the seeds change."""

    file: Path | None
    text: str = ""

    def keep(self, text: str) -> None:
        """Write or print it. Raises _NoReport."""
        self.text = text
        if self.file is None:
            click.echo(text, nl=False)
            return
        try:
            self.file.write_text(text, encoding="utf-8")
        except OSError as failure:
            words = f"the report {shown(self.file)} cannot be written: {failure.strerror}"
            raise _NoReport(words) from None

    def add(self, failure: str) -> None:
        """Add to the report file why the seeds were not changed; the terminal shows it anyway."""
        if self.file is not None and self.text:
            self.keep(f"{printable(failure)}\n\n{self.text}")


def _expect_place(report_file: Path | None) -> None:
    """Refuse, before anything changes, a report that could not be written at the end."""
    if report_file is None:
        return
    folder = report_file.parent
    if not os.path.isdir(folder):  # noqa: PTH112  # whatever the name, it gives an answer
        raise click.UsageError(f"folder {shown(folder)} for the report does not exist")
    if not os.access(report_file if report_file.exists() else folder, os.W_OK):
        raise click.UsageError(f"the report {shown(report_file)} cannot be written: no permission")
