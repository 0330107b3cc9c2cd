"""A reader of something that a subscription includes wants to know which one, and its fee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from llmref.catalogue.entities import Sellable
from llmref.catalogue.link import Catalogue
from llmref.formats import many
from llmref.problems import Place, Problem, warning

_HINT = "name it in `plan`, and declare it under `plans` at the top of the file"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning where billing and plan do not go together.

    What lacks a plan is one warning for each file: where a plan is missing, it is for all.
    """
    without: dict[str, list[Sellable]] = defaultdict(list)
    for sellable in catalogue.sellables:
        if (
            sellable.billing == "subscription"
            and sellable.plan is None
            and not sellable.record.plan
        ):
            without[sellable.place.path].append(sellable)
        elif sellable.record.plan and sellable.billing != "subscription":
            yield sellable.warning(
                "plan",
                f"{sellable.id!r} names the plan {sellable.record.plan!r}, "
                f"but its billing is {sellable.billing}",
                "set `billing: subscription`, or delete the plan",
                sellable.id,
            )
    for path, sellables in without.items():
        yield _without_plan(path, sellables)


def _without_plan(path: str, sellables: list[Sellable]) -> Problem:
    first, *others = sellables
    if not others:
        message = f"{first.id!r} has `billing: subscription`, but no plan"
        return first.warning("id", message, _HINT, first.id)
    ids = [sellable.id for sellable in sellables]
    message = f"`billing: subscription`, but no plan: {many(ids, 'ID')}"
    return warning(Place(path, ("defaults",)), message, _HINT, PurePosixPath(path).stem)
