"""Blocks of documentation pages that stand for Markdown: references made from the code."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from llmref.markdown.text import parse_markdown
from llmref.pages.command_reference import commands
from llmref.pages.seed_reference import seed_format
from llmref.records.left_out_providers import left_out_table
from llmref.references import references

TEXTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "left-out-providers": left_out_table,
    "seed-format": seed_format,
}
"""What makes the text of each such block."""


def expanded(markdown: str) -> str:
    """The Markdown of a page with these blocks replaced by their texts."""
    listed = [
        reference
        for reference in references(markdown)
        if reference.is_apart and reference.block in TEXTS
    ]
    if not listed:
        return markdown
    source, parts, after = parse_markdown(markdown).source, [], 0
    for block in listed:
        parts += [source[after : block.start], TEXTS[block.block]()]
        after = block.end
    return "".join([*parts, source[after:]])
