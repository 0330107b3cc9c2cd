"""What some sources say of a model otherwise than its creator, or than most of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
    said = {fact: _losing(fact, facts) for fact in _FACTS}
    words = [
        f"{_FACTS[fact]} {_shown(fact, str(getattr(facts, fact)))}, not {_values(fact, losing)}"
        for fact, losing in said.items()
        if losing
    ]
    if words:
        number = sum(len(one.where) for losing in said.values() for one in losing)
        yield Finding("outvoted", where, "; ".join(words), Decimal(number))


def _losing(fact: str, facts: ModelFacts) -> list[Losing]:
    """The values that lost, without other ways to write the window that won."""
    held = [one for one in facts.losing if one.field == fact]
    best = getattr(facts, fact)
    if isinstance(best, int):
        return [one for one in held if not is_one_window(int(one.value), best)]
    return held


def _values(fact: str, losing: list[Losing]) -> str:
    return ", ".join(f"{_shown(fact, one.value)} ({len(one.where)})" for one in losing)


def _shown(fact: str, value: str) -> str:
    return f"{int(value):,}" if fact in {"context", "output_limit"} else value
