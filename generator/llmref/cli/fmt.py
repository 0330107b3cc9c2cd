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
    "--check", "compare", is_flag=True, help="Write nothing; fail if a seed is unordered."
)
def fmt(seeds: Path, compare: bool) -> None:
    """Put the keys of all seeds in the order of the schema, and sort their lists.

    Comments go where their key or item goes; text, quotes, line breaks and line ends stay as
    they are.

    \b
    Examples:
      llmref fmt
      llmref fmt --check         what a hook or CI asks: exit code 1 names the files
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
        click.echo(f"{shown(seeds)}/{one.path}: left as it is: {one.trouble}", err=True)
    for one in found:
        if one.change:
            click.echo(f"{shown(seeds)}/{one.path} put in order")
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
            click.echo(f"{path} cannot be put in order: {one.trouble}", err=True)
        else:
            click.echo(f"{path} is not in order: run `llmref fmt`")
    sys.exit(PROBLEMS if found else 0)


def _summary(changed: int, left: int) -> str:
    """What holds of all seeds now."""
    if not changed and not left:
        return "Every seed is in order."
    sentences = []
    if changed:
        seeds, them = ("seed", "it") if changed == 1 else ("seeds", "them")
        sentences.append(f"{changed} {seeds} changed; look at {them} with `git diff`.")
    if left:
        words = "seed left as it is; fix it" if left == 1 else "seeds left as they are; fix them"
        sentences.append(f"{left} {words}, then run `llmref fmt` again.")
    return " ".join(sentences)
