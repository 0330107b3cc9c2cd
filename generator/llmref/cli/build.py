"""`llmref build`: judge the seeds and build the site."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from llmref.cli.ending import Stopped, failure_sentence
from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder, project, shown, site_url
from llmref.cli.report import brief, counted
from llmref.project import Templates, project_of, shipped
from llmref.speed import preload

if TYPE_CHECKING:
    from llmref.build import Built
    from llmref.open_data.snapshots import StoredSnapshot
    from llmref.problems import Verdict
    from llmref.publish import Output


@click.command()
@SEEDS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Output folder. Default: site/ of the project.",
)
@click.option(
    "--base-url",
    callback=site_url,
    metavar="URL",
    help="URL of the published site, path included. Default: the one in site.yaml.",
)
@AS_OF
@click.option(
    "--snapshots",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Publish the snapshots of this folder: documents of earlier days.",
)
@click.option(
    "--clean", is_flag=True, help="Rebuild every file, and delete files that were not built."
)
@click.option("--timings", is_flag=True, help="Show how long each stage took.")
def build(
    seeds: Path,
    out: Path | None,
    base_url: str | None,
    as_of: date | None,
    snapshots: Path | None,
    *,
    clean: bool,
    timings: bool,
) -> None:
    """Check the seeds and build the site.

    Nothing is written if a seed has an error: the site is unchanged. A build waits for
    another one in the same folder, and stops at files that were not built.

    \b
    Examples:
      llmref build
      llmref build --base-url https://owner.github.io/repo/ --out public
      llmref build --as-of 2026-12-01 --timings
      llmref build --snapshots snapshots
    """
    expect_folder(seeds)
    out = out or _site_of(seeds)
    _expect_folder_apart(seeds, out, clean=clean)
    verdict, finished = _built(seeds, out, clean, base_url, as_of, _stored(snapshots))
    if finished is None:
        click.echo(brief(verdict, shown(seeds)), nl=False, err=True)
        click.echo("Build stopped: fix the errors above.", err=True)
        sys.exit(PROBLEMS)
    if verdict.warnings:
        click.echo(counted(verdict), err=True)
    from llmref.cli import terminal

    click.echo(terminal.summary(finished, shown(out), timings=timings))


def _site_of(seeds: Path) -> Path:
    """Where the site of a project goes: the one of the seeds, else the one around this folder."""
    if (own := project_of(seeds)) is not None:
        return own / "site"
    try:
        return project() / "site"
    except click.UsageError:
        words = f"{shown(seeds)} is not the seeds/ folder of a project"
        raise click.UsageError(f"{words}; name the output folder with --out") from None


def _expect_folder_apart(seeds: Path, out: Path, *, clean: bool) -> None:
    """Refuse, as wrong usage, a site among the seeds, and to clean a folder that has other work."""
    site = Path(os.path.realpath(out))
    if site.is_relative_to(os.path.realpath(seeds)):
        words = f"the site cannot be inside {shown(seeds)}, where every file must be a seed"
        raise click.UsageError(f"{words}; name another folder with --out")
    for inner in (seeds, shipped("templates"), Path("~").expanduser(), Path()):
        if clean and Path(os.path.realpath(inner)).is_relative_to(site):
            words = f"--clean would delete {os.path.realpath(inner)}"
            raise click.UsageError(f"{words}; name another folder with --out")


def _stored(snapshots: Path | None) -> Sequence[StoredSnapshot]:
    """The snapshots to publish; their files are looked at when they are copied."""
    from llmref.open_data.snapshots import BadSnapshot, snapshots_in

    try:
        return snapshots_in(snapshots) if snapshots else ()
    except BadSnapshot as fault:
        raise Stopped(f"{fault}.\nBuild stopped. The site is unchanged.") from None


def _built(  # noqa: PLR0917  # what `build` takes
    seeds: Path,
    out: Path,
    clean: bool,
    base_url: str | None,
    as_of: date | None,
    stored: Sequence[StoredSnapshot],
) -> tuple[Verdict, Built | None]:
    """What a build gives; the process ends where none is possible."""
    from llmref.publish import Disturbed, NotOurs, opened

    templates = Templates.of(project_of(seeds))
    try:
        with (
            opened(out, clean=clean, say=lambda words: click.echo(words, err=True)) as output,
            preload.started(seeds, templates) as second,  # before what takes long to load
        ):
            return _built_into(output, seeds, base_url, as_of, second, templates, stored)
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    except Disturbed as fault:
        raise Stopped(str(fault)) from None


def _built_into(  # noqa: PLR0917  # what `build_into` takes
    output: Output,
    seeds: Path,
    base_url: str | None,
    as_of: date | None,
    second: preload.Ahead,
    templates: Templates,
    stored: Sequence[StoredSnapshot],
) -> tuple[Verdict, Built | None]:
    from llmref import build as line
    from llmref.children import ChildEnded
    from llmref.cli import terminal
    from llmref.open_data.snapshots import BadSnapshot
    from llmref.render.faults import BrokenTemplate

    try:
        with terminal.progress() as progress:
            return line.build_into(
                output, seeds, base_url, as_of, progress, second, templates, stored
            )
    except line.BrokenSite as faults:
        raise Stopped(
            f"{faults}\nBuild stopped: the pages above are broken. The site is unchanged."
        ) from None
    except BrokenTemplate as fault:
        raise Stopped(
            f"{fault}\nBuild stopped: fix the template above. The site is unchanged."
        ) from None
    except BadSnapshot as fault:
        raise Stopped(f"{fault}.\nBuild stopped. The site is unchanged.") from None
    except ChildEnded as fault:
        raise Stopped(f"{fault}\nBuild stopped. The site is unchanged.") from None
    except OSError as failure:
        raise Stopped(
            f"{failure_sentence(failure)}\nBuild stopped. The site is unchanged."
        ) from None
