"""Calls → code, as text and highlighted. Pygments runs once for all ids of one call."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.highlight import marked
from generator.recipes.choose import Call

_STAND_INS: Mapping[str, str] = {"id": "nativeidstandsin", "id_in_path": "idinpathstandsin"}
"""What is highlighted in the place of an id: letters only, so that no lexer parts them."""


class Code:
    """The code of calls, rendered once for each set of slots without the id."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._shapes: dict[tuple[object, ...], tuple[str, str]] = {}

    def text(self, call: Call) -> str:
        """The code as it is run, without a line break at its end."""
        return _filled(self._shape(call)[0], call, escaped=False)

    def html(self, call: Call) -> Markup:
        """The code with its parts marked; its text is exactly `text`."""
        return Markup(_filled(self._shape(call)[1], call, escaped=True))  # noqa: S704  # escaped

    def _shape(self, call: Call) -> tuple[str, str]:
        fixed = {name: slot for name, slot in call.slots.items() if name not in _STAND_INS}
        key = (call.template, *fixed.items())
        if key not in self._shapes:
            template = self._environment.get_template(f"recipes/{call.template}")
            text = template.render(**fixed, **_STAND_INS).rstrip("\n")
            self._shapes[key] = (text, marked(text, call.language))
        return self._shapes[key]


def _filled(shape: str, call: Call, *, escaped: bool) -> str:
    for name, stand_in in _STAND_INS.items():
        value = call.slots.get(name, "")
        shape = shape.replace(stand_in, str(escape(value)) if escaped else value)
    return shape
