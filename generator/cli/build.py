"""`llmref build`: judge the seeds and build the site."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import ahead
from generator.cli.options import AS_OF, PROBLEMS, ROOT, SEEDS, expect_folder, shown, web_address
from generator.cli.report import brief

if TYPE_CHECKING:
    from generator.build import Built
    from generator.problems import Verdict


@click.command()
@SEEDS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=ROOT / "site",
    show_default="site/",
    help="The folder that becomes the site.",
)
@click.option(
    "--base-url",
    callback=web_address,
    metavar="URL",
    help="Where the site will be published, path included; site.yaml names it otherwise.",
)
@AS_OF
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
def build(seeds: Path, out: Path, base_url: str | None, as_of: date | None, timings: bool) -> None:
    """Judge the seeds and build them into a site.

    Nothing is written if a seed has an error: the site stays as it was.

    \b
    Examples:
      llmref build
      llmref build --base-url https://owner.github.io/repo/ --out public
      llmref build --as-of 2026-12-01 --timings
    """
    expect_folder(seeds)
    if out.resolve().is_relative_to(seeds.resolve()):
        words = f"the site cannot lie in {shown(seeds)}, where every file has to be a seed"
        raise click.UsageError(f"{words}; name another folder with --out")
    with ahead.started(seeds, ROOT / "templates") as second:  # before what takes long to load
        verdict, made = _built(seeds, out, base_url, as_of, second)
    if made is None:
        click.echo(brief(verdict, shown(seeds)), nl=False, err=True)
        click.echo("Nothing was built: mend the errors first.", err=True)
        sys.exit(PROBLEMS)
    if verdict.warnings:
        click.echo(f"{verdict.counted} `llmref check` tells them.", err=True)
    from generator.cli import terminal

    click.echo(terminal.summary(made, shown(out), timings=timings))


def _built(
    seeds: Path, out: Path, base_url: str | None, as_of: date | None, second: ahead.Ahead
) -> tuple[Verdict, Built | None]:
    from generator import build as line
    from generator.cli import terminal
    from generator.publish import NotOurs

    try:
        with terminal.progress() as progress:
            return line.build(seeds, out, base_url, as_of, progress, second)
    except NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    except line.BrokenSite as faults:
        click.echo(f"{faults}\nNothing was built: the pages do not hold together.", err=True)
        sys.exit(PROBLEMS)
