"""`llmref export`: the catalogue as a file in the shape of another."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from llmref import formats
from llmref.cli.options import AS_OF, PROBLEMS, SEEDS, expect_folder, shown
from llmref.cli.report import errors_first

_SHAPES = (
    *("models.dev", "models.dev-partial", "litellm", "genai-prices"),
    *("openrouter", "openrouter-partial"),
)


@click.command()
@click.argument("shape", type=click.Choice(_SHAPES))
@SEEDS
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Output file. Default: standard output.",
)
@AS_OF
def export(shape: str, *, seeds: Path, out: Path | None, as_of: date | None) -> None:
    """Write the catalog as JSON in the format of an outside catalog.

    The file has the offerings that can be called and the prices that apply on --as-of (by default
    `as_of` of site.yaml); facts without a date are as they are now. Unknown facts have no key.
    Disputes and history are left out, as these formats have no field for them. The
    models.dev format is the one that its schema accepts: offerings without a release date or
    limits are left out, and models.dev-partial has them without those keys. The litellm format is
    LiteLLM's price map, genai-prices the data of that package: both leave out what has no known
    price in dollars. The openrouter format has OpenRouter's offerings only, as its own answer has
    them; openrouter-partial has those without a release date, prices or modalities as well.

    \b
    Examples:
      llmref export models.dev --out api.json
      llmref export litellm --out model_prices_and_context_window.json
      llmref export openrouter --as-of 2026-07-01 > models.json
    """
    from llmref import judge
    from llmref.catalogue.link import link
    from llmref.exports.listed import NotInThisShape
    from llmref.exports.shapes import exported

    expect_folder(seeds)
    catalogue, verdict = judge.check(seeds)  # judged as of its own day, whatever day is wanted
    if catalogue is None or verdict.errors:
        click.echo(errors_first(verdict), err=True)
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
    click.echo(f"{formats.count(len(data))} bytes written to {shown(out)}", err=True)
