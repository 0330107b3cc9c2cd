"""Numbers of things → text, for every message, report and page; `formats` gives them to pages."""

from __future__ import annotations

from decimal import Decimal


def count(number: int | Decimal) -> str:
    """A number of things, or an amount without its currency: 5,276."""
    return f"{number:,}"


def plural(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun: 1 provider, 3 providers."""
    return f"{count(number)} {noun if number == 1 else nouns or noun + 's'}"
