"""`llmref diff`: what a change of seeds means, in words."""

from __future__ import annotations

from pathlib import Path

import click

from llmref.cli.editing import expect_whole
from llmref.cli.options import SEEDS, expect_folder, shown


@click.command()
@click.argument("base")
@SEEDS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Output format: text for a terminal, Markdown for a pull request.",
)
def diff(base: str, seeds: Path, form: str) -> None:
    """Describe what changed since BASE: a Git revision or a folder of seeds.

    \b
    Examples:
      llmref diff main
      llmref diff HEAD~1 --format markdown
      llmref diff ../yesterday/seeds
    """
    from llmref.changes.compare import compare
    from llmref.changes.text import as_markdown, as_text
    from llmref.changes.version import NoSuchVersion, seeds_at
    from llmref.seeds import load

    expect_folder(seeds)
    expect_whole(seeds)
    try:
        with seeds_at(base, seeds) as folder:
            before, _ = load(folder)
    except NoSuchVersion as refusal:
        raise click.UsageError(str(refusal)) from None
    after, _ = load(seeds)
    for version, name in ((before, base), (after, shown(seeds))):
        if version.refused:
            paths = ", ".join(sorted(version.refused))
            words = f"{name}: these files cannot be read and were not compared: {paths}"
            click.echo(f"{words}; run `llmref check`.", err=True)
    tell = as_markdown if form == "markdown" else as_text
    click.echo(tell(compare(before, after)), nl=False)
