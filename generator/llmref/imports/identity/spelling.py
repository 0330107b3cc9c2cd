"""How a name or an id is spelt: its words, and what stays the same however they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from llmref.records.slugs import near_slug

_POINT = re.compile(r"(?<=\d)p(?=\d)")
_BETWEEN = re.compile(r"[^a-z0-9.]+")
_VERSION = re.compile(r"[a-z]*(\d|[1-9]\d)")
_MINOR = re.compile(r"\d|[1-9]\d")
_NO_MINOR = re.compile(r"(?<=\d)\.0\Z")
_ACTIVE = re.compile(r"a\d+(\.\d+)?b")
_MARK = re.compile(r"\Av(?=\d)")
_DATE = re.compile(r"20\d\d-\d\d-\d\d")

Words = tuple[str, ...]


@lru_cache(maxsize=50_000)
def words(text: str) -> Words:
    """The words of a name or an id in small letters; 2p5 is 2.5 and + is plus."""
    plain = _POINT.sub(".", text.lower()).replace("+", " plus ")
    return tuple(word for part in _BETWEEN.split(plain) if (word := part.strip(".")))


@lru_cache(maxsize=50_000)
def units(spelt: Words) -> Words:
    """The words with the parts of a version together: 4, 5 is 4.5; 4.0 is 4, and v4 is 4."""
    return tuple(_MARK.sub("", _NO_MINOR.sub("", unit)) for unit in _versions(spelt))


def _versions(spelt: Words) -> Words:
    parts: list[str] = []
    for word in spelt:
        whole = parts[-1] if parts else ""
        if _MINOR.fullmatch(word) and _VERSION.fullmatch(whole):
            parts[-1] = f"{whole}.{word}"
        else:
            parts.append(word)
    return tuple(parts)


@lru_cache(maxsize=50_000)
def key(spelt: Words) -> str:
    """What is the same for gpt-5.2, GPT 5-2 and gpt-52."""
    return "".join(units(spelt)).replace(".", "")


@lru_cache(maxsize=50_000)
def signature(spelt: Words) -> Words:
    """What is the same for claude-opus-4.5, claude-4.5-opus; and for qwen3-30b, qwen3-30b-a3b."""
    return tuple(sorted(unit for unit in units(spelt) if not _ACTIVE.fullmatch(unit)))


def slug(spelt: Words) -> str:
    """The slug of what is spelt so, which any file system can hold: `the-con` for `con`."""
    return near_slug("-".join(_versions(spelt))) or "unnamed"


def starts(spelt: Words, beginning: Words) -> bool:
    """Whether these are the first words and something follows."""
    return len(beginning) < len(spelt) and spelt[: len(beginning)] == beginning


def ends(spelt: Words, ending: Words) -> bool:
    """Whether these are the last words and something precedes."""
    return len(ending) < len(spelt) and spelt[-len(ending) :] == ending


def whole_date(spelt: Words) -> tuple[int, str]:
    """How many of the last words are a date with its year and day, and that date as text."""
    if len(spelt) > 3 and _DATE.fullmatch("-".join(spelt[-3:])):
        return _date(3, "".join(spelt[-3:]))
    if len(spelt) > 1 and spelt[-1].isdecimal():
        if len(spelt[-1]) == 8:
            return _date(1, spelt[-1])
        if len(spelt[-1]) == 6:
            return _date(1, f"20{spelt[-1]}")
    return 0, ""


def _date(count: int, digits: str) -> tuple[int, str]:
    try:
        day = date.fromisoformat(digits)
    except ValueError:
        return 0, ""
    return (count, day.isoformat()) if 2020 <= day.year <= 2040 else (0, "")


def short_date(spelt: Words, styles: Iterable[str]) -> tuple[int, str]:
    """How many of the last words are a short date in one of the styles, and that date as text."""
    for style in styles:
        count = 2 if "-" in style else 1
        tail = spelt[-count:]
        if len(spelt) <= count or not all(word.isdecimal() for word in tail):
            continue
        if [len(word) for word in tail] != [len(part) for part in style.split("-")]:
            continue
        month, day = (
            ("".join(tail)[:2], "".join(tail)[2:4]) if style != "mm-yyyy" else (tail[0], "1")
        )
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return count, "-".join(tail)
    return 0, ""
