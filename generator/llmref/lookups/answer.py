"""What a question is answered with: tables for people, data for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from llmref.pages.components import Fact


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Rows of text under a title; without columns each row is a label, a fact and a note."""

    title: str
    rows: Sequence[Sequence[str]]
    columns: Sequence[str] = ()
    notes: Sequence[str] = ()
    """Sentences below it."""
    right: Sequence[int] = ()
    """The numbers of the columns that end at one place, as figures do."""


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """One answer, in two forms that state the same."""

    tables: Sequence[AnswerTable]
    data: dict[str, Any]


class NoAnswer(LookupError):
    """Nothing is known by that name; its text says what is, in a sentence."""


def beginning_of(text: str) -> str:
    """What a reader typed, as a sentence repeats it: of a very long text the beginning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_LONGEST = 100


def fact_rows(facts: Sequence[Fact]) -> list[tuple[str, str, str]]:
    """Facts as rows of a table without columns."""
    return [(fact.label, fact.text, fact.note) for fact in facts]
