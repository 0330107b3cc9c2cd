"""A reader of something that a subscription includes wants to know which one, and its fee."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning where billing and plan do not go together."""
    for sellable in catalogue.sellables:
        if (
            sellable.billing == "subscription"
            and sellable.plan is None
            and not sellable.record.plan
        ):
            yield sellable.warning(
                "id",
                f"{sellable.id!r} has `billing: subscription`, but no plan",
                "name it in `plan`, and declare it under `plans` at the top of the file",
                sellable.id,
            )
        elif sellable.record.plan and sellable.billing != "subscription":
            yield sellable.warning(
                "plan",
                f"{sellable.id!r} names the plan {sellable.record.plan!r}, "
                f"but its billing is {sellable.billing}",
                "set `billing: subscription`, or delete the plan",
                sellable.id,
            )
