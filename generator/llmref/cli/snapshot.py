"""`llmref snapshot`: keep the documents of a built site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from llmref.cli.options import PROBLEMS, project, shown


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the built site. Default: site/ of the project.",
)
def snapshot(folder: Path, site: Path | None) -> None:
    """Copy /api/v1/ of the built site to DIR/<as_of>/.

    Every file is checked against the manifest. A snapshot never changes: other content for the
    same as_of is refused. `llmref build --snapshots DIR` publishes all snapshots of DIR.

    \b
    Examples:
      llmref snapshot snapshots
      llmref snapshot ../snapshots --site public
    """
    from llmref.open_data.snapshots import BadSnapshot, add_snapshot

    try:
        added, is_new = add_snapshot(site or project("--site") / "site", folder)
    except BadSnapshot as refusal:
        click.echo(f"{refusal}.\nNothing was written.", err=True)
        sys.exit(PROBLEMS)
    target = shown(folder / added.as_of.isoformat())
    number = len(added.sums) + 1
    words = f"{number} files written to {target}" if is_new else f"{target} is up to date"
    click.echo(words, err=True)
