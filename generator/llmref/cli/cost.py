"""`llmref cost`: what usage of a model costs at each of its providers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from llmref.cli.options import PROBLEMS, SEEDS, date_option, expect_folder, shown
from llmref.cli.report import brief
from llmref.problems import Verdict, printable

if TYPE_CHECKING:
    from llmref.catalogue.entities import Model
    from llmref.catalogue.link import Catalogue
    from llmref.costs.compared import RankedQuote
    from llmref.costs.usage import Usage
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
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every rate and source.")
@SEEDS
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
    as_json: bool,
    seeds: Path,
) -> None:
    """Show what usage of a model costs at each provider, the lowest first.

    MODEL is the slug of a model, or MODEL/PROVIDER for one offering. A sum in which a rate is
    missing says so and has no rank. Without --requests, prices of long inputs do not apply.

    \b
    Examples:
      llmref cost deepseek-v4-pro --in 50M --cached 30M --out 5M
      llmref cost gpt-5/openai --in 2M --out 300k --batch --on 2026-08-20
    """
    uses = _uses(tokens_in or 0, cached or 0, out or 0)
    catalogue = _catalogue(seeds)
    slug, _, provider = model.partition("/")
    sought = _model(catalogue, slug)
    usage = _usage(uses, requests, day or catalogue.today, at, batch=batch)
    places = _places(catalogue, sought, usage, provider)
    if as_json:
        click.echo(_as_json(sought, usage, places))
    else:
        click.echo("\n".join(_table(sought, usage, places)))


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


def _catalogue(seeds: Path) -> Catalogue:
    from llmref import seeds as seed_files
    from llmref.catalogue.link import link

    expect_folder(seeds)
    read, problems = seed_files.load(seeds)
    verdict = Verdict.of(problems)
    if verdict.errors:
        click.echo(f"{brief(verdict, shown(seeds))}Fix the errors above first.", err=True)
        sys.exit(PROBLEMS)
    return link(read, None)


def _model(catalogue: Catalogue, slug: str) -> Model:
    from llmref.wording import nearest

    if slug in catalogue.models:
        return catalogue.models[slug]
    near = nearest(slug, list(catalogue.models))
    click.echo(printable(f"There is no model {slug!r}; {near}."), err=True)
    sys.exit(PROBLEMS)


def _places(
    catalogue: Catalogue, model: Model, usage: Usage, provider: str
) -> Sequence[RankedQuote]:
    from llmref.costs.compared import ranked_quotes

    places = ranked_quotes(catalogue.at_model[model.slug], usage, catalogue.site.exchange_rates)
    if not provider:
        return places
    chosen = [place for place in places if place.quote.offering.provider.slug == provider]
    if not chosen:
        names = ", ".join(place.quote.offering.provider.slug for place in places) or "nobody"
        click.echo(printable(f"{model.name} is not at {provider!r}; it is at {names}."), err=True)
        sys.exit(PROBLEMS)
    return chosen


def _table(model: Model, usage: Usage, places: Sequence[RankedQuote]) -> Iterator[str]:
    from llmref import formats
    from llmref.costs.wording import quote_cells, usage_text

    yield printable(f"{model.name}: {usage_text(usage)}")
    rows = [quote_cells(place) for place in places]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        head = f"{row[0]:>{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:>{widths[2]}}"
        yield printable(f"{head}  {row[3]}".rstrip())
    ranked = sum(place.ranked.is_ranked for place in places)
    yield f"{formats.count(ranked)} of {formats.plural(len(places), 'provider')} compared."


def _as_json(model: Model, usage: Usage, places: Sequence[RankedQuote]) -> str:
    from llmref.costs.wording import quote_data

    data: dict[str, Any] = {
        "model": model.slug,
        "day": str(usage.day),
        "at": f"{usage.at:%H:%M}" if usage.at else None,
        "mode": usage.mode,
        "requests": usage.requests,
        "uses": usage.uses,
        "offerings": [quote_data(place) for place in places],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
