"""`llmref compare`: models and offerings side by side."""

from __future__ import annotations

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options


@click.command()
@click.argument("models", nargs=-1, required=True)
@facts_options
def compare(models: tuple[str, ...], *, source: FactsSource, as_json: bool | None) -> None:
    """Compare two to six models, or offerings of them, side by side.

    Each of MODELS is the slug of a model, or MODEL/PROVIDER for one offering.

    \b
    Examples:
      llmref compare gpt-4.1-mini claude-haiku-4-5
      llmref compare deepseek-v4-pro/deepseek deepseek-v4-pro/fireworks-ai
    """
    from llmref.lookups.comparing import compared_records

    answer_with(source, lambda facts: compared_records(facts.context, models), as_json=as_json)
