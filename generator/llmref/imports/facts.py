"""Typed values out of one loose record: what is malformed is left out, with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal
from unicodedata import normalize

from llmref import formats
from llmref.imports.amounts import NotAnAmount, rate
from llmref.imports.candidate import Malformed, Omissions, expect_visible
from llmref.imports.unreadable import Unreadable, shown
from llmref.records.dates import EARLIEST_YEAR
from llmref.records.fields import LARGEST_COUNT, NATIVE_ID, URL
from llmref.records.rates import RateKey
from llmref.records.windows import is_one_window

_ID = re.compile(NATIVE_ID, re.ASCII)
_URL = re.compile(URL, re.ASCII)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_SPACES = re.compile(r"\s+")
_MARKUP = re.compile(r"[<>`]")
LATEST_YEAR = 2040
PLACEHOLDER_DAYS = frozenset({"1970-01-01", "9999-12-31"})
ROUND_NINES = re.compile(r"9{6,}")

Rates = dict[RateKey, Decimal | Literal["free"]]


@dataclass(frozen=True, slots=True)
class Facts:
    """The values of one record, each read with its type; what was left out is noted."""

    source: str
    where: str
    """provider/id, as reports name the record."""
    values: Mapping[str, object]
    left_out: Omissions = field(default_factory=Omissions)
    checked: date = date.max
    """The date of the copy."""

    def value(self, key: str) -> object:
        """Whatever is stated under that key; None if nothing is, or nothing that can be read."""
        value = self.values.get(key)
        if isinstance(value, Unreadable):
            self.leave_out(key, value.reason)
            return None
        return value

    def inner(self, key: str) -> Facts:
        """The mapping under that key; an empty one if it is not there."""
        value = self.value(key)
        if value is not None and not isinstance(value, dict):
            self.leave_out(key, "is not a mapping")
        return replace(self, values=value if isinstance(value, dict) else {})

    def leave_out(self, key: str, reason: str) -> None:
        """Note that a value was not taken over."""
        self.left_out.note(self.source, f"{self.where} {key}", reason)

    def text(self, key: str) -> str:
        """A line of text without blanks around it; empty if it is not stated. Raises Malformed."""
        value = self.value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.leave_out(key, "is not text")
            return ""
        line = _line(value)
        expect_visible(f"its {key}", line)
        return _line(_MARKUP.sub("", line))

    def count(self, key: str) -> int | None:
        """A number of tokens; zero means that the source has nothing to say."""
        value = self.value(key)
        if isinstance(value, Decimal) and value == value.to_integral_value():
            value = int(value)
        if value is None or (value == 0 and not isinstance(value, bool)):
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.leave_out(key, f"{shown(value)} is not a whole number above zero")
        elif value > LARGEST_COUNT or ROUND_NINES.fullmatch(str(value)):
            self.leave_out(key, f"{formats.count(value)} is a placeholder")
        else:
            return value
        return None

    def answer(self, key: str, context: int | None) -> int | None:
        """The max output in tokens; as long as the whole context says nothing."""
        most = self.count(key)
        if most is None or context is None or most < context:
            return most
        if not is_one_window(most, context):
            tokens = formats.plural(most, "token")
            self.leave_out(key, f"{tokens} do not fit a context of {formats.count(context)}")
        return None

    def yes_no(self, key: str) -> bool | None:
        """Yes, no, or not stated."""
        value = self.value(key)
        if value is not None and not isinstance(value, bool):
            self.leave_out(key, f"{shown(value)} is neither true nor false")
            return None
        return value

    def day(self, key: str) -> str:
        """A date as precise as it is stated; empty if it is impossible or not stated."""
        text = self.text(key)[:10]
        if not text:
            return ""
        if text in PLACEHOLDER_DAYS:
            self.leave_out(key, f"{text} is a placeholder")
        elif not _DAY.fullmatch(text) or not _is_possible(text):
            self.leave_out(key, f"{text} is not a day in the calendar")
        else:
            return text
        return ""

    def past(self, key: str) -> str:
        """A date as precise as it is stated, if it is not after that of the copy; else empty."""
        text = self.day(key)
        if text and text > self.checked.isoformat()[: len(text)]:
            self.leave_out(key, f"{text} is after the date of the copy")
            return ""
        return text

    def whole_day(self, key: str) -> date | None:
        """A date that is precise to the day."""
        text = self.day(key)
        if text and len(text) != 10:
            self.leave_out(key, f"{text} is not precise to the day")
            return None
        return date.fromisoformat(text) if text else None

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, each once, as records want them; what is no text in it is left out."""
        value = self.value(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.leave_out(key, "is not a list")
            return ()
        words = dict.fromkeys(_line(word) for word in value if isinstance(word, str))
        for word in words:
            expect_visible(f"its {key}", word)
        return tuple(words)

    def items(self, key: str) -> Iterator[Facts]:
        """The mappings of a list."""
        value = self.value(key)
        if value is not None and not isinstance(value, list):
            self.leave_out(key, "is not a list")
            return
        for item in value or ():
            if isinstance(item, dict):
                yield replace(self, values=item)
            else:
                self.leave_out(key, "contains an item that is not a mapping")

    def url(self, key: str) -> str:
        """A web address, or empty."""
        text = self.text(key)
        if text and (not _URL.fullmatch(text) or len(text) > 500):
            self.leave_out(key, "is not a web address that can be shown")
            return ""
        return text

    def rate(self, key: str, into: RateKey, times: Decimal | int) -> Decimal | None:
        """A rate in the unit of our key; zero is zero, None where it is not stated."""
        value = self.value(key)
        if value is None:
            return None
        try:
            return rate(into, value, times)
        except NotAnAmount as refusal:
            self.leave_out(key, str(refusal))
            return None


def _line(text: str) -> str:
    """The text on one line, in the form of Unicode that seeds have."""
    return _SPACES.sub(" ", normalize("NFC", text)).strip()


def native_id(text: object) -> str:
    """The id if it is safe to paste. Raises Malformed."""
    if not isinstance(text, str) or not text.strip():
        raise Malformed("has no id")
    if not _ID.fullmatch(text.strip()):
        raise Malformed("its id has signs that are not safe to paste")
    if text.strip().startswith("ft:"):
        raise Malformed("is the price of models that one customer has tuned, not of a model")
    return text.strip()


def _is_possible(text: str) -> bool:
    try:
        day = date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return EARLIEST_YEAR <= day.year <= LATEST_YEAR
