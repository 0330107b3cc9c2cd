"""Columns of data files as scripts read them: short, and shorter still once compressed.

`templates/assets/js/packed.js` reads what this writes; `tests/unit/test_packed.py` compares them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_NO_PART = re.compile("[^a-z0-9.]+")


def packed(numbers: Iterable[int]) -> str:
    """Numbers from zero up as a character each, which needs no commas between them."""
    return "".join(map(_character, numbers))


def unpacked(text: str) -> list[int]:
    """The numbers that `packed` wrote."""
    return [_number(ord(character)) for character in text]


def read_column(data: Mapping[str, Any]) -> list[str]:
    """The texts that `column` wrote."""
    return [data["texts"][number] for number in unpacked(data["rows"])]


def column(texts: Sequence[str]) -> dict[str, Any]:
    """The texts of a column: each different one once, the commonest first, and which each row has.

    The fewer bytes a number takes the more often it occurs, so that most take one.
    """
    different = [text for text, _ in Counter(texts).most_common()]
    number = {text: at for at, text in enumerate(different)}
    return {"texts": different, "rows": packed(number[text] for text in texts)}


def named_slug(name: str) -> str:
    """The slug that most things of a name have; data state a slug only where it differs."""
    return _NO_PART.sub("-", name.lower()).strip("-")


def stated_slug(name: str, slug: str) -> str:
    """The slug where the name does not give it, else nothing."""
    return "" if slug == named_slug(name) else slug


def slug_of(name: str, stated: str) -> str:
    """The slug of a thing from what a data file states: a slug, if any, then search terms."""
    return stated.split(" ", maxsplit=1)[0] or named_slug(name)


def _character(number: int) -> str:
    """The printable character of a number; quotes, backslashes and half characters are skipped."""
    code = number + 35
    code += code >= 92  # a backslash
    code += 34 * (code >= 127)  # what controls a terminal
    return chr(code + 0x800 * (code >= 0xD800))  # halves of characters


def _number(code: int) -> int:
    if code > 0xDFFF:
        return code - 0x846
    return code - (35 if code < 92 else 36 if code < 127 else 70)
