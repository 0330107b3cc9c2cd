"""Dates in seeds: whole days, and dates of which only the year or the month is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from llmref.records.fields import matching, refused, text_schema

EARLIEST_YEAR, LATEST_YEAR = 2010, 2099


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date whose day, or month and day, may not be known; its text is kept as written."""

    text: str

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date.fromisoformat((self.text + "-01-01")[:10])

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        year, month, *day = (int(part) for part in (self.text + "-12").split("-")[:3])
        if len(self.text) == 10:
            return date(year, month, day[0])
        return date(year, month, calendar.monthrange(year, month)[1])

    def __lt__(self, other: PartialDate) -> bool:
        return self.text < other.text


def _real_date(text: str) -> str:
    try:
        day = date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        hint = "look at the month and the day: 2026-02-28"
        raise refused(f"{text} is not a day in the calendar", hint) from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        words = f"{text} is not between {EARLIEST_YEAR} and {LATEST_YEAR}"
        raise refused(words, "correct the year; leave the key out if it is not known")
    return text


_DAY = matching(r"\d{4}-\d\d-\d\d", "a day", "write YYYY-MM-DD")
_PARTIAL = matching(r"\d{4}(-\d\d(-\d\d)?)?", "a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
Day = Annotated[
    date,
    BeforeValidator(lambda value: date.fromisoformat(_real_date(_DAY(value)))),
    WithJsonSchema({"type": "string", "format": "date"}),
]
SomeDay = Annotated[
    PartialDate,
    BeforeValidator(lambda value: PartialDate(_real_date(_PARTIAL(value)))),
    PlainSerializer(lambda value: value.text, return_type=str),
    text_schema(r"^\d{4}(-\d\d(-\d\d)?)?$", number=True),
]
