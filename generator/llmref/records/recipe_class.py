"""Which recipe classes there are: one folder each below templates/recipes/, with a class.yaml."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from llmref.project import shipped
from llmref.records.fields import OneOf

FOLDER = shipped("templates") / "recipes"
DEFINITION = "class.yaml"
"""What says all about a class but its code."""


@cache
def names() -> tuple[str, ...]:
    """The names of all classes, sorted; asked again of the disk after `names.cache_clear()`."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{DEFINITION}")))


RecipeClass = Annotated[str, OneOf(names)]
"""The name of a class whose folder is there."""
