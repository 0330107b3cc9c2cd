"""`llmref fmt`: write the seeds in their canonical text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from llmref.cli.editing import editing, expect_known_format, expect_whole
from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown
from llmref.formats import plural, verb

if TYPE_CHECKING:
    from llmref.edits.fmt import Uncanonical


@click.command()
@SEEDS
@click.option(
    "--check", "compare", is_flag=True, help="Write nothing; fail if a seed is out of order."
)
def fmt(seeds: Path, compare: bool) -> None:
    """Write all seeds in their canonical text: one order of keys, one way to write each value.

    Comments go where their key or item goes; what the seeds say and their line ends stay as
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
    from llmref.edits.fmt import uncanonical

    with editing(seeds) as edit:
        unordered_seeds = list(uncanonical(seeds))
        edit.commit(seed.change for seed in unordered_seeds if seed.change)
    left = [seed for seed in unordered_seeds if seed.trouble]
    for seed in left:
        click.echo(f"{_place(seeds, seed)}: unchanged: {seed.trouble}", err=True)
    for seed in unordered_seeds:
        if seed.change:
            click.echo(f"{shown(seeds)}/{seed.path} formatted")
    click.echo(_summary(len(unordered_seeds) - len(left), len(left)))
    sys.exit(PROBLEMS if left else 0)


def _compare(seeds: Path) -> None:
    """Name what is not canonical, and write nothing."""
    from llmref.edits.files import NotReadable
    from llmref.edits.fmt import uncanonical

    expect_whole(seeds)
    expect_known_format(seeds)
    try:
        unordered_seeds = list(uncanonical(seeds))
    except NotReadable as failure:
        click.echo(f"{shown(seeds)}/{failure}", err=True)
        sys.exit(PROBLEMS)
    for seed in unordered_seeds:
        if seed.trouble:
            click.echo(f"{_place(seeds, seed)}: cannot be formatted: {seed.trouble}", err=True)
        else:
            click.echo(f"{_place(seeds, seed)}: not canonical: run `llmref fmt`")
    sys.exit(PROBLEMS if unordered_seeds else 0)


def _place(seeds: Path, seed: Uncanonical) -> str:
    """The file, line and column of a seed, as editors and terminals link them."""
    return f"{shown(seeds)}/{seed.path}:{seed.line}:{seed.column}"


def _summary(changed: int, left: int) -> str:
    """What holds of all seeds now."""
    if not changed and not left:
        return "Every seed is in canonical text."
    sentences = []
    if changed:
        them = verb(changed, "it", "them")
        sentences.append(f"{plural(changed, 'seed')} changed; review {them} with `git diff`.")
    if left:
        words = verb(left, "is unchanged; fix it", "are unchanged; fix them")
        sentences.append(f"{plural(left, 'seed')} {words}, then run `llmref fmt` again.")
    return " ".join(sentences)
