"""Which recipe classes there are: one folder each below templates/recipes/, with a class.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from llmref.records.fields import OneOf

_ABOVE = Path(__file__).resolve().parents
FOLDER = next(folder for above in _ABOVE if (folder := above / "templates" / "recipes").is_dir())
DEFINITION = "class.yaml"
"""What says all about a class but its code."""


@cache
def names() -> tuple[str, ...]:
    """The names of all classes, sorted; asked again of the disk after `names.cache_clear()`."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{DEFINITION}")))


RecipeClass = Annotated[str, OneOf(names)]
"""The name of a class whose folder is there."""
