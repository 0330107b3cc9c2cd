"""A text that is not canonical is worth a warning: the next edit by a command rewrites it."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import yaml_text
from llmref.canonical.document import read
from llmref.canonical.emit import emit
from llmref.problems import Place, Problem, warning
from llmref.records.base import Record
from llmref.records.site import PageMatter

NAME = "not-canonical"
_HINT = "run `llmref fmt`, which rewrites the seeds and keeps every comment"


def problems(
    record: type[Record], place: Place, text: str, parsed: yaml_text.YamlDocument
) -> Iterator[Problem]:
    """Yield a warning at the first line of a seed that its canonical text has otherwise.

    `text` is its YAML, and `parsed` what that says, without faults. That of a page is what
    `front_matter.parts` gives: an empty line stands for the dashes above it, and none is below.
    """
    is_page = record is PageMatter
    if is_page:
        text = text.removeprefix("\n") + "\n"
    document = read(text, None if is_page else parsed)
    if isinstance(document, yaml_text.Fault):
        return
    canonical = emit(record, document)
    if canonical != text:
        line, words = first_difference(text, canonical)
        yield warning(place, words, _HINT).named(NAME).located(line + is_page, 1)


def first_difference(text: str, canonical: str) -> tuple[int, str]:
    """The number of the first line of a text that is not canonical, and what is wrong there."""
    lines, wanted = text.split("\n"), canonical.split("\n")
    pairs = enumerate(zip(lines, wanted, strict=False), 1)
    differing = next(((at, right) for at, (line, right) in pairs if line != right), None)
    if differing:
        at, line = differing
        return at, f"canonical text has {_shortened(line) if line else 'an empty line'} here"
    if len(lines) > len(wanted):
        return len(wanted), "canonical text ends here"
    return len(lines), "the last line has no line end"


def _shortened(line: str) -> str:
    return f"`{line if len(line) <= 80 else line[:77] + '...'}`"
