"""`llmref cost`: what usage of a model costs at each of its providers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import click

from llmref.cli.facts import FactsSource, answer_with, facts_options
from llmref.cli.options import date_option

if TYPE_CHECKING:
    from llmref.lookups.answer import LookupAnswer
    from llmref.lookups.facts import Facts
    from llmref.records.price import Mode
    from llmref.records.rates import RateKey


MODES = ("batch", "flex", "priority", "fast")


def _number(_context: click.Context, option: click.Parameter, text: str | None) -> int | None:
    from llmref.costs.usage import BadNumber, count_of_use, whole_number

    try:
        if text is None:
            return None
        least = 1 if option.name == "requests" else 0
        return count_of_use("the number", whole_number(text), least)
    except BadNumber as refusal:
        raise click.BadParameter(str(refusal)) from None


def _time(_context: click.Context, _option: click.Parameter, text: str | None) -> time | None:
    try:
        return None if text is None else datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a time; write it as 09:30, in UTC") from None


def _rates(
    _context: click.Context, _option: click.Parameter, texts: Sequence[str]
) -> dict[RateKey, int]:
    from llmref.records.rates import RATES
    from llmref.wording import nearest

    known: dict[str, RateKey] = {rate: rate for rate in RATES}
    uses: dict[RateKey, int] = {}
    for text in texts:
        name, _, number = text.partition("=")
        if name not in known:
            raise click.BadParameter(f"there is no rate {name!r}; {nearest(name, list(known))}")
        if known[name] in uses:
            raise click.BadParameter(f"{name} is given twice")
        uses[known[name]] = _number(_context, _option, number) or 0
    return {rate: count for rate, count in uses.items() if count}


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    """The options on which a price may depend."""
    for name in ("resolution", "quality", "thinking", "region"):
        words = f"At the prices of this {name}."
        command = click.option(f"--{name}", metavar="TEXT", help=words)(command)
    return command


def _amounts(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how much is used."""
    words = "Another amount, such as image=100 or audio_minute=90; can be repeated."
    use = click.option(
        "--use", "others", multiple=True, callback=_rates, metavar="RATE=NUMBER", help=words
    )
    command = use(command)
    for name, field, words in (
        ("--requests", "requests", "Number of requests, for tiers and fees by request."),
        ("--reasoning", "reasoning", "Tokens of the output that are reasoning."),
        ("--out", "out", "Tokens of output, reasoning included: 300k."),
        ("--cached", "cached", "Tokens of the input that are read from a cache: 1.5M."),
        ("--in", "tokens_in", "Tokens of input, cached ones included: 2M."),
    ):
        option = click.option(name, field, callback=_number, metavar="NUMBER", help=words)
        command = option(command)
    return command


@click.command()
@click.argument("model")
@_amounts
@_asked
@click.option("--batch", is_flag=True, help="At the prices of batch requests.")
@click.option("--mode", type=click.Choice(MODES), help="At the prices of this mode.")
@click.option("--on", "day", callback=date_option, metavar="DATE", help="Default: `as_of`.")
@click.option("--at", callback=_time, metavar="HH:MM", help="Time of day, in UTC.")
@facts_options
def cost(  # one for each option
    model: str,
    *,
    tokens_in: int | None,
    cached: int | None,
    out: int | None,
    reasoning: int | None,
    others: dict[RateKey, int],
    requests: int | None,
    batch: bool,
    mode: Mode | None,
    day: date | None,
    at: time | None,
    as_json: bool | None,
    source: FactsSource,
    **asked: str | None,
) -> None:
    """Show what usage of a model costs at each provider, the lowest first.

    MODEL is the slug of a model, or MODEL/PROVIDER for one offering. A sum in which a rate is
    missing says so and has no rank. Without --requests, prices of long inputs do not apply.
    On a past day, a price without a first day has no rank: nobody says that it applied then.

    \b
    Examples:
      llmref cost deepseek-v4-pro --in 50M --cached 30M --out 5M
      llmref cost gpt-5/openai --in 2M --out 300k --batch --on 2026-08-20
    """
    from llmref.costs.usage import Usage, conditions_asked
    from llmref.lookups.costing import cost_answer

    uses = _uses((tokens_in or 0, cached or 0, out or 0, reasoning or 0), others)
    asks, charged_mode = conditions_asked(asked), _mode(mode, is_batch=batch)

    def ask(facts: Facts) -> LookupAnswer:
        on = day or facts.as_of
        when = (on, charged_mode, datetime.combine(on, at) if at else None)
        return cost_answer(facts.context, model, Usage(uses, requests, *when, asks))

    answer_with(source, ask, as_json=as_json)


def _uses(tokens: tuple[int, int, int, int], others: dict[RateKey, int]) -> dict[RateKey, int]:
    from llmref.costs.usage import BadNumber, joined_uses, token_uses

    if not any(tokens) and not others:
        raise click.UsageError("nothing is used; give --in, --out or --use")
    try:
        return joined_uses(token_uses(*tokens), others)
    except BadNumber as refusal:
        raise click.UsageError(str(refusal)) from None


def _mode(mode: Mode | None, *, is_batch: bool) -> Mode | None:
    from llmref.costs.usage import BadNumber, mode_asked

    try:
        return mode_asked(mode, is_batch=is_batch)
    except BadNumber as refusal:
        raise click.UsageError(str(refusal)) from None
