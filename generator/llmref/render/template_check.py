"""What can be seen of templates without a page: syntax, includes, and files that no page uses."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from llmref.problems import Place, Problem, warning
from llmref.project import Templates
from llmref.render.compiled import compiler, is_template
from llmref.render.faults import RULE, fault_in
from llmref.wording import nearest

_LEADING = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)

_State: TypeAlias = "tuple[str, int, int]"
"""A file below its folder, when it was written, in nanoseconds, and its size in bytes."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """One template: what is wrong with it, and which others it names."""

    problems: list[Problem] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def problems(templates: Templates) -> Iterator[Problem]:
    """All that is wrong with the templates of a project, and with the shipped ones."""
    shipped = templates.folders[-1]
    yield from _problems_of_shipped(shipped, tuple(_states(shipped)))
    yield from own_problems(templates)


@lru_cache(maxsize=2)
def _problems_of_shipped(folder: Path, _: tuple[_State, ...]) -> tuple[Problem, ...]:
    """The problems of a folder whose files are in these states: most checks find them unchanged."""
    shipped = Templates((folder,))
    jinja = compiler(shipped)
    return tuple(
        problem
        for name in jinja.list_templates(filter_func=is_template)
        for problem in _checked(jinja, name, folder / name, shipped, compiles=False).problems
    )


def _states(folder: Path) -> Iterator[_State]:
    for name in _names(folder):
        file = (folder / name).stat()
        yield name, file.st_mtime_ns, file.st_size


def own_problems(templates: Templates) -> Iterator[Problem]:
    """Errors of a project's own templates, and a warning for each that has no effect.

    They are compiled, which finds filters that do not exist.
    """
    if not templates.own:
        return
    jinja = compiler(templates)
    checked = {
        (folder, name): _checked(jinja, name, folder / name, templates, compiles=True)
        for folder in templates.own
        for name in _names(folder)
    }
    for template in checked.values():
        yield from template.problems
    yield from _without_effect(templates, checked)


def _names(folder: Path) -> list[str]:
    inner = ((Path(path).relative_to(folder).parts, files) for path, _, files in os.walk(folder))
    names = ("/".join((*parts, file)) for parts, files in inner for file in files)
    return sorted(name for name in names if is_template(name) and (folder / name).is_file())


def _checked(
    jinja: Environment, name: str, file: Path, templates: Templates, *, compiles: bool
) -> _Checked:
    try:
        source = file.read_text("utf-8")
        tree = jinja.parse(source, name, str(file))
        if compiles:
            jinja.compile(source, name, str(file))
    except TemplateSyntaxError as failure:
        return _Checked([fault_in(file, failure.lineno, failure, templates).rooted])
    except UnicodeDecodeError as failure:
        line = failure.object[: failure.start].count(b"\n") + 1
        wrong = ValueError("the file is not in UTF-8")
        return _Checked([fault_in(file, line, wrong, templates).rooted])
    checked = _Checked()
    for node in tree.find_all(_LEADING):
        path = getattr(node, "template", None)
        if isinstance(path, nodes.Const):
            checked.names.add(str(path.value))
            if not getattr(node, "ignore_missing", False) and not _is_there(templates, path):
                missing = TemplateNotFound(str(path.value))
                checked.problems.append(fault_in(file, node.lineno, missing, templates).rooted)
    return checked


def _is_there(templates: Templates, path: nodes.Const) -> bool:
    return templates.file(str(path.value)).is_file()


def _without_effect(
    templates: Templates, checked: Mapping[tuple[Path, str], _Checked]
) -> Iterator[Problem]:
    shipped = templates.folders[-1]
    used = {name for template in checked.values() for name in template.names}
    for (folder, name), template in checked.items():
        if name not in used and not template.problems and not (shipped / name).is_file():
            words = "this replaces no installed template, and no other template includes it"
            hint = nearest(name, compiler(Templates((shipped,))).list_templates())
            place = Place(name, root=str(folder))
            yield warning(place, words, hint).named(RULE).located(1, 1)
