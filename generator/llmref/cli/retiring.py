"""`llmref retiring`: what ends soon."""

from __future__ import annotations

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options


@click.command()
@click.option("--days", type=click.IntRange(1, 36_500), default=90, help="Days ahead. Default: 90.")
@facts_options
def retiring(*, days: int, source: FactsSource, as_json: bool | None) -> None:
    """List the model IDs that retire soon, as their providers state it, the next first.

    Days are counted from `as_of`. A model without a dated end is not listed.

    \b
    Examples:
      llmref retiring
      llmref retiring --days 365 --json
    """
    from llmref.lookups.retiring import retiring_soon

    answer_with(source, lambda facts: retiring_soon(facts.context, days), as_json=as_json)
