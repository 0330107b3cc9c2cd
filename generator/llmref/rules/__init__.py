"""One judgement about the catalogue per module; the module's name is the rule's."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from itertools import chain

from llmref.catalogue.link import Catalogue
from llmref.own_faults import making
from llmref.problems import Place, Problem, error
from llmref.records.site import Acceptance
from llmref.wording import Guesses

Key = tuple[str, str, str | None]
"""A rule, a file, and what of it an exception accepts, or None for all of it."""
UNNEEDED = "unneeded-exception"
"""The one rule without a module: it judges what the others found."""


def judge(catalogue: Catalogue) -> list[Problem]:
    """Every problem that any rule finds, without the warnings that are accepted."""
    return settled(catalogue, list(chain.from_iterable(by_rule(catalogue))))


def by_rule(catalogue: Catalogue) -> Iterator[list[Problem]]:
    """What one rule after the other finds, for those who have something to do in between."""
    for name in rule_names():
        if name != UNNEEDED:
            rule = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
            with making(f"the problems of the rule {name}"):
                problems = [problem.named(name) for problem in rule.check(catalogue)]
            yield problems


def settled(catalogue: Catalogue, problems: list[Problem]) -> list[Problem]:
    """What all rules found, without the warnings that are accepted."""
    accepted = {_key(acceptance) for acceptance in catalogue.exceptions.exceptions}
    kept = [problem for problem in problems if not accepted.intersection(_keys(problem))]
    return [*kept, *_unneeded(catalogue, problems)]


def rule_names() -> list[str]:
    """The names of all rules, sorted."""
    modules = (module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))
    return sorted([*modules, UNNEEDED])


def _key(accepted: Acceptance) -> Key:
    return accepted.rule, accepted.file, accepted.subject


def _keys(problem: Problem) -> tuple[Key, ...]:
    """What accepts a problem: one that names its subject, or one for its whole file."""
    if problem.severity != "warning":
        return ()
    whole = (problem.rule, problem.place.path, None)
    return whole, (problem.rule, problem.place.path, problem.subject)


def _unneeded(catalogue: Catalogue, problems: list[Problem]) -> Iterator[Problem]:
    """Acceptances of nothing; not where a file was refused, since its warnings are not known."""
    rules, guesses = rule_names(), Guesses()
    warned = {key for problem in problems for key in _keys(problem)}
    for position, accepted in enumerate(catalogue.exceptions.exceptions):
        place = Place("exceptions.yaml", ("exceptions", position))
        if accepted.rule not in rules:
            words, hint = f"there is no rule {accepted.rule!r}", guesses.near(accepted.rule, rules)
            yield error(place.at("rule"), words, hint).named(UNNEEDED)
        elif not catalogue.seeds.refused and _key(accepted) not in warned:
            about = f" about {accepted.subject!r}" if accepted.subject else ""
            words = f"{accepted.rule} gives no warning for {accepted.file}{about}"
            yield error(place, words, "delete the exception").named(UNNEEDED)
