"""The words of names, queries and ids; `templates/assets/js/match.js` splits them alike."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from unicodedata import category, normalize


@cache
def folded(text: str) -> str:
    """Small letters without accents: "Café" is "cafe"."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text).lower()
    return "".join(letter for letter in plain if not category(letter).startswith("M"))


@cache
def words(text: str) -> tuple[str, ...]:
    """Runs of letters and runs of digits: "GPT-4.1 mini" is gpt, 4, 1, mini."""
    runs = groupby(folded(text), key=_kind)
    return tuple("".join(run) for kind, run in runs if kind)


def squeezed(text: str) -> str:
    """Only the letters and digits: "us.anthropic.claude-v1:0" is usanthropicclaudev10."""
    return "".join(words(text))


def _kind(letter: str) -> str:
    if letter.isascii():
        return "letter" if letter.isalpha() else "digit" if letter.isdigit() else ""
    kind = category(letter)
    return "letter" if kind.startswith("L") else "digit" if kind == "Nd" else ""
