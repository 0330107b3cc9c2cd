"""The block `commands`: every command with its options, as the command itself explains them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from llmref.markdown.literal import sentence

_EXAMPLES = "\b\n"
"""What a paragraph starts with whose lines are kept as they are; here they are examples."""
_REMARK = re.compile(r"  \[(.*)\]$")
"""What is added to the meaning of an option: its default, its range, that it is required."""
_COMMENT = re.compile(r"(?<=\S) {2,}(?=\S)")
"""What stands between an example and a remark on it."""


@cache
def commands() -> str:
    """Markdown with a section for each command."""
    group = _command()
    context = group.make_context("llmref", [], resilient_parsing=True)
    return "\n".join(
        line
        for name in group.list_commands(context)
        for line in _section(context, "llmref", name, group.get_command(context, name))
    )


def _command() -> Any:
    """The command as it is installed: pages cannot import what builds them."""
    (entry_point,) = entry_points(group="console_scripts", name="llmref")
    return entry_point.load()


def _section(parent: Any, above: str, name: str, command: Any) -> Iterator[str]:
    """A heading, what the command does, how it is called, its options, and its own commands."""
    whole = f"{above} {name}"
    context = type(parent)(command, info_name=name, parent=parent)
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    yield f"{'##' if above == 'llmref' else '###'} {whole}\n"
    for text in paragraphs:
        if not text.startswith(_EXAMPLES):
            yield f"{sentence(' '.join(text.split()))}\n"
    yield f"```text\n{whole} {' '.join(command.collect_usage_pieces(context))}\n```\n"
    yield from _options(command, context)
    for text in paragraphs:
        if text.startswith(_EXAMPLES):
            yield from _examples(text.removeprefix(_EXAMPLES))
    for inner in getattr(command, "commands", {}):
        yield from _section(context, whole, inner, command.commands[inner])


def _examples(text: str) -> Iterator[str]:
    title, *lines = text.splitlines()
    examples = [_COMMENT.sub("  # ", line.strip(), count=1) for line in lines]
    yield "\n".join([f"{sentence(title)}\n", "```sh", *examples, "```\n"])


def _options(command: Any, context: Any) -> Iterator[str]:
    records = [option.get_help_record(context) for option in command.get_params(context)]
    rows = [record for record in records if record and record[1] and "--help" not in record[0]]
    if rows:
        yield "| option | meaning |\n|---|---|"
        yield from (f"| {_code(option)} | {_meaning(words)} |" for option, words in rows)
        yield ""


def _code(option: str) -> str:
    """An option as code in a table, which a bar would cut."""
    return f"`{option}`".replace("|", r"\|")


def _meaning(words: str) -> str:
    return sentence(_REMARK.sub(r" (\1)", words))
