"""Runs calls in the world of a catalogue and says what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llmref.catalogue.link import Catalogue
from tests.recipes import world
from tests.recipes.closed import network
from tests.recipes.job import Job, Outcome, Published
from tests.recipes.judge import faults

_LINE = re.compile(r"call\.(?:py|sh|mjs)(?:\", line |: |:)(\d+)")


@dataclass(frozen=True)
class Performed:
    """One call, what it did, and what is wrong with that."""

    call: Published
    outcome: Outcome
    faults: tuple[str, ...]

    @property
    def line(self) -> int | None:
        """The line of the call in which it failed, where its language tells."""
        told = _LINE.findall(self.outcome.stderr)
        if not told:
            return None
        # Python tells of the innermost place last, JavaScript first.
        return int(told[-1] if self.call.language == "python" else told[0])

    def __str__(self) -> str:
        """The page, the template, the line, and each fault with the request that was refused."""
        place = f"/model/{self.call.offering}/ {self.call.call}"
        at = f", line {self.line}" if self.faults and self.line else ""
        return f"{place}{at}: {'; '.join(self.faults) or 'runs'}"


def perform(
    calls: Sequence[Published],
    catalogue: Catalogue,
    variables: Mapping[str, str] | None = None,
    *,
    by_proxy: bool = False,
) -> list[Performed]:
    """Each call with its outcome; `variables` adds to those of the catalogue."""
    values = {**world.variables(catalogue), **(variables or {})}
    job = Job(tuple(calls), tuple(world.doors(catalogue, values)), values)
    return [
        Performed(call, outcome, tuple(faults(call, outcome, values)))
        for call, outcome in zip(calls, network.run(job, by_proxy=by_proxy), strict=True)
    ]
