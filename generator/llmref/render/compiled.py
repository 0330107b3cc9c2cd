"""Templates → code: where they are, how they are compiled, and what is kept of that.

Loads no more than it takes to compile, since a second process waits for it (`speed/preload.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import ClassVar, NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket, BytecodeCache

from llmref.project import BACKUP, Templates
from llmref.speed.template_code import environment_class

FILTERS = (
    *("markdown", "inline", "breakable", "plain", "script_json", "literal", "sentence", "marked"),
    *("address", "count", "day", "tokens", "tokens_short"),
)
"""The filters that every environment has."""
RENDERERS = (
    *("fragment", "shared", "calls", "standing", "last_run", "site_links", "whole_links", "linked"),
    *("code_html", "code_with_places", "code_text"),
)
"""The filters that a renderer adds, since they need what it holds."""
Compiled = Mapping[str, tuple[str, CodeType]]
"""Compiled templates by the kind of environment and Jinja2's key, each with its content's."""


_NEEDLESS = re.compile(r"</(?:li|dt|dd|th|td|tr|thead|tbody)>(\n?)")
"""End tags that HTML lets a page leave out; a browser puts each where the template has it.

The line break after one would become part of the text before it.
"""


def _without_it(tag: re.Match[str]) -> str:
    """Nothing, on as many lines as before, so that faults have the lines of the file."""
    return "{#\n#}" if tag[1] else ""


class _Loader(FileSystemLoader):
    """Templates of pages without their needless end tags, of which a page has hundreds."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_fresh = super().get_source(environment, template)
        return (
            (_NEEDLESS.sub(_without_it, source) if _is_html(template) else source),
            path,
            is_fresh,
        )


def compiler(templates: Templates) -> Environment:
    """An environment that compiles templates: it has the names of all filters, and no filter."""
    kind = environment_class()
    jinja = kind(  # only code and feeds, which are no HTML, are not escaped
        loader=_Loader(templates.folders),
        autoescape=_is_html,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        bytecode_cache=_Compiled(kind.__name__),
    )
    jinja.filters |= dict.fromkeys((*FILTERS, *RENDERERS), _not_yet)
    return jinja


def compile_all(templates: Templates) -> Compiled:
    """Every template, compiled, for `keep_compiled` in another process."""
    jinja = compiler(templates)
    for name in jinja.list_templates(filter_func=is_template):
        jinja.get_template(name)
    return dict(_Compiled.kept)


def keep_compiled(templates: Compiled) -> None:
    """Take what was compiled elsewhere; a template that changed since is compiled again."""
    _Compiled.kept.update(templates)


def forget_compiled() -> None:
    """Compile every template again when it is asked for next."""
    _Compiled.kept.clear()


def is_template(name: str) -> bool:
    """Whether a path below templates/ is that of a template which pages are rendered from."""
    is_other = name.startswith(("assets/", "preview/", "recipes/proof/"))
    is_hidden = any(BACKUP.fullmatch(part) for part in name.split("/"))
    return not is_other and not is_hidden and not name.endswith(("README.md", ".yaml"))


class _Compiled(BytecodeCache):
    """What was compiled in this process, by name and content, for its next environment.

    A preview makes one for every edit, which would else be spent mostly on compiling. Of each
    name, only the last content is kept.
    """

    kept: ClassVar[dict[str, tuple[str, CodeType]]] = {}

    def __init__(self, kind: str) -> None:
        """Keep apart what each kind of environment compiles."""
        self._kind = kind

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self.kept.get(f"{self._kind} {bucket.key}", ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.kept[f"{self._kind} {bucket.key}"] = (bucket.checksum, bucket.code)


def _is_html(template: str | None) -> bool:
    """Code, feeds and Markdown are no HTML, so nothing in them is escaped."""
    return template is None or template.endswith(".html")


def _not_yet(*_: object) -> NoReturn:
    """Keep Jinja2 from asking a filter while it compiles: what is filtered may be a constant."""
    raise nodes.Impossible
