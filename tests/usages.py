"""Requests that real prices may charge, and how the script of pages is given them."""

from __future__ import annotations

import random  # noqa: TID251  # of a seed: the same requests in each run
from datetime import date, datetime, timedelta
from typing import Any, cast

from llmref.catalogue.entities import Offering, Price
from llmref.catalogue.link import Catalogue
from llmref.costs.usage import Usage
from llmref.insights.prices import INPUT_RATES
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey


def usage_of(offering: Offering, catalogue: Catalogue, chance: random.Random) -> Usage:
    """Usage that is likely to meet a price, or to miss it closely."""
    aim = chance.choice(offering.prices) if offering.prices else None
    rates: list[RateKey] = list(aim.rates) if aim else ["input", "output"]
    chosen = chance.sample(rates, chance.randint(1, len(rates)))
    if chance.random() < 0.2:
        chosen.append(chance.choice([*RATES, "reasoning", "output"]))
    uses: dict[RateKey, int] = {
        rate: chance.randint(1, 10 ** chance.randint(1, 12)) for rate in chosen
    }
    tokens = sum(count for rate, count in uses.items() if rate in INPUT_RATES)
    length = aim.when.longest_below if aim else None
    requests = chance.choice([None, 1, 3, 1_000])
    if length is not None and tokens and chance.random() < 0.7:
        requests = max(1, tokens // (length + chance.randint(-1, 1) or 1))
    mode: Mode | None = "batch" if chance.random() < 0.5 else None
    if aim and chance.random() < 0.8:
        mode = aim.when.mode
    asks = asks_of(aim) if chance.random() < 0.8 else {}
    return Usage(
        uses,
        requests,
        day_of(catalogue, aim, retires_on(offering), chance),
        mode,
        instant(catalogue, aim, chance),
        asks,
        is_usual=chance.random() < 0.5,
    )


def asks_of(price: Price | None) -> dict[str, str | bool]:
    """What a request has to ask for to meet a price."""
    given = price.conditions if price else {}
    names = ("region", "thinking", "quality", "resolution")
    return {name: cast("str | bool", given[name]) for name in names if name in given}


def retires_on(offering: Offering) -> date | None:
    """The first day on which an offering is no longer there, if its provider states one."""
    return offering.lifecycle.retires_on if offering.lifecycle else None


def day_of(
    catalogue: Catalogue, aim: Price | None, end: date | None, chance: random.Random
) -> date:
    """A day; often the first or last one of the period of a price, or of the offering."""
    read = aim.cited.checked if aim and aim.cited else None
    days = [aim.starts, aim.ends, aim.ends_after, read, end] if aim else [end]
    given = [day for day in days if day]
    if not given or chance.random() < 0.4:
        return catalogue.today
    return chance.choice(given) + timedelta(chance.choice([-30, -1, 0, 0, 1]))


def instant(catalogue: Catalogue, aim: Price | None, chance: random.Random) -> datetime | None:
    """An instant of the week; often the first or last minute of the hours of a price."""
    if chance.random() < 0.4:
        return None
    day = datetime.combine(catalogue.today, datetime.min.time()) + timedelta(chance.randint(0, 6))
    minute = chance.randint(0, 1_439)
    if aim and aim.when.hours_utc:
        hours, minutes = map(int, chance.choice(aim.when.hours_utc.split("-")).split(":"))
        minute = (hours * 60 + minutes + chance.randint(-1, 1)) % 1_440
    return day + timedelta(minutes=minute)


def asked(usage: Usage) -> dict[str, Any]:
    """Usage as the script is given it."""
    when = {"at": f"{usage.at:%H:%M}", "weekday": usage.at.weekday()} if usage.at else {}
    when |= {"isUsual": usage.is_usual}
    given: dict[str, Any] = {"uses": usage.uses, "requests": usage.requests, "mode": usage.mode}
    given |= {"day": str(usage.day), "asks": usage.asks}
    return {name: each for name, each in given.items() if each is not None} | when


def plain(data: Any) -> Any:
    """Data as JSON has it: dates as texts, tuples as lists."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [plain(value) for value in data]
    return data if data is None or isinstance(data, (str, int, bool)) else str(data)
