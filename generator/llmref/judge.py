"""Seeds → the catalogue and all problems, without making a page or a file of the site."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from llmref import rules, seeds, vocabulary, whole_site
from llmref.catalogue.link import Catalogue, link
from llmref.problems import Place, Problem, Verdict, warning
from llmref.recipes import judge as recipe_classes
from llmref.speed.garbage import no_search_for_garbage
from llmref.speed.preload import NOTHING_AHEAD, Ahead

_NOT_JUDGED = warning(
    Place("site.yaml"),
    "the rules were not run, because they need the date and the currencies in this file",
    "fix this file first, then check again: the seeds may have more problems",
).named("not-judged")


Stage = Callable[[str], AbstractContextManager[object]]
"""Given the name of a stage, measures what is done inside."""


def check(
    folder: Path, today: date | None = None, text_rule: seeds.TextRule | None = None
) -> tuple[Catalogue | None, Verdict]:
    """The catalogue of the seeds, if they make one, and all problems with lines and columns.

    With a rule for texts, what it finds in the text of each valid seed is among the problems.
    """
    with no_search_for_garbage():
        catalogue, problems = judged(folder, today, text_rule=text_rule)
        return catalogue, Verdict.of(seeds.located(folder, problems))


def judged(
    folder: Path,
    today: date | None = None,
    ahead: Ahead = NOTHING_AHEAD,
    stage: Stage = nullcontext,
    text_rule: seeds.TextRule | None = None,
) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue of the seeds as of a day, by default that of site.yaml, and all problems.

    There is no catalogue without a readable site.yaml, or where a vocabulary lacks a row. The
    stages are "load" and "judge".
    """
    if missing := list(vocabulary.vocabulary_problems()):
        return None, missing  # whatever asks for a missing row would end in a KeyError
    with stage("load"):
        read, problems = seeds.load(folder, ahead, text_rule)
        catalogue = link(read, today) if read.sites else None
    with stage("judge"):
        problems = [*problems, *recipe_classes.recipe_problems()]
        if catalogue is None:
            return None, [*problems, _NOT_JUDGED]
        problems += rules.judge(catalogue)
        return catalogue, [*problems, *whole_site.whole_site_problems(catalogue, problems)]
