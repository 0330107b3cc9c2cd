"""`llmref rename`: a new slug for a record, wherever the old one stands."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.cli.options import PROBLEMS, SEEDS, expect_folder, shown, slug


@click.command()
@click.argument("kind", type=click.Choice(["model", "provider", "creator", "family"]))
@click.argument("old")
@click.argument("new", callback=slug)
@SEEDS
def rename(kind: str, old: str, new: str, seeds: Path) -> None:
    """Give a model, provider, creator or family another slug.

    Its file moves, every reference and link to it follows, and a redirect leads from the old
    address to the new one. Everything else stays byte for byte. All is changed, or nothing.

    \b
    Examples:
      llmref rename model gpt-4-1 gpt-4.1
      llmref rename provider together together-ai
      llmref rename family gpt4 gpt-4
    """
    from generator.edits import rename as edit
    from generator.edits.files import NotReadable
    from generator.edits.splice import CannotSplice
    from generator.edits.stage import CannotWrite, commit, recover

    expect_folder(seeds)
    try:
        recover(seeds)
        made = edit.rename(seeds, kind, old, new)
        if made is None:
            click.echo(f"Nothing to do: {kind} {old} is {new} already.")
            return
        _expect_no_new_errors(seeds, made.changes)
        commit(seeds, made.changes)
    except edit.CannotRename as refusal:
        raise click.UsageError(str(refusal)) from None
    except (NotReadable, CannotSplice, CannotWrite) as failure:
        click.echo(f"{failure}\nNothing was renamed.", err=True)
        sys.exit(PROBLEMS)
    for before, after in made.moved:
        click.echo(f"{shown(seeds)}/{before} → {shown(seeds)}/{after}")
    click.echo(
        f"{made.references} {'reference' if made.references == 1 else 'references'} changed, "
        f"and a redirect added from {old} to {new}."
    )
    click.echo("Next: `llmref check`, and look at the change with `git diff`.")


def _expect_no_new_errors(seeds: Path, changes: Mapping[str, bytes | None]) -> None:
    """Try the change on a copy, and refuse it if that has errors which the seeds have not."""
    from generator import build
    from generator.edits.stage import commit

    with TemporaryDirectory() as made:
        copy = Path(made) / "seeds"
        shutil.copytree(seeds, copy, symlinks=True)
        commit(copy, changes)
        _, after = build.check(copy)
    if not after.errors:
        return
    _, before = build.check(seeds)
    held = Counter((one.rule, one.message) for one in before.problems if one.severity == "error")
    new = [
        one for one in after.problems if one.severity == "error" and not held[one.rule, one.message]
    ]
    if new:
        click.echo("\n".join(problem.text(shown(seeds)) for problem in new), err=True)
        click.echo("Nothing was renamed: these errors would follow. Mend them first.", err=True)
        sys.exit(PROBLEMS)
