"""A text that names another context window than the field beside it makes readers doubt both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from llmref import formats
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.windows import is_one_window

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)[ -]?(K|M|million)?"
_NAMED = re.compile(
    rf"\bcontext(?: window)? of (?:up to |about )?{_NUMBER}\b"
    rf"|\b{_NUMBER}[ -]tokens? (?:of )?context",
    re.IGNORECASE,
)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "million": 1_000_000}
_SMALLEST = 1_000
"""What is smaller counts something else."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model whose own text names a window that is not its own."""
    for slug, model in catalogue.models.items():
        context = model.record.limits.context
        if context is None:
            continue
        for named in _windows(model.record.about or ""):
            if named >= _SMALLEST and not is_one_window(named, context):
                yield model.warning(
                    "about",
                    f"the text names a context of {formats.tokens(named)}, but `limits.context` is"
                    f" {formats.tokens(context)}",
                    "correct the wrong one with a source, or say in the text whose window it is",
                    f"{slug} {named}",
                )


def _windows(text: str) -> Iterator[int]:
    for match in _NAMED.finditer(text):
        number, unit = match.group(1) or match.group(3), match.group(2) or match.group(4) or ""
        yield int(Decimal(number.replace(",", "")) * _TIMES[unit.lower()])
