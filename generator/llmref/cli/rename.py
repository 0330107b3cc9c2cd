"""`llmref rename`: a new slug for a record, wherever the old one stands."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from llmref.cli.editing import editing
from llmref.cli.ending import Stopped, failure_sentence
from llmref.cli.options import PROBLEMS, SEEDS, shown, slug_option

if TYPE_CHECKING:
    from llmref.edits.files import SeedFile
    from llmref.edits.stage import Change
    from llmref.problems import Problem


@click.command()
@click.argument("kind", type=click.Choice(["model", "provider", "creator", "family"]))
@click.argument("old")
@click.argument("new", callback=slug_option)
@SEEDS
def rename(kind: str, old: str, new: str, seeds: Path) -> None:
    """Rename the slug of a model, provider, creator or family.

    The file moves, every reference and link is updated, and a redirect from the old address
    is added. Changed seeds are written in canonical text. Either everything changes, or nothing.

    \b
    Examples:
      llmref rename model gpt-4-1 gpt-4.1
      llmref rename provider together together-ai
      llmref rename family gpt4 gpt-4
    """
    from llmref.edits.files import read_all
    from llmref.edits.rename import CannotRename, renamed
    from llmref.formats import plural

    try:
        with editing(seeds) as edit:
            files = read_all(seeds)
            renaming = renamed(files, kind, old, new)
            if renaming is None:
                click.echo(f"Nothing to do: {kind} {old} is already {new}.")
                return
            _expect_no_new_errors(shown(seeds), files, renaming.changes)
            edit.commit(renaming.changes)
    except CannotRename as refusal:
        raise click.UsageError(str(refusal)) from None
    for before, after in renaming.moved:
        click.echo(f"{shown(seeds)}/{before} → {shown(seeds)}/{after}")
    references = plural(renaming.references, "reference")
    click.echo(f"{references} changed, and a redirect added from {old} to {new}.")
    click.echo("Next: `llmref check`, and review the change with `git diff`.")


def _expect_no_new_errors(
    root: str, files: Mapping[str, SeedFile], changes: Sequence[Change]
) -> None:
    """Try the change on a copy, and refuse it if that has errors which the seeds have not."""
    before = {path: seed.source for path, seed in files.items()}
    gone = {change.path for change in changes if change.after is None}
    written = {change.path: change.after for change in changes if change.after is not None}
    after = {path: data for path, data in {**before, **written}.items() if path not in gone}
    if not (errors := _errors(after)):
        return
    known = Counter((problem.rule, problem.message) for problem in _errors(before))
    new = [problem for problem in errors if not known[problem.rule, problem.message]]
    if new:
        click.echo("\n".join(problem.text(root) for problem in new), err=True)
        click.echo("Nothing was renamed: the new slug would cause the errors above.", err=True)
        sys.exit(PROBLEMS)


def _errors(files: Mapping[str, bytes]) -> list[Problem]:
    """The errors of seeds with these files."""
    from llmref import judge

    try:
        with TemporaryDirectory() as folder:
            for path, data in files.items():
                file = Path(folder) / "seeds" / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            _, verdict = judge.check(Path(folder) / "seeds")
    except OSError as failure:
        words = f"The change cannot be tested on a copy: {failure_sentence(failure)}"
        raise Stopped(f"{words}\nNothing was renamed.") from None
    return [problem for problem in verdict.problems if problem.severity == "error"]
