"""Which characters the text of a seed may hold: visible ones, assigned by Unicode, in NFC."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import regex

_EVERYDAY = re.compile(
    "[\n -~\xa1-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ce\u0400-\u0481\u2010-\u2027\u2030-\u203b"
    "\u20a0-\u20bf\u2190-\u2193\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9ffc\uac00-\ud7a3"
    "\U0001f300-\U0001f64f]*"
)
"""Text of only these characters is visible and in NFC, so no library has to check it."""
_JOINING = "".join(
    rf"\p{{scx={script}}}"
    for script in (
        *("Arab", "Syrc", "Nkoo", "Mand", "Mong", "Phag", "Adlm", "Rohg"),
        *("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh"),
        *("Khmr", "Mymr", "Tibt", "Java", "Bali"),
    )
)
"""The scripts in which a joiner without width decides what a letter looks like."""
_EMOJI = r"\p{Extended_Pictographic}"
_UNFIT = rf"""(?xV1)
    [\p{{Cc}}\p{{Cs}}\p{{Co}}\p{{Cn}}\p{{Zl}}\p{{Zp}}--\n]
  | \u200D (?<! [{_JOINING}--\u200D] . )
           (?<! [{_EMOJI}\p{{Emoji_Modifier}}\uFE0F] . (?={_EMOJI}) )
  | \u200C (?<! [{_JOINING}--\u200C] . (?=[{_JOINING}--\u200C]) )
  | \u2800 (?<! [\p{{scx=Brai}}--\u2800] . (?=[\p{{scx=Brai}}--\u2800]) )
  | [\uFE0E\uFE0F] (?<! [\p{{Emoji}}--[0-9\#*]] . ) (?<! [0-9\#*] . (?=\u20E3) )
  | [\uFE00-\uFE02\U000E0100-\U000E01EF] (?<! \p{{Han}} . )
  | [\u180B-\u180D\u180F] (?<! \p{{Mong}} . )
  | [[\p{{Cf}}\p{{Default_Ignorable_Code_Point}}]--
     [\p{{Prepended_Concatenation_Mark}}\u200C\u200D\uFE00-\uFE02\uFE0E\uFE0F
      \u180B-\u180D\u180F\U000E0100-\U000E01EF]]
"""
"""A character that no text may hold where it is: each line but the first and the last names
characters without width, and where a script or an emoji needs them."""
HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What Python calls printable, though it does not show."""
_JOINERS = {"\u200c", "\u200d"}
_WORDS = {
    "Co": ("a private-use character", "write what it stands for; others see something else"),
    "Cn": ("a character that Unicode does not define", "delete it"),
    "Cs": ("half a character", "delete it, or write the whole character"),
}
_INVISIBLE = "an invisible character"


class Unfit(NamedTuple):
    """A character that a text must not hold."""

    position: int
    """Where it is in the text, counted from 0."""
    message: str
    hint: str


def first_unfit(text: str) -> Unfit | None:
    """The first character of a text that it must not hold; None if all of it is fit."""
    if text.isascii() and text.isprintable():
        return None
    everyday = _EVERYDAY.match(text)
    position = everyday.end() if everyday else 0
    if position == len(text):
        return None
    if text.isascii() or text[position] < " ":
        return _unfit(text, position)
    invisible = _pattern(_UNFIT).search(text, position)
    problems = (_unfit(text, invisible.start()) if invisible else None, _uncomposed(text))
    return min((problem for problem in problems if problem), default=None)


def code_points(text: str) -> str:
    """The characters of a text by their numbers: U+0065 U+0301."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


@cache
def _pattern(pattern: str) -> regex.Pattern[str]:
    # Unlike `unicodedata` it knows all properties, and one Unicode version on every Python.
    import regex  # noqa: PLC0415  # few texts need it

    return regex.compile(pattern, regex.DOTALL)


def _unfit(text: str, position: int) -> Unfit:
    character = text[position]
    words, hint = _WORDS.get(unicodedata.category(character), (_INVISIBLE, "delete it"))
    if character in _JOINERS:
        hint = "delete it; only emoji, and letters of scripts that join, need it between them"
    return Unfit(position, f"{words}, {code_points(character)}", hint)


def _uncomposed(text: str) -> Unfit | None:
    """The first character that NFC, the usual form of Unicode, writes otherwise."""
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        return None
    pairs = enumerate(zip(text, composed, strict=False))
    position = next((at for at, (old, new) in pairs if old != new), len(composed))
    cluster = _pattern(r"\X").match(text, position)
    written = cluster[0] if cluster else text[position]
    wanted = unicodedata.normalize("NFC", written)
    words = f"{wanted!r} is {code_points(written)} here, not {code_points(wanted)}"
    return Unfit(position, f"text that is not NFC: {words}", "save it as NFC")
