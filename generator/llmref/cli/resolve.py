"""`llmref resolve`: which model and provider an ID means."""

from __future__ import annotations

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options


@click.command()
@click.argument("native_id", metavar="ID")
@facts_options
def resolve(native_id: str, *, source: FactsSource, as_json: bool | None) -> None:
    """Show which model and provider a model ID means, with price and status.

    A route, a region, a variant or a date in the ID is left out if that finds it, and shown.
    An ID with several meanings has several entries. Nothing is guessed: an ID that is not listed
    ends with exit code 1.

    \b
    Examples:
      llmref resolve gpt-4.1-mini
      llmref resolve bedrock/us.anthropic.claude-opus-4-1-20250805-v1:0
    """
    from llmref.lookups.resolving import resolved_id

    answer_with(source, lambda facts: resolved_id(facts.context, native_id), as_json=as_json)
