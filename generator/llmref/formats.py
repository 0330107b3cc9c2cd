"""Numbers, money, dates, lists → text: one formatter each for tables, prose, JSON, Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from llmref import numerals
from llmref.records.benchmark import ScoreUnit
from llmref.records.dates import PartialDate
from llmref.records.price import Currency, When
from llmref.records.rates import RATES, RateKey

SIGNS: dict[Currency, str] = {"USD": "$", "EUR": "€", "GBP": "£", "CNY": "CN¥", "JPY": "JP¥"}
"""What stands before an amount. Yuan and yen share a sign, so each says whose it is."""
count, plural = numerals.count, numerals.plural
"""Numbers of things, which messages below this module state too."""
NAMED_AT_MOST = 4
_NAMED_OF_MANY = 3
"""From five names on, a sentence gives their number and only some of them."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TO = "\N{EN DASH}"
_TWO_PERIODS = re.compile(r"(?<!\.)\.\.(?!\.)")
_MINUS = "\N{MINUS SIGN}"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PER: dict[RateKey, str] = {
    "input": "1M input tokens",
    "output": "1M output tokens",
    "cache_read": "1M cached input tokens",
    "cache_write": "1M tokens written to the cache",
    "cache_write_1h": "1M tokens written to the cache for an hour",
    "cache_storage": "1M tokens kept in the cache for an hour",
    "reasoning": "1M reasoning tokens",
    "audio_input": "1M audio input tokens",
    "audio_output": "1M audio output tokens",
    "audio_cache_read": "1M cached audio input tokens",
    "image_input": "1M image input tokens",
    "image_output": "1M image output tokens",
    "image_cache_read": "1M cached image input tokens",
    "video_input": "1M video input tokens",
    "video_output": "1M video output tokens",
    "video_second": "second of video",
    "audio_minute": "minute of audio",
    "web_search": "1,000 web searches",
    "compute_second": "second of compute time",
}


@cache
def money(amount: Decimal, currency: Currency = "USD") -> str:
    """An amount with its sign: two decimals or more, and six significant digits at most.

    Yen have no smaller coin, so whole yen have no decimals. Below ten cents five significant
    digits are kept, or six decimals where that is more.
    """
    whole_digits = amount.adjusted() + 1
    places = 6 - whole_digits if whole_digits > 0 else max(6, 5 - whole_digits)
    least = 0 if currency == "JPY" else 2
    step = Decimal(1).scaleb(-max(places, least))
    digits, _, decimals = f"{amount.quantize(step, ROUND_HALF_UP):,f}".partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{SIGNS[currency]}{digits}.{decimals}" if decimals else f"{SIGNS[currency]}{digits}"


@cache
def about_money(amount: Decimal, currency: Currency = "USD") -> str:
    """An amount that somebody converted, for comparisons: four significant digits, "about"."""
    return f"about {money(rounded(amount), currency)}"


@cache
def rounded(amount: Decimal) -> Decimal:
    """An amount that somebody converted, to the four significant digits that mean something."""
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 3), ROUND_HALF_UP)


@cache
def exact_money(amount: Decimal, currency: Currency = "USD") -> str:
    """An amount with its sign and all its digits, two decimals or more: $0.40, $0.0833333333.

    For reports on figures that differ where `money` has rounded them already.
    """
    least = 0 if currency == "JPY" else 2
    digits, _, decimals = f"{amount.normalize():,f}".partition(".")
    decimals = decimals.ljust(least, "0")
    return f"{SIGNS[currency]}{digits}.{decimals}" if decimals else f"{SIGNS[currency]}{digits}"


@cache
def amount_text(amount: Decimal) -> str:
    """All digits of an amount and no zeros that say nothing: 0.40 is 0.4, 6E+2 is 600."""
    text = f"{amount:f}"  # Decimal's own way to drop zeros rounds to 28 digits
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def tokens(number: int) -> str:
    """A number of tokens, exact: 1,047,576."""
    return count(number)


@cache
def tokens_short(number: int) -> str:
    """A number of tokens in thousands or millions, three digits of it: 1.05M, 128K."""
    rounded = Decimal(number)
    if rounded.adjusted() > 2:
        step = Decimal(1).scaleb(rounded.adjusted() - 2)
        rounded = rounded.quantize(step, ROUND_HALF_UP)
    for size, letter in ((6, "M"), (3, "K")):
        if rounded.adjusted() >= size:
            return amount_text(rounded.scaleb(-size)) + letter
    return amount_text(rounded)


def day(value: date) -> str:
    """A day: 2026-05-22."""
    return value.isoformat()


def between(after: date, by: date) -> str:
    """A day that is known by two others only: between 2026-09-05 and 2026-09-09."""
    return f"between {day(after)} and {day(by)}"


