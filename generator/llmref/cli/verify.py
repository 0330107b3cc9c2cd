"""`llmref verify`: hold a provider's prices against its own price page."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from llmref.cli.editing import editing, finish_interrupted
from llmref.cli.options import PROBLEMS, SEEDS, date_option, expect_folder
from llmref.cli.report import errors_first
from llmref.problems import printable

if TYPE_CHECKING:
    from llmref.catalogue.entities import Offering, Provider
    from llmref.catalogue.link import Catalogue
    from llmref.imports.verified import PageReading
    from llmref.records.source import Origin


@click.command()
@click.argument("provider", metavar="PROVIDER")
@SEEDS
@click.option("--page", help="File or https address. Default: the pricing link of the provider.")
@click.option("--date", "day", callback=date_option, help="Date of the file (YYYY-MM-DD).")
@click.option("--write", is_flag=True, help="Mark the prices that agree as read on that day.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format: text or JSON.",
)
def verify(
    provider: str, *, seeds: Path, page: str | None, day: date | None, write: bool, form: str
) -> None:
    """Compare the current prices of PROVIDER with the tables of its price page.

    Only an amount with its unit beside a whole model name or ID counts; batch prices,
    tiers, regions and the like are left out. A file needs its --date; an address is read today.
    Exit code 1 if a price differs.

    \b
    Examples:
      llmref verify anthropic
      llmref verify anthropic --page pricing.md --date 2026-11-20 --write
    """
    from llmref import judge
    from llmref.imports.verified import page_readings

    expect_folder(seeds)
    if write:
        finish_interrupted(seeds)
    catalogue, verdict = judge.check(seeds, None)
    if catalogue is None or verdict.errors:
        _stop(errors_first(verdict))
    if provider not in catalogue.providers:
        raise click.UsageError(f"there is no provider {provider!r}")
    text, origin = _page(catalogue.providers[provider], page, day)
    offerings = catalogue.at_provider[provider]
    readings = page_readings(text, offerings)
    click.echo(_json(readings) if form == "json" else _text(readings))
    if write:
        _write(catalogue, provider, (offerings, readings, origin))
    sys.exit(PROBLEMS if any(reading.agreement == "differ" for reading in readings) else 0)


def _page(provider: Provider, page: str | None, day: date | None) -> tuple[str, Origin]:
    """The text of the page, and what is cited where it agrees."""
    from llmref.imports import fetch
    from llmref.imports.copies import Refused
    from llmref.records.source import Origin

    address = provider.record.links.pricing
    page = page or address
    today = datetime.now(UTC).date()  # noqa: TID251  # the day of a fetch is the clock's
    if page is None:
        raise click.UsageError("this provider has no pricing link; use --page")
    is_file = not fetch.is_address(page)
    if is_file == (day is None):
        raise click.UsageError("a file needs --date, and an address takes none: it is read today")
    if day and day > today:
        raise click.UsageError(f"{day} is in the future")
    if is_file and address is None:
        raise click.UsageError("this provider has no pricing link that could be cited for a file")
    try:
        text = fetch.read(page).decode("utf-8", "replace")
    except Refused as refusal:
        _stop(printable(str(refusal)))
    name = f"{provider.name} pricing" + (f", copy of {day}" if day else "")
    url = address if is_file else page
    return text, Origin.model_validate(
        {"url": url, "via": "page", "name": name, "checked": (day or today).isoformat()}
    )


def _text(readings: list[PageReading]) -> str:
    """The readings as text: those that differ, those that agree with excerpts, then the counts."""
    lines = []
    for kind in ("differ", "agree", "not found"):
        for reading in readings:
            if reading.agreement == kind:
                words = f": {reading.words}" if reading.words else ""
                lines.append(printable(f"{kind:<9}  {reading.id}{words}"))
                lines += [printable(f"             {excerpt}") for excerpt in reading.excerpts]
    counts = Counter(reading.agreement for reading in readings)
    lines.append(", ".join(f"{counts[kind]} {kind}" for kind in ("agree", "differ", "not found")))
    return "\n".join(lines)


def _json(readings: list[PageReading]) -> str:
    rows = [
        {
            "id": reading.id,
            "agreement": reading.agreement,
            "rates": {key: f"{amount:f}" for key, amount in reading.rates.items()},
            "words": reading.words or None,
            "excerpts": reading.excerpts,
        }
        for reading in readings
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _write(
    catalogue: Catalogue,
    provider: str,
    page: tuple[tuple[Offering, ...], list[PageReading], Origin],
) -> None:
    from llmref.imports.apply import NotFaithful, applied
    from llmref.imports.change_set import Changes
    from llmref.imports.verified import marked

    seeds = catalogue.seeds
    before = next(seed.record for seed in seeds.offerings if seed.slug == provider)
    with editing(seeds.folder) as edit:
        try:
            files, _ = applied(seeds, Changes(offerings={provider: marked(before, *page)}))
        except NotFaithful as refusal:
            _stop(printable(str(refusal)))
        edit.commit(files.values())
    click.echo(f"{len(files)} files changed.", err=True)


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(PROBLEMS)
