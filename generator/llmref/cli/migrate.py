"""`llmref migrate`: bring seeds of an earlier format up to date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from llmref.cli.editing import editing, expect_whole
from llmref.cli.ending import Stopped
from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown

if TYPE_CHECKING:
    from llmref.migrations import Migrated


@click.command()
@SEEDS
@click.option(
    "--check", "compare", is_flag=True, help="Write nothing; fail if there is something to migrate."
)
def migrate(seeds: Path, compare: bool) -> None:
    """Update seeds of an earlier format to the format of this version.

    `format` in site.yaml states the format of the seeds. The migrations from there on run in
    order; comments and everything else are unchanged. Either all files change, or none.

    \b
    Examples:
      llmref migrate --check     what would change?
      llmref migrate
    """
    from llmref.edits.files import NotReadable

    expect_folder(seeds)
    if compare:
        expect_whole(seeds)
        try:
            migration = _migrated(seeds)
        except NotReadable as failure:
            raise Stopped(f"{shown(seeds)}/{failure}") from None
        _say(migration, seeds, "would change")
        sys.exit(PROBLEMS if migration.changes else 0)
    with editing(seeds) as edit:
        migration = _migrated(seeds)
        edit.commit(migration.changes)
    _say(migration, seeds, "changed")
    if migration.changes:
        click.echo("Next: `llmref schema` and `llmref check`; review the change with `git diff`.")


def _migrated(seeds: Path) -> Migrated:
    """What changes. Raises NotReadable; seeds of no known format end the command."""
    from llmref.edits.files import read_all
    from llmref.migrations import CannotMigrate, migrated

    try:
        return migrated(read_all(seeds))
    except CannotMigrate as refusal:
        raise Stopped(f"{shown(seeds)}/{refusal}\nNothing was changed.") from None


def _say(migration: Migrated, seeds: Path, verb: str) -> None:
    for step in migration.steps:
        click.echo(step)
    for change in migration.changes:
        click.echo(f"{shown(seeds)}/{change.path} {verb}")
    if not migration.changes:
        click.echo("Nothing to migrate.")
