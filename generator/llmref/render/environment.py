"""The Jinja2 environment: the filters that templates may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from jinja2 import Environment
from markupsafe import Markup

from llmref import formats, prose
from llmref.insights.cells import marked
from llmref.markdown.literal import address, literal, sentence
from llmref.project import Templates
from llmref.render.compiled import compiler

_UNSAFE_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def environment(templates: Templates) -> Environment:
    """An environment that escapes everything and refuses names that it does not know.

    The filters that need a renderer are added by it.
    """
    jinja = compiler(templates)
    jinja.filters |= {
        "markdown": prose.markdown,
        "inline": prose.inline,
        "breakable": prose.breakable,
        "plain": prose.plain_text,
        "script_json": script_json,
        "address": address,
        "literal": literal,
        "sentence": sentence,
        "marked": marked,
        "count": formats.count,
        "day": formats.day,
        "tokens": formats.tokens,
        "tokens_short": formats.tokens_short,
    }
    return jinja


def script_json(value: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Markup:
    """JSON that may stand in a script element, whatever text it holds."""
    text = orjson.dumps(value).decode()
    for unsafe, written in _UNSAFE_IN_SCRIPT.items():
        text = text.replace(unsafe, written)
    return Markup(text)  # noqa: S704  # nothing is left to escape
