"""A model's page is titled with its name: an ID there is what no creator calls a product."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.display_names import display_name, is_machine_name


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each model whose name is without capitals, unless its creator's is."""
    for slug, model in catalogue.models.items():
        if is_machine_name(model.name):
            yield model.warning(
                "name",
                f"{model.name!r} is written as an ID",
                f"write {display_name(model.name)!r} or what its creator calls it, or accept it",
                slug,
            )
