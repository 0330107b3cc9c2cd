"""One judgement about the catalogue per module; the module's name is the rule's."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from itertools import chain

from generator.catalogue.link import Catalogue
from generator.problems import Place, Problem, error
from generator.records.site import Acceptance
from generator.wording import nearest

UNNEEDED = "unneeded-exception"
"""The one rule without a module: it judges what the others found."""


def judge(catalogue: Catalogue) -> list[Problem]:
    """Every problem that any rule finds, without the warnings that are accepted."""
    return settled(catalogue, list(chain.from_iterable(by_rule(catalogue))))


def by_rule(catalogue: Catalogue) -> Iterator[list[Problem]]:
    """What one rule after the other finds, for those who have something to do in between."""
    for name in names():
        if name != UNNEEDED:
            rule = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
            yield [problem.named(name) for problem in rule.check(catalogue)]


def settled(catalogue: Catalogue, found: list[Problem]) -> list[Problem]:
    """What all rules found, without the warnings that are accepted."""
    accepted = catalogue.exceptions.exceptions
    kept = [problem for problem in found if not any(_fits(one, problem) for one in accepted)]
    return [*kept, *_unneeded(catalogue, found)]


def names() -> list[str]:
    """The names of all rules, sorted."""
    modules = (module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))
    return sorted([*modules, UNNEEDED])


def _fits(accepted: Acceptance, problem: Problem) -> bool:
    return (
        problem.severity == "warning"
        and accepted.rule == problem.rule
        and accepted.file == problem.place.path
        and accepted.subject in {None, problem.subject}
    )


def _unneeded(catalogue: Catalogue, found: list[Problem]) -> Iterator[Problem]:
    """Acceptances of nothing; not where a file was refused, since its warnings are not known."""
    rules = names()
    for position, accepted in enumerate(catalogue.exceptions.exceptions):
        place = Place("exceptions.yaml", ("exceptions", position))
        if accepted.rule not in rules:
            words = f"there is no rule {accepted.rule!r}"
            yield error(place.at("rule"), words, nearest(accepted.rule, rules)).named(UNNEEDED)
        elif not catalogue.seeds.refused and not any(_fits(accepted, one) for one in found):
            about = f" about {accepted.subject!r}" if accepted.subject else ""
            words = f"{accepted.rule} does not warn of {accepted.file}{about}"
            yield error(place, words, "delete the exception; it is not needed").named(UNNEEDED)
