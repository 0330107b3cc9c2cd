"""`llmref show`: what the page of a model or an offering says."""

from __future__ import annotations

from pathlib import Path

import click

from llmref.cli.facts import answer_with, facts_of, facts_options


@click.command()
@click.argument("model")
@facts_options
def show(model: str, *, seeds: Path | None, as_json: bool | None) -> None:
    """Show status, prices, limits and capabilities of a model, or of one at a provider.

    MODEL is the slug of a model, or MODEL/PROVIDER for one offering.

    \b
    Examples:
      llmref show gpt-4.1-mini
      llmref show gpt-4.1-mini/openai --json
    """
    from llmref.lookups.showing import shown_record

    answer_with(facts_of(seeds), lambda context: shown_record(context, model), as_json=as_json)
