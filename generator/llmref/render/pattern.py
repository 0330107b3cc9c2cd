"""Text that is the same for many things but for some words, rendered once with stand-ins."""

from __future__ import annotations

import re
from collections.abc import Mapping

BEGINNING = "standsinfor"


class Pattern:
    """A text with stand-ins, which all begin with `BEGINNING`, in the places of words."""

    def __init__(self, text: str, stand_ins: Mapping[str, str]) -> None:
        names = {stand_in: name for name, stand_in in stand_ins.items()}
        endings = "|".join(stand_in.removeprefix(BEGINNING) for stand_in in names)
        # One plain beginning is searched for fast. Gives text, stand-in, text, stand-in … text.
        parts = re.split(f"({BEGINNING}(?:{endings}))", text)
        self._names = [names[stand_in] for stand_in in parts[1::2]]
        self._parts = parts

    def filled(self, words: Mapping[str, str]) -> str:
        """The text with a word for each stand-in, by its name."""
        whole = self._parts.copy()
        whole[1::2] = [words[name] for name in self._names]
        return "".join(whole)
