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
def class_names() -> tuple[str, ...]:
    """The names of all classes, sorted; read again after `class_names.cache_clear()`."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{DEFINITION}")))


RecipeClass = Annotated[str, OneOf(class_names)]
"""The name of a class whose folder is there."""
