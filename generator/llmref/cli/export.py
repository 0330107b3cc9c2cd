"""`llmref export`: the catalogue as a file in the shape of another."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder, shown

_SHAPES = ("models.dev", "openrouter")


@click.command()
@click.argument("shape", type=click.Choice(_SHAPES))
@SEEDS
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the file here; it is printed otherwise.",
)
@AS_OF
def export(shape: str, *, seeds: Path, out: Path | None, as_of: date | None) -> None:
    """Write what the seeds say as a JSON file in the shape of an outside catalogue.

    It holds what can be called, and the prices that hold, on the day of --as-of, or else on the
    day that site.yaml counts as today; what bears no date is as the seeds have it now. What nobody
    stated has no key; sources, disputes and history are left out, since these shapes have no word
    for them. In the shape of openrouter it holds the offerings of OpenRouter alone.

    \b
    Examples:
      llmref export models.dev --out api.json
      llmref export openrouter --as-of 2026-07-01 > models.json
    """
    from llmref import build
    from llmref.catalogue.link import link
    from llmref.exports.listed import NotInThisShape
    from llmref.exports.shapes import exported

    expect_folder(seeds)
    catalogue, verdict = build.check(seeds)  # judged as of its own day, whatever day is wanted
    if catalogue is None or verdict.errors:
        click.echo(f"{verdict.counted} Mend the errors first: llmref check", err=True)
        sys.exit(PROBLEMS)
    try:
        data = exported(link(catalogue.seeds, as_of) if as_of else catalogue, shape)
    except NotInThisShape as refusal:
        click.echo(f"{refusal}\nNothing was written.", err=True)
        sys.exit(PROBLEMS)
    _write(data, out)


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(data, nl=False)
        return
    try:
        out.write_bytes(data)
    except OSError as failure:
        words = f"{shown(out)} cannot be written: {failure.strerror}"
        raise click.UsageError(words) from None
    click.echo(f"{len(data):,} bytes written to {shown(out)}", err=True)
