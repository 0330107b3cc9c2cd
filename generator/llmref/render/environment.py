"""The Jinja2 environment: where templates are, and the filters that they may use."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType
from typing import Any, ClassVar

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from llmref import formats, prose
from llmref.folder import BACKUP
from llmref.markdown.literal import literal, sentence
from llmref.project import Templates
from llmref.speed.template_code import environment_class

RENDERERS = (
    *("fragment", "shared", "calls", "standing", "last_run", "site_links", "whole_links"),
    *("code_html", "code_with_places", "code_text"),
)
"""The filters that a renderer adds, since they need what it holds."""
Compiled = Mapping[str, tuple[str, CodeType]]
"""Compiled templates by the kind of environment and Jinja2's key, each with its content's."""
_UNSAFE_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def environment(templates: Templates) -> Environment:
    """An environment that escapes everything and refuses names that it does not know."""
    kind = environment_class()
    jinja = kind(  # only code and feeds, which are no HTML, are not escaped
        loader=FileSystemLoader(templates.folders),
        autoescape=_is_html,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        bytecode_cache=_Compiled(kind.__name__),
    )
    jinja.filters |= {
        "markdown": prose.markdown,
        "inline": prose.inline,
        "plain": prose.plain_text,
        "script_json": script_json,
        "literal": literal,
        "sentence": sentence,
        "count": formats.count,
        "day": formats.day,
        "tokens": formats.tokens,
        "tokens_short": formats.tokens_short,
    }
    return jinja


def compile_all(templates: Templates) -> Compiled:
    """Every template, compiled, for `keep_compiled` in another process."""
    jinja = environment(templates)
    jinja.filters |= dict.fromkeys(RENDERERS, str)  # compiled code names them, no more
    for name in jinja.list_templates(filter_func=is_template):
        jinja.get_template(name)
    return dict(_Compiled.kept)


def keep_compiled(templates: Compiled) -> None:
    """Take what was compiled elsewhere; a template that changed since is compiled anew."""
    _Compiled.kept.update(templates)


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


def script_json(value: Mapping[str, Any]) -> Markup:
    """JSON that may stand in a script element, whatever text it holds."""
    text = orjson.dumps(value).decode()
    for unsafe, written in _UNSAFE_IN_SCRIPT.items():
        text = text.replace(unsafe, written)
    return Markup(text)  # noqa: S704  # nothing is left to escape
