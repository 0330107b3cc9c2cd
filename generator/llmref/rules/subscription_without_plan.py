"""A reader of something that a subscription includes wants to know which one, and its fee."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning where billing and plan do not go together."""
    for thing in catalogue.sellables:
        if thing.billing == "subscription" and thing.plan is None and not thing.record.plan:
            yield thing.warning(
                "id",
                f"{thing.id!r} has `billing: subscription`, but no plan",
                "name it in `plan`, and declare it under `plans` at the top of the file",
                thing.id,
            )
        elif thing.record.plan and thing.billing != "subscription":
            yield thing.warning(
                "plan",
                f"{thing.id!r} names the plan {thing.record.plan!r}, "
                f"but its billing is {thing.billing}",
                "set `billing: subscription`, or delete the plan",
                thing.id,
            )
