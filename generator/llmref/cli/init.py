"""`llmref init`: a new project to start from."""

from __future__ import annotations

import shlex
from importlib.metadata import version
from pathlib import Path

import click

from llmref.cli.options import shown


def _named(_context: click.Context, _parameter: click.Parameter, name: str) -> Path:
    """The folder of a name that people can see and type."""
    if not name.strip() or not name.isprintable():
        raise click.UsageError("FOLDER needs a name of visible characters; name a new folder")
    return Path(name)


@click.command()
@click.argument("folder", callback=_named)
def init(folder: Path) -> None:
    """Write a small complete catalog into FOLDER, which must be new, empty or a new repository.

    It has a site, a creator, a model, a provider, an offering and a page, editor settings,
    a workflow that builds and publishes, and a requirements.txt that pins this version.

    \b
    Examples:
      llmref init our-models
      cd our-models && llmref serve --open
    """
    from llmref.new_project import NotEmpty, write_project

    try:
        paths = write_project(folder, version("llmref"))
    except NotEmpty as refusal:
        raise click.UsageError(f"{refusal}; name a new folder") from None
    click.echo(f"{len(paths)} files written to {shown(folder)}.")
    if ".gitignore" not in paths:
        click.echo("Your .gitignore is unchanged; add these lines to it: /site/ /.site.* /.venv/")
    target = shown(folder)
    typed = f"./{target}" if target.startswith("-") else target  # else it is an option of cd
    click.echo(f"Next: cd {shlex.quote(typed)} && llmref serve --open")
