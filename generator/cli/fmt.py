"""`llmref fmt`: put keys and lists of the seeds in their order."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import PROBLEMS, SEEDS, expect_folder, shown


@click.command()
@SEEDS
@click.option(
    "--check", "compare", is_flag=True, help="Write nothing; fail if a seed is unordered."
)
def fmt(seeds: Path, compare: bool) -> None:
    """Put the keys of all seeds in the order of the schema, and sort their lists.

    Comments go where their key or item goes; text, quotes and line breaks stay as they are.

    \b
    Examples:
      llmref fmt
      llmref fmt --check         what a hook or CI asks: exit code 1 names the files
    """
    from generator.edits.fmt import unordered
    from generator.edits.stage import commit, recover

    expect_folder(seeds)
    recover(seeds)
    found = list(unordered(seeds))
    troubles = [one for one in found if one.trouble]
    fresh = {one.path: one.data for one in found if not one.trouble}
    for one in troubles:
        click.echo(f"{shown(seeds)}/{one.path}: left as it is: {one.trouble}", err=True)
    if compare:
        for path in fresh:
            click.echo(f"{shown(seeds)}/{path} is not in order: run `llmref fmt`")
        sys.exit(PROBLEMS if found else 0)
    commit(seeds, fresh)
    for path in fresh:
        click.echo(f"{shown(seeds)}/{path} put in order")
    click.echo(_summary(len(fresh)))
    sys.exit(PROBLEMS if troubles else 0)


def _summary(number: int) -> str:
    if not number:
        return "Every seed is in order."
    return f"{number} {'seed' if number == 1 else 'seeds'} changed; look at them with `git diff`."
