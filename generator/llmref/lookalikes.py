"""Which texts look alike to a reader: by Unicode's table of confusable characters (UTS #39)."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from llmref.characters import HIDDEN, code_points

_KEPT = 20_000
_FEW = 3
"""Up to so many characters are named where two texts differ."""
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""The categories of blanks, and of what has no width."""


@lru_cache(maxsize=_KEPT)
def skeletons(text: str) -> tuple[str, str]:
    """What a text has in common with each that looks like it, blanks and capitals aside.

    The first is made before capitals are lost, since `I` looks like `l`, the second after, since
    `AI` and `ai` are one name. Two texts look alike if they share one.
    """
    return _skeleton(text).casefold(), _skeleton(text.casefold())


def difference(text: str, other: str) -> str:
    """How a text differs from one that it looks like: has U+0410 (…) for 'A'.

    It is empty where they have the same words but for capitals, order, spaces and commas.
    """
    if _words(text) == _words(other):
        return ""
    rest, other_rest = _without_ends(text, other)
    if len(rest) > _FEW or len(other_rest) > _FEW:  # they have another order, or differ twice
        rest, other_rest = (
            "".join(sign for sign in rest if sign not in other),
            "".join(sign for sign in other_rest if sign not in text),
        )
    if not rest:
        return f"lacks {_named(other_rest)}"
    return f"has {_named(rest)} for {_named(other_rest)}" if other_rest else f"adds {_named(rest)}"


def _words(text: str) -> list[str]:
    return sorted(word for word in text.casefold().replace(",", " ").split(" ") if word)


def _without_ends(text: str, other: str) -> tuple[str, str]:
    """Two texts without what both start with and both end in."""
    shorter = min(len(text), len(other))
    start = next((at for at in range(shorter) if text[at] != other[at]), shorter)
    text, other = text[start:], other[start:]
    while text and other and text[-1] == other[-1]:
        text, other = text[:-1], other[:-1]
    return text, other


def _skeleton(text: str) -> str:
    table = _prototypes()
    shown = unicodedata.normalize("NFKD", text)
    return "".join(table.get(sign, sign) for sign in shown if not _is_unseen(sign))


def _is_unseen(sign: str) -> bool:
    if sign.isascii():
        return sign == " "
    return unicodedata.category(sign) in _UNSEEN or HIDDEN.match(sign) is not None


@cache
def _prototypes() -> dict[str, str]:
    """What each character is mapped to, as UTS #39 maps it.

    The library lists both directions: a prototype has all that look like it, others have their
    prototype alone. Where two have only each other, either stands for both.
    """
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415  # a large table

    alike = {sign: [other["c"] for other in others] for sign, others in confusables_data.items()}
    first = {sign: others[0] for sign, others in alike.items() if len(others) == 1}
    table = {
        sign: prototype
        for sign, prototype in first.items()
        if len(alike[prototype]) > 1 or prototype < sign
    }
    return {sign: _of_parts(prototype, table) for sign, prototype in table.items()}


def _of_parts(prototype: str, table: dict[str, str]) -> str:
    """A prototype of several characters, each in the form in which it is compared."""
    parts = unicodedata.normalize("NFKD", prototype)
    return "".join(table.get(part, part) for part in parts if not _is_unseen(part))


def _named(text: str) -> str:
    shown = text[:_FEW]
    if shown.isascii():
        return repr(shown)
    names = ", ".join(unicodedata.name(sign, "no name").capitalize() for sign in shown)
    return f"{code_points(shown)} ({names})"
