"""Base URLs: the variables that they are made with, and their versions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from llmref.recipes.classes import classes
from llmref.records.provider import Variable
from llmref.records.recipe_class import RecipeClass

_VARIABLE = re.compile(r"\$\{(\w+)\}")
_VERSION = re.compile(r"(?P<root>.+)/(?P<version>v\d[a-z0-9]*)")


def variables(base_url: str) -> list[str]:
    """The environment variables that a base URL is made with."""
    return _VARIABLE.findall(base_url)


def own(name: RecipeClass, auth: Sequence[Variable]) -> str | None:
    """Where a class is for everybody; None if it has no such place or a variable is missing."""
    api = classes().get(name)
    address = api.address.everywhere if api else None
    by_role: dict[str, str] = {variable.role: variable.name for variable in reversed(auth)}
    if address is None or any(role not in by_role for role in variables(address)):
        return None
    return _VARIABLE.sub(lambda match: f"${{{by_role[match[1]]}}}", address)


def without_version(base_url: str) -> tuple[str, str] | None:
    """The part before a version at the end, and the version; None where there is no version."""
    match = _VERSION.fullmatch(base_url.rstrip("/"))
    return (match["root"], match["version"]) if match else None
