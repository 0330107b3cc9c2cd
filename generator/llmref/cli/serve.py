"""`llmref serve`: preview the seeds in a browser that follows every edit."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from llmref.cli.options import AS_OF, SEEDS, expect_folder, shown
from llmref.cli.report import brief
from llmref.project import Templates, project_of

if TYPE_CHECKING:
    from llmref.problems import Verdict

_EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104  # names to recognize, not to listen at


@click.command()
@SEEDS
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="Port to listen on; 0 for any free port. Default: the first free port from 8000.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; anyone who can reach it can read the preview.",
)
@click.option("--open", "opens", is_flag=True, help="Open the preview in your browser.")
@AS_OF
def serve(seeds: Path, port: int | None, host: str, opens: bool, as_of: date | None) -> None:
    """Preview the site in a browser that updates on every edit; Ctrl-C stops it.

    It listens on this machine only, and responds to localhost and to the name in --host. After
    an edit with errors the page stays, and the errors are shown on top of it. If EDITOR_URL is
    set, they link to the lines in your editor.

    \b
    Examples:
      llmref serve --open
      llmref serve --port 9000 --as-of 2026-12-01
      EDITOR_URL='vscode://file/{path}:{line}:{col}' llmref serve
    """
    expect_folder(seeds)
    with suppress(KeyboardInterrupt):
        _serve(seeds, port, host, opens, as_of)
    _say("Stopped.")


def _serve(seeds: Path, port: int | None, host: str, opens: bool, as_of: date | None) -> None:
    from llmref.serve import ports
    from llmref.serve.file_changes import FileChanges
    from llmref.serve.hosts import LOOPBACK, Hosts, bracketed
    from llmref.serve.preview import Preview, Sources
    from llmref.serve.server import PreviewServer

    try:
        listening = ports.listen(port, host)
    except ports.CannotListen as refusal:
        raise click.UsageError(str(refusal)) from None
    number = ports.number_of(listening)
    if port is None and number != ports.FIRST:
        _say(f"Port {ports.FIRST} is in use; using port {number}.")
    name = LOOPBACK[0] if host in _EVERY_ADDRESS else host
    address = f"http://{bracketed(name)}:{number}"
    folder = seeds.absolute()  # links are followed when files are read: they may change
    templates = Templates.of(project_of(folder))
    changes = FileChanges([folder, *templates.folders], lambda sentence: _say(sentence, err=True))
    editor = os.environ.get("EDITOR_URL", "")
    sources = Sources(folder, _relative(folder), templates, address, as_of, editor)
    preview = Preview(sources, _report)
    preview.start()
    server = PreviewServer(preview, changes, Hosts(name, number))
    _say(f"Preview of {shown(seeds)} at {address}/ (updates on every edit). Press Ctrl-C to stop.")
    if opens:
        webbrowser.open(f"{address}/")
    asyncio.run(server.run(listening))


def _relative(folder: Path) -> str:
    """The folder for pages, which must not show where it is on this machine."""
    with suppress(OSError):  # the folder that this is run in was deleted
        return os.path.relpath(folder)
    return folder.name


def _report(verdict: Verdict, folder: Path) -> None:
    _say(brief(verdict, shown(folder)).rstrip("\n"), err=True)


def _say(text: str, *, err: bool = False) -> None:
    """Print, as long as somebody listens: the preview is in the browser and goes on without."""
    try:
        click.echo(text, err=err)
    except OSError as failure:
        stream = sys.stderr if err else sys.stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # what is left goes there
        if not err:
            reason = os.strerror(failure.errno or 0).lower()
            _say(f"Output stopped ({reason}); the preview continues.", err=True)
