"""templates/assets → files whose names change with their content, so that they cache for ever."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from llmref.minified import minified
from llmref.project import Templates

_IMPORT = re.compile(rb'((?:\bfrom|\bimport|\bimport\()"\./)([\w-]+\.js)"')
_WHOLE = re.compile(rb'import "\./([\w-]+\.js)";\n')
"""A script that another one is made of; it is published within that one."""
_LOADED = re.compile(r"""scripts\[["']([\w-]+)["']\]""")
_PAGES = ((".", "*.html"), ("pages", "*.html"), ("partials", "*.html"))
"""Where templates load scripts."""
_EXPORT = re.compile(rb"^export ", re.MULTILINE)
_HEAD = re.compile(rb"^import [^;]*;\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that pages load, and the paths they load them by."""

    files: Mapping[str, bytes]
    """Content by path below the site, without a leading slash."""
    styles: str
    """The path of the one style sheet, from a leading slash."""
    scripts: Mapping[str, str]
    """The path of each script, by its name in templates/assets/js without ending."""
    icons: Mapping[str, str]
    """The path of each icon, by its file name."""


def gather(templates: Templates) -> Assets:
    """Style sheets joined in the order of their names' numbers, scripts and icons apart.

    The sheets of a project follow in the last layer, so that they win over ours by any rule.
    """
    sheets = sorted((templates.folders[-1] / "assets/css").glob("*.css"))
    own = [
        sheet for folder in templates.own for sheet in sorted((folder / "assets/css").glob("*.css"))
    ]
    css = b"\n".join([*(sheet.read_bytes() for sheet in sheets), *map(_overriding, own)])
    styles = _named("site.css", css)
    files = {styles: css}
    scripts, icons = {}, {}
    listed = templates.listed("assets/js", "*.js")
    read = {script.name: script.read_bytes() for script in listed}
    joined = {name: _joined(script, read) for name, script in read.items()}
    whole = {name: _minified(text) for name, text in joined.items()}
    needless = _parts(read) - _asked_for(templates, whole)
    for name, content in _linked(whole).items():
        if name in needless:
            continue
        path = _named(name, content)
        files[path] = content
        scripts[name.removesuffix(".js")] = f"/{path}"
    for icon in templates.listed("assets/icons", "*"):
        path = _named(icon.name, icon.read_bytes())
        files[path] = icon.read_bytes()
        icons[icon.name] = f"/{path}"
    return Assets(files, f"/{styles}", scripts, icons)


def _minified(script: bytes) -> bytes:
    """The script in short; a project's own may have bytes that are no text."""
    return minified(script.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _parts(scripts: Mapping[str, bytes]) -> set[str]:
    """The names of scripts that are published within another one."""
    run = (name.decode() for script in scripts.values() for name in _WHOLE.findall(script))
    return {name for name in run if name in scripts and not _EXPORT.search(scripts[name])}


def _asked_for(templates: Templates, scripts: Mapping[str, bytes]) -> set[str]:
    """The names of scripts that a template loads or a published script imports."""
    pages = (file.read_text("utf-8") for each in _PAGES for file in templates.listed(*each))
    named = {f"{name}.js" for text in pages for name in _LOADED.findall(text)}
    return named | {
        name.decode() for script in scripts.values() for _, name in _IMPORT.findall(script)
    }


def _joined(script: bytes, scripts: Mapping[str, bytes]) -> bytes:
    """A script with those that it only runs in it, each in a block, so that no names collide.

    What these import comes first, as modules have it. One that exports stays a file of its own.
    """
    heads: dict[bytes, None] = {}

    def block(match: re.Match[bytes]) -> bytes:
        part = scripts.get(match[1].decode())
        if part is None or _EXPORT.search(part):
            return match[0]
        heads.update(dict.fromkeys(_HEAD.findall(part)))
        return b"{\n" + _HEAD.sub(b"", part) + b"}\n"

    body = _WHOLE.sub(block, script)
    return b"".join([*heads, body])


def _linked(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts, in which imports of one another have the names that they are published by.

    What is no import of a script that is there is unchanged.
    """
    linked: dict[str, bytes] = {}

    def published(name: str, within: tuple[str, ...]) -> bytes:
        if name not in linked:
            linked[name] = _IMPORT.sub(
                lambda match: _renamed(match, (*within, name)), scripts[name]
            )
        return linked[name]

    def _renamed(match: re.Match[bytes], within: tuple[str, ...]) -> bytes:
        name = match[2].decode()
        if name not in scripts or name in within:
            return match[0]
        return match[1] + _named(name, published(name, within)).rpartition("/")[2].encode() + b'"'

    for name in scripts:
        published(name, ())
    return linked


def _overriding(sheet: Path) -> bytes:
    return b"@layer overrides {\n" + sheet.read_bytes() + b"}\n"


def manifest(name: str, description: str, start: str, icon: str) -> bytes:
    """The web app manifest; `start` and `icon` are links as pages have them."""
    content = {
        "name": name,
        "short_name": name,
        "description": description,
        "start_url": start,
        "display": "browser",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"


def _named(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{ending}"
