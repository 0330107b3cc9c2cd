"""One judgement about the catalogue per module; the module's name is the rule's."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem


def judge(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem that any rule finds, each under the name of its rule."""
    for name in names():
        rule = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
        for problem in rule.check(catalogue):
            yield problem.named(name)


def names() -> list[str]:
    """The names of all rules, sorted."""
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))
