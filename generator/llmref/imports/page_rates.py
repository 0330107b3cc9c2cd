"""Tables of a price page → the rates that they state for names, by strict words; no guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from llmref.imports.amounts import NotAnAmount, rate
from llmref.imports.page_tables import PageTable
from llmref.records.price import Currency
from llmref.records.rates import RATES, RateKey

_LABELS: dict[str, RateKey] = {
    "input": "input",
    "inputs": "input",
    "prompt": "input",
    "base input": "input",
    "text input": "input",
    "cache miss input": "input",
    "input cache miss": "input",
    "output": "output",
    "outputs": "output",
    "text output": "output",
    "completion": "output",
    "output including thinking": "output",
    "output including reasoning": "output",
    "cached input": "cache_read",
    "cache read": "cache_read",
    "cache reads": "cache_read",
    "cache hit": "cache_read",
    "cache hits": "cache_read",
    "cache hit input": "cache_read",
    "cache read input": "cache_read",
    "cache hits & refreshes": "cache_read",
    "cache hits and refreshes": "cache_read",
    "input cache hit": "cache_read",
    "cache write": "cache_write",
    "cache writes": "cache_write",
    "5m cache writes": "cache_write",
    "cache write input": "cache_write",
    "1h cache writes": "cache_write_1h",
}
"""Labels of rates, without unit, money and the words price, cost, tokens."""
_UNITS: tuple[tuple[str, int, str], ...] = (
    (
        r"(?:1|one) ?m(?:illion)?(?: (?:input |output )?tokens?)|million tokens?",
        1_000_000,
        "tokens",
    ),
    (r"m ?tok(?:ens?)?|1 ?m(?:illion)? tok|1m", 1_000_000, "tokens"),
    (r"(?:1|one)(?:,?000|k| thousand)(?: (?:input |output )?tokens?)", 1_000, "tokens"),
    (r"images?", 1, "images"),
    (r"min(?:ute)?s?", 1, "minutes of audio"),
    (r"sec(?:ond)?s?", 1, "seconds of video"),
)
_PER = r"(?:per|/|in|prices are per) ?(?:{})(?![\w])"
_PATTERNS = [(re.compile(_PER.format(unit), re.IGNORECASE), size, of) for unit, size, of in _UNITS]
_PATTERNS.append((re.compile(r"^1m (?:input|output) tokens\b", re.IGNORECASE), 1_000_000, "tokens"))
_CURRENCIES: tuple[tuple[str, Currency], ...] = (
    (r"US\$|\$|\bUSD\b|\bUS dollars?\b", "USD"),
    (r"€|\bEUR\b", "EUR"),
    (r"£|\bGBP\b", "GBP"),
    (r"\bCNY\b|\bRMB\b", "CNY"),
    (r"\bJPY\b", "JPY"),
)
_MONEY = re.compile(
    r"(?:US\$|[$€£])\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s?([$€£]|USD\b|EUR\b|CNY\b)"
)
_CONDITIONS = re.compile(
    r"\b(batch|flex|priority|fast|off-?peak|peak|long|above|below|over|under|region\w*|eu|"
    r"data residency|training|fine-?tun\w*|storage|hour|hourly|provisioned|committed|"
    r"dedicated|audio|video|image|images|legacy|old|previous|was|until|from|promo\w*|"
    r"discount\w*|cross|geo)\b|[<>≤≥]",
    re.IGNORECASE,
)
"""Words that mean another price than the plain one; what they stand beside is left out."""
_ASIDE = re.compile(
    r"\((?:deprecated|retired|new)\)|\[[\w*]{1,3}\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+$", re.IGNORECASE
)
_NOISE = re.compile(
    r"\b(per|1,000|1m|1k|1|one|million|thousand|mtok|m|prices?|pricing|costs?|rates?|tokens?|usd|eur"
    r"|cny|us dollars?)\b|[$€£():,/]"
)
"""What labels of rates have beside the rate itself."""


@dataclass(frozen=True, slots=True)
class StatedRate:
    """One amount of a page, in the unit of its rate key."""

    id: str
    """What the name that it stands beside means."""
    key: RateKey
    amount: Decimal
    currency: Currency
    excerpt: str
    """The cells that it was read from."""


def plain_name(text: str) -> str:
    """A name as it is compared: case, spaces and footnote marks do not matter, all else does."""
    return " ".join(_ASIDE.sub("", text.strip()).split()).casefold()


def stated_rates(tables: Sequence[PageTable], ids: Mapping[str, str]) -> Iterator[StatedRate]:
    """The plain rates that tables state for names, of which `ids` says what each means.

    Left out is each amount whose name, rate, unit or currency is not told by its own row, column,
    caption or heading, and each under a condition: batch, long prompts, a region, storage.
    """
    for table in tables:
        if any(_has_condition(text, ids) for text in (table.caption, *table.headings)):
            continue
        for row in table.rows[table.heads or 1 :]:
            for column in range(1, len(row)):
                yield from _at(table, row, column, ids)


def _has_condition(text: str, ids: Mapping[str, str]) -> bool:
    """Whether a line that is no name means another price than the plain one."""
    lines = (line for line in text.split("\n") if plain_name(line) not in ids)
    return any(_CONDITIONS.search(line) for line in lines)


def _at(
    table: PageTable, row: Sequence[str], column: int, ids: Mapping[str, str]
) -> Iterator[StatedRate]:
    above = list(dict.fromkeys(head[column] for head in table.rows[: table.heads or 1]))
    beside = [cell for cell in row[:column] if not _MONEY.search(cell)]
    name = _name(beside, above, table.headings, ids)
    pairs = list(_pairs(row[column], beside, above))
    labels = (*beside, *above, row[column])
    if name is None or not pairs or any(_has_condition(label, ids) for label in labels):
        return
    around = (row[column], *above, *beside, table.caption, *reversed(table.headings))
    unit, currency = _unit(around), _currency(around)
    if unit is None or currency is None:
        return
    excerpt = " | ".join(" ".join(text.split()) for text in (*beside, *above, row[column]) if text)
    for key, written in pairs:
        size, counted = unit
        if RATES[key].counted != counted:
            continue
        try:
            times = Decimal(RATES[key].size) / size
            amount = rate(key, written.replace(",", ""), times)
        except NotAnAmount:
            continue
        yield StatedRate(name, key, amount, currency, excerpt)


def _name(
    beside: Sequence[str], above: Sequence[str], headings: Sequence[str], ids: Mapping[str, str]
) -> str | None:
    """What the one name in the row means, else above the column, else in the nearest heading."""
    for place in (beside, above, headings[-1:]):
        lines = {plain_name(line) for text in place for line in (text, *text.split("\n"))}
        meant = {ids[line] for line in lines if line in ids}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    return None


def _pairs(cell: str, beside: Sequence[str], above: Sequence[str]) -> Iterator[tuple[RateKey, str]]:
    """The rates of a cell and their digits: one, or as many as its label names ("in / out")."""
    amounts = [first or second for first, second, _ in _MONEY.findall(cell)]
    if not amounts:
        return
    for label in (*above, *beside):
        keys = [_key(label)] if _key(label) else [_key(part) for part in label.split("/")]
        known = [key for key in keys if key]
        if known and len(known) == len(keys) == len(amounts):
            yield from zip(known, amounts, strict=True)
            return


def _key(label: str) -> RateKey | None:
    text = label.casefold()
    return _LABELS.get(" ".join(_NOISE.sub(" ", _ASIDE.sub("", text)).split()))


def _unit(around: Sequence[str]) -> tuple[int, str] | None:
    """The unit that the nearest text names, which names no other."""
    for text in around:
        units = {(size, of) for pattern, size, of in _PATTERNS if pattern.search(text)}
        if units:
            return units.pop() if len(units) == 1 else None
    return None


def _currency(around: Sequence[str]) -> Currency | None:
    for text in around:
        named = {code for pattern, code in _CURRENCIES if re.search(pattern, text)}
        if named:
            return named.pop() if len(named) == 1 else None
    return None
