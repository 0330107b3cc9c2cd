"""Calls → code, as text and highlighted. Pygments runs once for all words that only fill a gap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup, escape

from llmref.highlight import highlighted
from llmref.pages.call_block import ID_STAND_INS, Call
from llmref.render.pattern import Pattern

_STAND_INS: Mapping[str, str] = {
    **ID_STAND_INS,
    "key": "standsinforkey",
    "base_url": "standsinforaddress",
}
"""What is highlighted in the place of a word: letters only, so that no lexer parts them."""
_PLACES: Mapping[str, str] = {
    "id": "as-is",
    "id_in_path": "in-path",
    "publisher_path": "publisher-path",
}
"""How an id is written in each of its places."""
_WORD = re.compile(r'"?([A-Za-z0-9/:.@_~%-]+)"?')
"""What no lexer parts inside quotes: an id, a name, an address without variables."""

_RECENT = 64


class Code:
    """The code of calls, rendered once for each pattern, and highlighted once for all its kind."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._shapes: dict[tuple[object, ...], tuple[str, str]] = {}
        self._patterns: dict[Call, Pattern] = {}
        self._recent: dict[Call, str] = {}

    def text(self, call: Call) -> str:
        """The code as it is run, without a line break at its end."""
        if call.pattern is None:
            return _filled(self._shape(call)[0], call, escaped=False)
        text = self._recent.get(call)
        if text is None:  # kept while its page is made, which asks for it three times
            if len(self._recent) >= _RECENT:
                self._recent.clear()
            text = self._recent[call] = self._pattern(call.pattern).filled(call.slots)
        return text

    def html(self, call: Call) -> Markup:
        """The code with its parts marked; its text is exactly `text`."""
        return Markup(_filled(self._shape(call)[1], call, escaped=True))  # noqa: S704  # escaped

    def with_places(self, call: Call) -> Markup:
        """The code as `html`, with the places of the id marked, so that another can be put in."""
        shape = self._shape(call)[1]
        for name, written in _PLACES.items():
            stand_in = _STAND_INS[name]
            shape = shape.replace(stand_in, f'<span data-id="{written}">{stand_in}</span>')
        return Markup(_filled(shape, call, escaped=True))  # noqa: S704  # escaped

    def _pattern(self, call: Call) -> Pattern:
        pattern = self._patterns.get(call)
        if pattern is None:
            text = _filled(self._shape(call)[0], call, escaped=False)
            pattern = self._patterns[call] = Pattern(text, ID_STAND_INS)
        return pattern

    def _shape(self, call: Call) -> tuple[str, str]:
        slots = {name: _stood_in(name, value) for name, value in call.slots.items()}
        key = (call.template, *slots.items())
        if key not in self._shapes:
            template = self._environment.get_template(f"recipes/{call.template}")
            text = template.render(**slots).rstrip("\n")
            self._shapes[key] = (text, highlighted(text, call.fence))
        return self._shapes[key]


def _stood_in(name: str, value: str) -> str:
    word = _word(value) if name in _STAND_INS else ""
    return value.replace(word, _STAND_INS[name]) if word else value


@lru_cache(maxsize=16_384)
def _word(value: str) -> str:
    match = _WORD.fullmatch(value)
    return match[1] if match else ""


def _filled(shape: str, call: Call, *, escaped: bool) -> str:
    for name, stand_in in _STAND_INS.items():
        if word := _word(call.slots.get(name, "")):
            shape = shape.replace(stand_in, str(escape(word)) if escaped else word)
    return shape
