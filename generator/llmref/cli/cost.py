"""`llmref cost`: what usage of a model costs at each of its providers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options
from llmref.cli.options import date_option

if TYPE_CHECKING:
    from llmref.costs.usage import Usage
    from llmref.lookups.answer import LookupAnswer
    from llmref.lookups.facts import Facts
    from llmref.records.rates import RateKey


def _number(_context: click.Context, _option: click.Parameter, text: str | None) -> int | None:
    from llmref.costs.usage import BadNumber, whole_number

    try:
        return None if text is None else whole_number(text)
    except BadNumber as refusal:
        raise click.BadParameter(str(refusal)) from None


def _time(_context: click.Context, _option: click.Parameter, text: str | None) -> time | None:
    try:
        return None if text is None else datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a time; write it as 09:30, in UTC") from None


def _amounts(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how much is used."""
    for name, field, words in (
        ("--requests", "requests", "Number of requests, for tiers and fees by request."),
        ("--out", "out", "Tokens of output: 300k."),
        ("--cached", "cached", "Tokens of the input that are read from a cache: 1.5M."),
        ("--in", "tokens_in", "Tokens of input, cached ones included: 2M."),
    ):
        option = click.option(name, field, callback=_number, metavar="NUMBER", help=words)
        command = option(command)
    return command


@click.command()
@click.argument("model")
@_amounts
@click.option("--batch", is_flag=True, help="At the prices of batch requests.")
@click.option("--on", "day", callback=date_option, metavar="DATE", help="Default: `as_of`.")
@click.option("--at", callback=_time, metavar="HH:MM", help="Time of day, in UTC.")
@facts_options
def cost(  # one for each option
    model: str,
    *,
    tokens_in: int | None,
    cached: int | None,
    out: int | None,
    requests: int | None,
    batch: bool,
    day: date | None,
    at: time | None,
    as_json: bool | None,
    source: FactsSource,
) -> None:
    """Show what usage of a model costs at each provider, the lowest first.

    MODEL is the slug of a model, or MODEL/PROVIDER for one offering. A sum in which a rate is
    missing says so and has no rank. Without --requests, prices of long inputs do not apply.

    \b
    Examples:
      llmref cost deepseek-v4-pro --in 50M --cached 30M --out 5M
      llmref cost gpt-5/openai --in 2M --out 300k --batch --on 2026-08-20
    """
    from llmref.lookups.costing import cost_answer

    uses = _uses(tokens_in or 0, cached or 0, out or 0)

    def ask(facts: Facts) -> LookupAnswer:
        usage = _usage(uses, requests, day or facts.as_of, at, batch=batch)
        return cost_answer(facts.context, model, usage)

    answer_with(source, ask, as_json=as_json)


def _uses(tokens_in: int, cached: int, out: int) -> dict[RateKey, int]:
    from llmref.costs.usage import BadNumber, token_uses

    try:
        uses = token_uses(tokens_in, cached, out)
    except BadNumber as refusal:
        raise click.UsageError(str(refusal)) from None
    if not uses:
        raise click.UsageError("nothing is used; give --in or --out")
    return uses


def _usage(
    uses: dict[RateKey, int], requests: int | None, day: date, at: time | None, *, batch: bool
) -> Usage:
    from llmref.costs.usage import Usage

    instant = datetime.combine(day, at) if at else None
    return Usage(uses, requests, day, "batch" if batch else None, instant)
