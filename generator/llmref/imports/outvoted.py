"""What some sources say of a model otherwise than its creator, or than most of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from llmref import formats
from llmref.imports.findings import Finding
from llmref.imports.identity import Losing, ModelFacts
from llmref.records.windows import is_one_window

_FACTS = {
    "released": "released",
    "knowledge_cutoff": "knowledge cutoff",
    "weights": "weights",
    "license": "license",
    "context": "context",
    "output_limit": "output",
}


def outvoted(where: str, facts: ModelFacts) -> Iterator[Finding]:
    """One line for the model, if anything was said of it that was not believed."""
    losing_of = {fact: _losing(fact, facts) for fact in _FACTS}
    words = [
        f"{_FACTS[fact]} {_shown(fact, str(getattr(facts, fact)))}, not {_values(fact, losing)}"
        for fact, losing in losing_of.items()
        if losing
    ]
    if words:
        number = sum(len(value.where) for losing in losing_of.values() for value in losing)
        yield Finding("outvoted", where, "; ".join(words), Decimal(number))


def _losing(fact: str, facts: ModelFacts) -> list[Losing]:
    """The values that lost, without other ways to write the window that won."""
    values = [value for value in facts.losing if value.field == fact]
    best = getattr(facts, fact)
    if isinstance(best, int):
        return [value for value in values if not is_one_window(int(value.value), best)]
    return values


def _values(fact: str, losing: list[Losing]) -> str:
    return ", ".join(f"{_shown(fact, value.value)} ({len(value.where)})" for value in losing)


def _shown(fact: str, value: str) -> str:
    return formats.count(int(value)) if fact in {"context", "output_limit"} else value
