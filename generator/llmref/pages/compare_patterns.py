"""A comparison of facts in every state, for the page of patterns."""

from __future__ import annotations

from collections.abc import Sequence

from llmref.pages.compare_models import ComparedGroup, ComparedRow, PairBody
from llmref.pages.components import Fact
from llmref.pages.page import Link


def pair_pattern(models: Sequence[Link], facts: Sequence[Fact]) -> PairBody:
    """Each fact beside the first and the last one, then a row in which nothing differs."""
    rows = [ComparedRow(fact.label, (fact, facts[0], facts[-1]), True) for fact in facts]
    same = ComparedRow("The same", (facts[0],) * len(models), False)
    groups = [ComparedGroup("A group", [*rows, same]), ComparedGroup(facts[-1].label, [same])]
    return PairBody(models, (), groups, "")
