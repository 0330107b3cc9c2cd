"""`llmref serve`: preview the seeds in a browser that follows every edit."""

from __future__ import annotations

import asyncio
import os
import webbrowser
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import AS_OF, SEEDS, expect_folder, shown
from generator.cli.report import brief

if TYPE_CHECKING:
    from generator.problems import Verdict


@click.command()
@SEEDS
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="The port to listen on, 0 for any; the first free one from 8000 otherwise.",
)
@click.option("--open", "opens", is_flag=True, help="Open the preview in your browser.")
@AS_OF
def serve(seeds: Path, port: int | None, opens: bool, as_of: date | None) -> None:
    """Preview the seeds in a browser that follows every edit; Ctrl-C ends it.

    It listens on this machine only. An edit that is wrong leaves the page as it was, with what is
    wrong laid over it. Where EDITOR_URL is set, the places there open your editor.

    \b
    Examples:
      llmref serve --open
      llmref serve --port 9000 --as-of 2026-12-01
      EDITOR_URL='vscode://file/{path}:{line}:{col}' llmref serve
    """
    from generator.build import TEMPLATES
    from generator.serve import ports
    from generator.serve.preview import Preview, Sources
    from generator.serve.server import PreviewServer

    def say(verdict: Verdict) -> None:
        click.echo(brief(verdict, shown(seeds)), nl=False, err=True)

    expect_folder(seeds)
    try:
        listening = ports.listen(port)
    except ports.PortTaken as taken:
        raise click.UsageError(str(taken)) from None
    number = ports.number_of(listening)
    if port is None and number != ports.FIRST:
        click.echo(f"Port {ports.FIRST} is taken; this is {number}.")
    address = f"http://{ports.HOST}:{number}"
    editor = os.environ.get("EDITOR_URL", "")
    sources = Sources(seeds.resolve(), shown(seeds), TEMPLATES, address, as_of, editor)
    with suppress(KeyboardInterrupt):
        preview = Preview(sources, say)
        preview.start()
        server = PreviewServer(preview, [sources.seeds, TEMPLATES])
        click.echo(f"{shown(seeds)} is shown at {address}/ and followed. Ctrl-C ends it.")
        if opens:
            webbrowser.open(f"{address}/")
        asyncio.run(server.run(listening))
    click.echo("Ended.")
