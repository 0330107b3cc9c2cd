"""Every variable that a call uses must be declared, or the call fails when pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.wording import listed

_VARIABLE = re.compile(r"\$\{(\w+)\}")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each variable of a base URL that `auth` does not declare."""
    for provider in catalogue.providers.values():
        declared = {variable.name for variable in provider.record.auth}
        for position, recipe in enumerate(provider.record.recipes):
            for name in _VARIABLE.findall(recipe.base_url or ""):
                if name not in declared:
                    known = listed(sorted(declared)) or "nothing"
                    yield provider.error(
                        f"recipes.{position}.base_url",
                        f"the base URL uses ${{{name}}}, but `auth` declares {known}",
                        f"declare it in `auth`: {{name: {name}, role: account}}",
                    )
