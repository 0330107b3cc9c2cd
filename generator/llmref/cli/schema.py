"""`llmref schema`: write or compare the schemas that editors use."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from llmref.cli.editing import editing
from llmref.cli.options import PROBLEMS, SEEDS, expect_folder, shown


@click.command()
@SEEDS
@click.option("--check", "compare", is_flag=True, help="Write nothing; fail if a schema is stale.")
def schema(seeds: Path, compare: bool) -> None:
    """Write the JSON Schemas that editors use into seeds/.schema/.

    \b
    Examples:
      llmref schema
      llmref schema --check
    """
    from llmref import schema as schemas

    expect_folder(seeds)
    if not compare:
        with editing(seeds) as edit:
            changed = schemas.write_schemas(seeds, edit)
        click.echo(f"{len(changed)} of {len(schemas.schema_files())} schemas written")
        return
    stale = schemas.stale(seeds)
    for path in stale:
        click.echo(f"{shown(seeds)}/{path} is stale: {schemas.RENEW}")
    sys.exit(PROBLEMS if stale else 0)
