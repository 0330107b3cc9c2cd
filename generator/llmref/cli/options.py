"""Options that commands share, and what they refuse."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import click

from llmref.project import SITE_SEED, find_project

PROBLEMS, USAGE = 1, 2


def project(instead: str = "--seeds") -> Path:
    """The project that the current folder lies in. Raises UsageError where it lies in none.

    `instead` are the options that make a project unnecessary.
    """
    try:
        folder = Path.cwd()
    except OSError:
        raise click.UsageError("the current folder was deleted; change to another folder") from None
    if (nearest := find_project(folder)) is None:
        words = f"neither {folder} nor any parent folder contains {SITE_SEED.as_posix()}"
        hint = f"create one with `llmref init FOLDER`, or use {instead}"
        raise click.UsageError(f"no project found: {words}; {hint}")
    return nearest


def _seeds(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path:
    return project() / "seeds" if folder is None else folder


SEEDS = click.option(
    "--seeds",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_seeds,
    help="Folder of seed records. Default: seeds/ of the project around the current folder.",
)


def date_option(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The day that an option names."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a date; write YYYY-MM-DD") from None


def site_url(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    """The address of a site that an option names."""
    from llmref.problems import printable
    from llmref.records.site_url import why_no_site_url

    if text is not None and (hint := why_no_site_url(text)):
        raise click.BadParameter(printable(f"{text!r} is not a site URL; {hint}"))
    return text


def slug_option(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    """The slug that an argument names."""
    from llmref.problems import printable
    from llmref.records.slugs import why_no_slug

    if text is not None and (wrong := why_no_slug(text)):
        raise click.BadParameter(printable(f"{text!r} is {wrong[0]}: {wrong[1]}"))
    return text


AS_OF = click.option(
    "--as-of",
    callback=date_option,
    metavar="DATE",
    help="Date that counts as today (YYYY-MM-DD). Default: `as_of` in site.yaml.",
)


def expect_folder(seeds: Path) -> None:
    """Refuse, as wrong usage, a seeds folder that does not exist."""
    if not os.path.isdir(seeds):  # noqa: PTH112  # whatever the name, it gives an answer
        raise click.UsageError(f"folder {shown(seeds)} does not exist; use --seeds to name another")


def shown(path: Path) -> str:
    """The path as a reader can use it from here."""
    try:
        shown = os.path.relpath(path)
    except OSError:  # the current folder was deleted
        return str(path)
    return shown if not shown.startswith("..") else str(path)
