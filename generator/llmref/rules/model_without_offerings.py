"""A model that nobody sells is announced, or retired, or somebody forgot an offering."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model without offerings that is neither announced nor retired."""
    if catalogue.seeds.hides("offerings", "providers"):
        return  # its offerings may be those of the file that could not be read
    for slug, model in catalogue.models.items():
        status = model.record.lifecycle.status if model.record.lifecycle else "not known"
        if not catalogue.at_model[slug] and status not in {"announced", "retired"}:
            yield model.warning(
                "",
                f"no provider offers {slug!r}, but its status is {status}",
                "add an offering, or set `lifecycle: {status: retired}` or `announced`",
                slug,
            )
