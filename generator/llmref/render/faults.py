"""What is wrong with templates, as problems with the file and line that a maintainer can fix."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from llmref.formats import names
from llmref.problems import Place, Problem, Verdict, error, printable
from llmref.project import Templates
from llmref.render.environment import environment
from llmref.wording import nearest

RULE = "template"
OWN_FAULT = (
    "this is a fault of llmref, not of your files: report it with the traceback of"
    " `LLMREF_DEBUG=1 llmref build`"
)
CODE = Path(__file__).resolve().parent.parent
"""The folder of the generator's own code."""


class BrokenTemplate(Exception):
    """A template that cannot be rendered; the message is a report with its path and line."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What made a page fail."""

    problem: Problem
    """Its path is relative to the folder."""
    folder: Path

    @property
    def verdict(self) -> Verdict:
        """The fault as a report has it."""
        return Verdict((self.problem,))

    @property
    def rooted(self) -> Problem:
        """The problem for a report whose other paths are relative to the seeds."""
        return replace(self.problem, place=replace(self.problem.place, root=str(self.folder)))


@contextmanager
def one_sentence(templates: Templates) -> Iterator[None]:
    """Turn the failure of a template into BrokenTemplate; that of our own code passes unchanged."""
    try:
        yield
    except BrokenTemplate:
        raise
    except Exception as failure:
        fault = template_fault(failure, templates)
        if fault is None:
            raise
        raise BrokenTemplate(fault.rooted.text()) from failure


def template_fault(failure: Exception, templates: Templates) -> TemplateFault | None:
    """The template that made a page fail, with its line; None where our own code did.

    A project's own template is named before those that it includes or that include it: they work
    without it.
    """
    if isinstance(failure, TemplateSyntaxError) and failure.filename:
        return fault_in(Path(failure.filename), failure.lineno, failure, templates)
    frames = [
        (Path(frame.filename), frame.lineno or 1)
        for frame in traceback.extract_tb(failure.__traceback__)
        if Path(frame.filename).is_relative_to(CODE) or templates.hold(Path(frame.filename))
    ]
    if isinstance(failure, TemplateNotFound):  # our loader looks for what a template names
        frames = [frame for frame in frames if templates.hold(frame[0])]
    own = [frame for frame in frames if Templates(templates.own).hold(frame[0])]
    for file, line in reversed(own or frames[-1:]):
        if templates.hold(file):
            return fault_in(file, line, failure, templates)
    return None


def page_fault(failure: Exception, templates: Templates) -> TemplateFault:
    """Where a page failed: in a template, or else in our innermost code."""
    shipped = templates.folders[-1]
    if not shipped.is_dir():
        return TemplateFault(_NO_TEMPLATES, shipped)
    if fault := template_fault(failure, templates):
        return fault
    if isinstance(failure, TemplateNotFound) and failure.name:  # a page names it, no template does
        missing = error(Place(str(failure.name)), *_words(failure, templates)).named(RULE)
        return TemplateFault(missing.located(1, 1), shipped)
    frames = traceback.extract_tb(failure.__traceback__)
    for folder, rule in ((shipped, RULE), (CODE, "generator")):
        inside = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
        if inside:
            path = Path(inside[-1].filename).relative_to(folder).as_posix()
            hint = "" if rule == RULE else OWN_FAULT
            problem = error(Place(path), _reason(failure, folder, rule), hint).named(rule)
            return TemplateFault(problem.located(inside[-1].lineno or 1, 1), folder)
    problem = error(Place("."), _reason(failure, CODE, "generator"), OWN_FAULT).named("generator")
    return TemplateFault(problem.located(1, 1), CODE)


_NO_TEMPLATES = (
    error(Place("."), "the folder does not exist", "the preview continues when it is back")
    .named(RULE)
    .located(1, 1)
)


def _reason(failure: Exception, folder: Path, rule: str) -> str:
    """What the failure says, in one line and without where the project lies on this machine."""
    name = "" if rule == RULE else f"{type(failure).__name__}: "
    return printable(f"{name}{failure}".replace(f"{folder.parent}/", ""))


def fault_in(file: Path, line: int, failure: Exception, templates: Templates) -> TemplateFault:
    """The fault of a template at a line, in the words of a failure."""
    folder = next(folder for folder in templates.folders if file.is_relative_to(folder))
    message, hint = _words(failure, templates)
    message = printable(message.replace(f"{folder.parent}/", ""))
    place = Place(file.relative_to(folder).as_posix())
    return TemplateFault(error(place, message, hint).named(RULE).located(line, 1), folder)


def _words(failure: Exception, templates: Templates) -> tuple[str, str]:
    """What a failure says, and what to do."""
    match failure:
        case TemplateSyntaxError():
            return failure.message or "this cannot be parsed", _syntax_hint(failure)
        case TemplateNotFound():
            hint = _nearest_templates(str(failure.name), templates)
            return f"there is no template {failure.name!r}", hint
        case AttributeError(name=str(name), obj=thing):
            return str(failure), nearest(name, [each for each in dir(thing) if each[0] != "_"])
    return str(failure), ""


_SYNTAX_HINTS = {
    "unknown tag": "a tag is one of Jinja's, such as `if`, `for`, `set`, `block` or `include`",
    "unexpected end of template": "close every tag that is open: `{% endif %}`, `{% endfor %}` …",
    "filter": "the filters are in the README of templates/",
    "test named": "the tests are those of Jinja: `is defined`, `is none`, `is sameas` …",
}
"""What to do, by a part of what Jinja says."""


def _syntax_hint(failure: TemplateSyntaxError) -> str:
    message = (failure.message or "").lower()
    fitting = (hint for part, hint in _SYNTAX_HINTS.items() if part in message)
    return next(fitting, "check the tag on this line: each `{%` has its `%}`, each `{{` its `}}`")


def _nearest_templates(name: str, templates: Templates) -> str:
    """The names most like one that no template has; they end as it does."""
    known = environment(templates).list_templates()
    close = get_close_matches(name, known, n=1, cutoff=0.8)
    if not close:  # the same file in another folder
        file = name.rpartition("/")[2]
        by_file = {path: path.rpartition("/")[2] for path in known}
        near = get_close_matches(file, list(by_file.values()), n=1, cutoff=0.8)
        close = [path for path, last in by_file.items() if last in near][:3]
    close = close or get_close_matches(name, known, n=3, cutoff=0.6)
    if not close:
        return "name a template by its path below templates/"
    return f"did you mean {names([f'`{path}`' for path in close], 'or')}?"
