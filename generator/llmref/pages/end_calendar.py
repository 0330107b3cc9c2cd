"""Retirements as a calendar (RFC 5545), a whole day each.

The UID of an event is made of its provider and its first ID, or of its model where the creator's
own API ends, not of its day: where a provider moves a retirement, the event moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import quote, urlsplit

from llmref.catalogue.entities import Creator, Provider
from llmref.insights.ends import End
from llmref.pages.context import PageContext
from llmref.pages.ends_of_site import all_ends, end_path
from llmref.pages.stable_ids import first_slug_of_model, stable_offering

_OCTETS = 74
"""Of one line: RFC 5545 allows 75, of which a folded line begins with a space."""
_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def every_end(context: PageContext) -> str:
    """All dated ends."""
    return _calendar(context, "Retirements", all_ends(context))


def provider_calendar(context: PageContext, provider: Provider) -> str:
    """Those of a provider."""
    own = (end for end in all_ends(context) if end.offering and end.offering.provider is provider)
    return _calendar(context, f"Retirements: {provider.name}", own)


def creator_calendar(context: PageContext, creator: Creator) -> str:
    """Those of a creator's models, wherever they run."""
    own = (end for end in all_ends(context) if end.model.creator is creator)
    return _calendar(context, f"Retirements: {creator.name}", own)


def _calendar(context: PageContext, name: str, ends: Iterable[End]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//llmref//retirements//EN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    times: Counter[str] = Counter()
    for end in ends:
        uid = _uid(context, end)
        times[uid] += 1
        lines += _event(context, end, uid if times[uid] == 1 else f"{times[uid]}-{uid}")
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _event(context: PageContext, end: End, uid: str) -> Iterator[str]:
    read = end.cited.checked if end.cited else context.catalogue.today
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{_day(read)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(end.day)}"
    yield f"DTEND;VALUE=DATE:{_day(end.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(f'{context.name(end.model)} retires at {end.api}')}"
    yield f"DESCRIPTION:{_text(chr(10).join(_details(context, end)))}"
    yield f"URL:{context.addresses.whole(end_path(end))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _details(context: PageContext, end: End) -> Iterator[str]:
    yield f"Model IDs: {', '.join(end.ids)}" if end.ids else "Model IDs: not listed"
    yield f"Replaced by: {context.name(end.successor) if end.successor else 'not named'}"
    if end.cited:
        yield f"Source: {end.cited.origin.url}, {end.cited.checked}"
    else:
        yield "Source: not sourced"


def _uid(context: PageContext, end: End) -> str:
    host = urlsplit(context.addresses.base).netloc or "llmref.invalid"
    if end.offering:
        return f"{stable_offering(context, end.offering, next(iter(end.ids), None))}@{host}"
    first = f"/{quote(end.ids[0], safe='')}" if end.ids else ""
    return f"{first_slug_of_model(context, end.model)}/creator{first}@{host}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(text: str) -> str:
    return text.translate(_SPECIAL)


def _folded(line: str) -> str:
    """The line with its end; a long one in parts, none of which cuts a character in two."""
    if len(line.encode()) <= _OCTETS:
        return f"{line}\r\n"
    parts, part = [], b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _OCTETS:
            parts.append(part)
            part = b""
        part += octets
    return "\r\n ".join(part.decode() for part in (*parts, part)) + "\r\n"
