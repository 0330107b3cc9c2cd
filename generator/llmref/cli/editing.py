"""What commands that change the seeds share: they wait for one another, and end in a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from llmref.cli.options import PROBLEMS, expect_folder, shown

if TYPE_CHECKING:
    from llmref.edits.stage import Edit


@contextmanager
def editing(seeds: Path) -> Iterator[Edit]:
    """Have the seeds alone; what keeps them from being read or written ends the command."""
    from llmref.edits.durable import CannotWrite
    from llmref.edits.files import NotReadable
    from llmref.edits.stage import editing as alone

    expect_folder(seeds)
    try:
        with alone(seeds, lambda: say_waiting(seeds)) as edit:
            expect_known_format(seeds)
            yield edit
    except NotReadable as failure:
        click.echo(f"{shown(seeds)}/{failure}\nNothing was changed.", err=True)
        sys.exit(PROBLEMS)
    except CannotWrite as failure:
        click.echo(failure, err=True)
        sys.exit(PROBLEMS)


def expect_known_format(seeds: Path) -> None:
    """End a command that would write seeds whose format this version does not know."""
    from llmref.migrations import CannotMigrate, refuse_unknown_format

    try:
        refuse_unknown_format(seeds)
    except CannotMigrate as refusal:
        click.echo(f"{shown(seeds)}/{refusal}\nNothing was changed.", err=True)
        sys.exit(PROBLEMS)


def expect_whole(seeds: Path) -> None:
    """End a command that only reads where an edit of the seeds is not finished."""
    from llmref.folder import unfinished_edit

    if unfinished := unfinished_edit(seeds):
        click.echo(unfinished.text(shown(seeds)), err=True)
        sys.exit(PROBLEMS)


def finish_interrupted(seeds: Path) -> None:
    """Finish an edit that was interrupted, before anything is read of the seeds."""
    with editing(seeds):
        pass


def say_waiting(seeds: Path) -> None:
    """Say why nothing happens while another command changes the seeds."""
    click.echo(f"Waiting for another llmref command that edits {shown(seeds)} …", err=True)
