"""Runs calls in the world of a catalogue and says what is wrong with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue.link import Catalogue
from tests.recipes import world
from tests.recipes.closed import network
from tests.recipes.job import Job, Outcome, Published
from tests.recipes.judge import faults


@dataclass(frozen=True)
class Performed:
    """One call, what it did, and what is wrong with that."""

    call: Published
    outcome: Outcome
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.call.name}: {'; '.join(self.faults) or 'runs'}"


def perform(
    calls: Sequence[Published],
    catalogue: Catalogue,
    variables: Mapping[str, str] | None = None,
) -> list[Performed]:
    """Each call with its outcome; `variables` adds to those of the catalogue."""
    values = {**world.variables(catalogue), **(variables or {})}
    job = Job(tuple(calls), tuple(world.doors(catalogue, values)), values)
    return [
        Performed(call, outcome, tuple(faults(call, outcome, values)))
        for call, outcome in zip(calls, network.run(job), strict=True)
    ]
