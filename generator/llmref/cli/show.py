"""`llmref show`: what the page of a model or an offering says."""

from __future__ import annotations

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options


@click.command()
@click.argument("model")
@facts_options
def show(model: str, *, source: FactsSource, as_json: bool | None) -> None:
    """Show status, prices, limits and capabilities of a model, or of one at a provider.

    MODEL is the slug of a model, or MODEL/PROVIDER for one offering.

    \b
    Examples:
      llmref show gpt-4.1-mini
      llmref show gpt-4.1-mini/openai --json
    """
    from llmref.lookups.showing import shown_record

    answer_with(source, lambda facts: shown_record(facts.context, model), as_json=as_json)
