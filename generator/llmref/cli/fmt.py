"""`llmref fmt`: put keys and lists of the seeds in their order."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from llmref.cli.editing import editing, expect_whole
from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown


@click.command()
@SEEDS
@click.option(
    "--check", "compare", is_flag=True, help="Write nothing; fail if a seed is out of order."
)
def fmt(seeds: Path, compare: bool) -> None:
    """Sort the keys of all seeds into the order of the schema, and sort their lists.

    Comments move with their key or item. Text, quotes, line breaks and line endings are
    unchanged.

    \b
    Examples:
      llmref fmt
      llmref fmt --check         for hooks and CI: lists the files, exit code 1
    """
    expect_folder(seeds)
    if compare:
        _compare(seeds)
        return
    from llmref.edits.fmt import unordered

    with editing(seeds) as edit:
        found = list(unordered(seeds))
        edit.commit(one.change for one in found if one.change)
    left = [one for one in found if one.trouble]
    for one in left:
        click.echo(f"{shown(seeds)}/{one.path}: unchanged: {one.trouble}", err=True)
    for one in found:
        if one.change:
            click.echo(f"{shown(seeds)}/{one.path} sorted")
    click.echo(_summary(len(found) - len(left), len(left)))
    sys.exit(PROBLEMS if left else 0)


def _compare(seeds: Path) -> None:
    """Name what is not in order, and write nothing."""
    from llmref.edits.files import NotReadable
    from llmref.edits.fmt import unordered

    expect_whole(seeds)
    try:
        found = list(unordered(seeds))
    except NotReadable as failure:
        click.echo(f"{shown(seeds)}/{failure}", err=True)
        sys.exit(PROBLEMS)
    for one in found:
        path = f"{shown(seeds)}/{one.path}"
        if one.trouble:
            click.echo(f"{path} cannot be sorted: {one.trouble}", err=True)
        else:
            click.echo(f"{path} is out of order: run `llmref fmt`")
    sys.exit(PROBLEMS if found else 0)


def _summary(changed: int, left: int) -> str:
    """What holds of all seeds now."""
    if not changed and not left:
        return "Every seed is in order."
    sentences = []
    if changed:
        seeds, them = ("seed", "it") if changed == 1 else ("seeds", "them")
        sentences.append(f"{changed} {seeds} changed; review {them} with `git diff`.")
    if left:
        words = "seed is unchanged; fix it" if left == 1 else "seeds are unchanged; fix them"
        sentences.append(f"{left} {words}, then run `llmref fmt` again.")
    return " ".join(sentences)
