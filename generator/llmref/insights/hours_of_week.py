"""Hours of the week at which a price applies, in UTC."""

from __future__ import annotations

from datetime import datetime

from llmref.records.price import When

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def instant_of(text: str) -> datetime:
    """An instant at a time of the week, written as mon 02:00."""
    weekday, time = text.split()
    hour, minute = map(int, time.split(":"))
    return datetime(2024, 1, 1 + _DAYS.index(weekday), hour, minute)  # noqa: DTZ001  # a Monday


def is_within(when: When, at: datetime) -> bool:
    """Whether an instant, in UTC, lies in the hours and on the days of a condition.

    Hours after midnight of a range that begins the evening before belong to the day before.
    """
    begins, ends = (when.hours_utc or "00:00-24:00").split("-")
    minute = f"{at:%H:%M}"
    day = at.weekday()
    if begins < ends:
        is_in = begins <= minute < ends
    else:
        is_in = minute >= begins or minute < ends
        day -= minute < ends
    return is_in and (when.weekdays is None or _DAYS[day % 7] in when.weekdays)
