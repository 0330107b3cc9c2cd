"""The script of pages calculates what Python does, to the last digit."""

from __future__ import annotations

import json
import random  # noqa: TID251  # of a seed: the same requests in each run
import subprocess
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from llmref.catalogue.entities import Offering
from llmref.costs.allowances import allowances_of
from llmref.costs.charging_words import allowance_data, minimum_data
from llmref.costs.quote import quote
from llmref.costs.usage import Usage
from llmref.pages.fact_json import charged_prices
from llmref.records.rates import RATES
from llmref.records.site import ExchangeRate
from tests import tools
from tests.unit.insights.factories import SOURCES, offer, offering_of

TODAY = date(2026, 11, 20)
SCRIPT = Path(__file__).parents[3] / "templates/assets/js/cost-quotes.js"
CONDITIONS: list[dict[str, Any]] = [
    {"mode": "batch"},
    {"mode": "flex"},
    {"input_above": 1000},
    {"input_above": 200_000},
    {"input_from": 1000},
    {"mode": "batch", "input_above": 1000},
    {"hours_utc": "16:30-00:30", "weekdays": ["mon", "fri"]},
    {"hours_utc": "01:00-04:00"},
    {"weekdays": ["sat", "sun"]},
    {"region": "eu"},
    {"thinking": "yes"},
    {"region": "eu", "mode": "batch"},
]
EURO = {"usd": "1.1172", "source": SOURCES["page"]}


def _rates(chance: random.Random) -> dict[str, str]:
    rates = [*chance.sample(list(RATES), chance.randint(1, 6)), "input"]
    places = chance.choice([0, 2, 4, 12])
    return {rate: _amount(chance, places) for rate in rates}


def _amount(chance: random.Random, places: int) -> str:
    amount = Decimal(chance.randint(1, 10**6)).scaleb(-places - 4)
    return "free" if chance.random() < 0.05 else f"{amount:f}"


def _offering(chance: random.Random) -> Offering:
    currency = chance.choice(["USD", "USD", "EUR", "CNY"])
    conditions = chance.sample(CONDITIONS, chance.randint(0, 5))
    prices = [{"when": when, "rates": _rates(chance), "currency": currency} for when in conditions]
    plain = [{"rates": _rates(chance), "currency": currency}] if chance.random() < 0.9 else []
    not_offered = chance.choice([[], [], ["flex", "fast"]])
    limits = chance.choice([{}, {}, {"context": str(10 ** chance.randint(3, 6))}])
    ids = chance.sample(["batch", "flex", "eu"], chance.randint(0, 2))
    variants = [
        {"id": f"m:{label}", "label": label, "prices": [{"rates": _rates(chance)}]} for label in ids
    ]
    fields: dict[str, Any] = {"not_offered": not_offered, "limits": limits, "variants": variants}
    entry = offer(rates=None, prices=[*plain, *prices], **fields)
    return offering_of(entry, providers={"acme": _terms(chance)})


def _terms(chance: random.Random) -> dict[str, Any]:
    """Minimums of some rates, and allowances of each shape."""
    rates = chance.sample(list(RATES), chance.randint(0, 4))
    counts = {rate: chance.randint(1, 10 ** chance.randint(1, 6)) for rate in [*rates, "input"]}
    allowances: list[dict[str, Any]] = [
        {"credit": f"{chance.randint(1, 10)}", "currency": chance.choice(["USD", "EUR"])},
        {"uses": {rate: count * 100 for rate, count in counts.items()}},
        {"uses": {"request": 30}},
        {"uses": {"request": 30}, "free_ids": "yes"},
        {"credit": "5", "plan": "pro"},
    ]
    source = SOURCES["page"]
    return {
        "minimums": [
            {"rate": rate, "count": count, "source": source} for rate, count in counts.items()
        ],
        "allowances": [
            {"per": chance.choice(["day", "month", "once"]), "source": source, **allowance}
            for allowance in chance.sample(allowances, chance.randint(0, 3))
        ],
    }


def _usage(chance: random.Random) -> Usage:
    rates = chance.sample(list(RATES), chance.randint(0, 2))
    uses = {rate: chance.randint(1, 10 ** chance.randint(1, 9)) for rate in ("input", *rates)}
    at = datetime(2026, 11, chance.randint(1, 28), chance.randint(0, 23), chance.randint(0, 59))  # noqa: DTZ001
    return Usage(
        uses,
        chance.choice([None, 1, 7, 1000]),
        TODAY,
        chance.choice([None, None, "batch", "flex", "fast"]),
        at if chance.random() < 0.5 else None,
        chance.choice([{}, {"region": "eu"}, {"thinking": "yes"}]),
        chance.choice([True, False]),
    )


def _asked(usage: Usage) -> dict[str, Any]:
    when = {"at": f"{usage.at:%H:%M}", "weekday": usage.at.weekday()} if usage.at else {}
    when |= {"isUsual": usage.is_usual}
    given = {"uses": usage.uses, "requests": usage.requests, "mode": usage.mode, "asks": usage.asks}
    return {name: each for name, each in given.items() if each is not None} | when


def _by_script(offerings: list[Offering], usages: list[Usage]) -> list[Any]:
    data = {
        "offerings": [
            {
                "billing": each.billing,
                "status": each.status,
                "prices": charged_prices(each),
                "not_offered": sorted(each.not_offered),
                "context": each.limits.context,
                "minimums": [minimum_data(one) for one in each.charging.minimums.values()],
                "allowances": [allowance_data(one) for one in allowances_of(each)],
            }
            for each in offerings
        ],
        "asked": [[place, _asked(usage)] for place, usage in enumerate(usages)],
        "exchange": {"EUR": EURO["usd"]},
    }
    command: list[str | Path] = [
        tools.node(),
        Path(__file__).with_name("script.mjs"),
        SCRIPT.as_uri(),
    ]
    done = subprocess.run(
        command, input=json.dumps(data, default=str), capture_output=True, text=True, check=True
    )
    answers: list[Any] = json.loads(done.stdout)
    return answers


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def test_the_script_calculates_what_python_does_to_the_last_digit() -> None:
    chance = random.Random(17)
    offerings = [_offering(chance) for _ in range(400)]
    usages = [_usage(chance) for _ in offerings]
    exchange: Any = {"EUR": ExchangeRate.model_validate(EURO)}

    made = [quote(each, usage, exchange) for each, usage in zip(offerings, usages, strict=True)]

    assert _by_script(offerings, usages) == [
        [
            each.state.value,
            each.why_not,
            _text(each.total),
            _text(each.usd),
            sorted(each.missing),
            sorted(f"{total.normalize():f}" for _, total in each.hours),
            [[_text(use.rest), use.is_enough] for use in each.allowances],
        ]
        for each in made
    ]
    assert sum(each.is_whole for each in made) > 50
    assert sum(any(line.minimum for line in each.lines) for each in made) > 50
    assert sum(any(use.rest is not None for use in each.allowances) for each in made) > 9