def some_day(value: PartialDate) -> str:
    """A date as exactly as it is known: 2025-04-14, April 2025, 2025."""
    if len(value.text) != len("2025-04"):
        return value.text
    year, month = value.text.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)


def ordinal(number: int) -> str:
    """A place, from 1 on: second, tenth, 11th, 22nd, 103rd."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    is_teen = number % 100 in {11, 12, 13}
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{count(number)}{'th' if is_teen else ending}"


def names(items: Sequence[str], last: str = "and") -> str:
    """Names in a sentence: A, B and C."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def in_sentence(text: str) -> str:
    """A label or sentence as it goes on after other words: PDF input stays, Vision is vision."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def ended_once(text: str) -> str:
    """Sentences without a second period where a name brings its own: sold by Acme & Co."""
    return _TWO_PERIODS.sub(".", text)


def many(items: Sequence[str], noun: str = "provider", limit: int = NAMED_AT_MOST) -> str:
    """All names up to the limit, or if there are no more than three, else their number and three.

    The longer form wants a comma before what follows: 17 providers, among them A, B and C, all …
    """
    if len(items) <= max(limit, _NAMED_OF_MANY):
        return names(items)
    return f"{plural(len(items), noun)}, among them {names(items[:_NAMED_OF_MANY])}"


def subject(items: Sequence[str], noun: str = "provider") -> str:
    """The same as `many`, with the comma that a verb needs after the longer form."""
    text = many(items, noun)
    return f"{text}," if len(items) > NAMED_AT_MOST else text


def verb(number: int, singular: str, plural: str) -> str:
    """The form of a verb, or of other words, that agrees with a number: offers, offer."""
    return singular if number == 1 else plural


def percent(share: Decimal) -> str:
    """A share as whole percents: 0.25 is 25%; what is not nothing is never shown as 0%."""
    whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
    if share and not whole:
        return "under 1%"
    return f"{whole:,f}%"


def score(points: Decimal, unit: ScoreUnit) -> str:
    """A score with all its digits and its unit: 56.9%, 12.5 points."""
    return f"{amount_text(points)}%" if unit == "percent" else f"{amount_text(points)} points"


def change(old: Decimal, new: Decimal) -> str:
    """A change of an amount in percent: +10%, or one decimal below 1%: +0.6%. `old` is not 0."""
    share = (new - old) / old * 100
    size = abs(share)
    step = Decimal(1) if size >= 1 else Decimal("0.1")
    digits = f"{size.quantize(step, ROUND_HALF_UP):,f}" if size >= Decimal("0.05") else "under 0.1"
    return f"{'+' if share >= 0 else _MINUS}{digits}%"


def rate_label(rate: RateKey) -> str:
    """What a rate is called in a table: Cache read."""
    return RATES[rate].label


def rate_per(rate: RateKey) -> str:
    """What a rate is charged by, for a sentence that does not name it: per 1M input tokens."""
    return f"per {_PER.get(rate, RATES[rate].unit)}"


def condition(when: When) -> str:
    """When a price applies: Batch · Input above 200,000 tokens. Empty where it always does."""
    parts = (
        when.mode.capitalize() if when.mode else "",
        f"Input above {tokens(when.input_above)} tokens" if when.input_above else "",
        f"Input of {tokens(when.input_from)} tokens or more" if when.input_from else "",
        f"Region {when.region}" if when.region else "",
        f"{when.hours_utc.replace('-', _TO)} UTC" if when.hours_utc else "",
        _days(tuple(when.weekdays or ())),
        "" if when.thinking is None else ("Thinking" if when.thinking else "Without thinking"),
        f"Quality {when.quality}" if when.quality else "",
        f"Resolution {when.resolution}" if when.resolution else "",
    )
    return " · ".join(part for part in parts if part)


def input_length(when: When) -> str:
    """The input that a price is for: above 200,000. Empty where its length does not matter."""
    if when.input_above:
        return f"above {tokens(when.input_above)}"
    return f"{tokens(when.input_from)} or more" if when.input_from else ""


def times_of_week(when: When) -> str:
    """The hours and days of a price: 16:30 to 00:30 UTC, Sat, Sun. Empty where it always holds."""
    hours = f"{when.hours_utc.replace('-', _TO)} UTC" if when.hours_utc else ""
    return ", ".join(part for part in (hours, _days(tuple(when.weekdays or ()))) if part)


def _days(given: tuple[str, ...]) -> str:
    places = sorted(_WEEKDAYS.index(name) for name in given)
    written = [_WEEKDAYS[place].capitalize() for place in places]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{written[0]}{_TO}{written[-1]}"
    return ", ".join(written)
