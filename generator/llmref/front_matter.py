"""The YAML at the start of a page, between two lines of dashes, and the Markdown below it."""

from __future__ import annotations

import re

from llmref.yaml_text import Fault

_WHOLE = re.compile(r"---\n(.*?)\n---(?:\n|\Z)", re.S)


def parts(text: str) -> tuple[str, str] | Fault:
    """The YAML, in which lines keep their numbers, and the Markdown; or why it has none."""
    if match := _WHOLE.match(text):
        return "\n" + match[1], text[match.end() :]
    if text.startswith("---\n"):
        return Fault(1, 1, "the front matter has no end", "close it with a line ---")
    hint = "write title and description between two lines ---"
    return Fault(1, 1, "a page starts with its front matter", hint)
