"""What templates may ask of `page` and `site`, read from the classes, as Markdown."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cached_property
from typing import Any, get_args, get_type_hints

from llmref.pages.page import Page
from llmref.render.renderer import SiteView

FIRST = "## What `page` and `site` offer\n"
_WRITTEN = """\
Written from the classes in `generator/llmref/`:
`pytest tests/unit/pages/test_page_objects.py --renew-golden` writes it again.
"""
_BODIES = """
Each kind of page has a `page.body` of its own.
In brackets: the type of what an attribute is or lists.
"""
_NOT_FOR_TEMPLATES = {"addresses", "assets"}
"""Attributes of `site` from which it makes those that templates use."""


def section(bodies: Mapping[str, type]) -> str:
    """The section of templates/README.md; `bodies` has the type of `page.body` by template."""
    listed = {template: body for template, body in sorted(bodies.items()) if is_dataclass(body)}
    parts = sorted(set(_parts(listed.values())), key=lambda part: (part.__name__, part.__module__))
    return "\n".join(
        [
            FIRST,
            _WRITTEN,
            "| `page.` | is |\n|---|---|",
            *_described(Page, set()),
            "\n| `site.` | is |\n|---|---|",
            *_described(SiteView, _NOT_FOR_TEMPLATES),
            _BODIES,
            "| template | attributes of `page.body` |\n|---|---|",
            *(f"| `{template}` | {_attributes(body)} |" for template, body in listed.items()),
            "\n| type | attributes |\n|---|---|",
            *(f"| {_name(part)} | {_attributes(part)} |" for part in parts),
            "",
        ]
    )


def replaced(readme: str, new: str) -> str:
    """The text of the README with another such section, which is its last one."""
    return readme.partition(FIRST)[0] + new


def _described(cls: type, left_out: set[str]) -> Iterator[str]:
    meanings = dict(_meanings(cls))
    for name in (*_fields(cls), *_methods(cls)):
        if name not in left_out:
            yield f"| `{name}{_call(cls, name)}` | {meanings[name]} |"


def _attributes(cls: type) -> str:
    return ", ".join(f"`{name}`{_type(cls, name)}" for name in (*_fields(cls), *_methods(cls)))


def _fields(cls: type) -> list[str]:
    return [name for name in getattr(cls, "__dataclass_fields__", {}) if not name.startswith("_")]


def _methods(cls: type) -> list[str]:
    """Its properties, and what can be called."""
    return [
        name
        for name, value in vars(cls).items()
        if not name.startswith("_")
        and (isinstance(value, property | cached_property) or inspect.isfunction(value))
    ]


def _call(cls: type, name: str) -> str:
    value = vars(cls).get(name)
    if not inspect.isfunction(value):
        return ""
    return f"({', '.join([*inspect.signature(value).parameters][1:])})"


def _type(cls: type, name: str) -> str:
    parts = list(dict.fromkeys(_classes(_hints(cls).get(name))))
    return f" ({', '.join(_name(part) for part in parts)})" if parts else ""


def _hints(cls: type) -> dict[str, Any]:
    """The types of its fields and of what its properties give."""
    hints = get_type_hints(cls)
    for name, value in vars(cls).items():
        getter = getattr(value, "fget", None) or getattr(value, "func", None)
        if getter is not None:
            hints[name] = get_type_hints(getter).get("return")
    return hints


def _parts(classes: Iterable[type]) -> Iterator[type]:
    """The classes that attributes lead to, from these on."""
    todo, known = [*classes], set(classes)
    while todo:
        cls = todo.pop()
        for hint in _hints(cls).values():
            new = set(_classes(hint)) - known
            known |= new
            todo += new
            yield from new


def _classes(hint: object) -> Iterator[type]:
    for argument in get_args(hint):
        yield from _classes(argument)
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint


def _name(cls: type) -> str:
    """Its name, after that of its module, since two may have the same."""
    return f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}"


def _meanings(cls: type) -> Iterator[tuple[str, str]]:
    """What the docstrings below fields, and those of methods, say in their first sentence."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    for node, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef):
            yield node.name, _line(ast.get_docstring(node) or "")
        elif (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
        ):
            yield node.target.id, _line(inspect.cleandoc(str(following.value.value)))


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
