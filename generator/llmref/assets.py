"""templates/assets → files whose names change with their content, so that they cache for ever."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from llmref.project import Templates

_IMPORT = re.compile(rb'((?:\bfrom |\bimport |\bimport\()"\./)([\w-]+\.js)"')
"""Comments on types that stay name other scripts so too, and are none the worse for it."""
_WHOLE = re.compile(rb'import "\./([\w-]+\.js)";\n')
"""A script that another one is made of; it is published within that one."""
_LOADED = re.compile(r"""scripts\[["']([\w-]+)["']\]""")
_PAGES = ((".", "*.html"), ("pages", "*.html"), ("partials", "*.html"))
"""Where templates load scripts."""
_HEAD = re.compile(rb"^import [^;]*;\n", re.MULTILINE)
_CAST = re.compile(rb"/\*\* @type \{[^*]*\} \*/ ?")
"""What a value is for the judge of types, in front of it; browsers have no use for it."""
_REMARK = re.compile(rb"([;,{]) // [^\"'`]*$")
"""A comment after a statement; one with a quote in it stays, since it may be within a text."""

_SIGN = re.compile(rb" ?([=<>?:&|,;{}()\[\]!*%]|(?<![+-] )[+-](?! ?[+-])) ?")
"""A sign that needs no blanks beside it; a line with an escaped quote keeps all of its own."""
_TEXT = re.compile(rb'("[^"]*"|`[^`]*`)')
_ESCAPED = re.compile(rb'\\["`]')


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
    read = {script.name: _terse(script.read_bytes()) for script in listed}
    whole = {name: _joined(script, read) for name, script in read.items()}
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


def _terse(script: bytes) -> bytes:
    """A script without indentation, casts, blanks beside signs and comments that end a line.

    One in which texts may go over several lines is published whole, and so is a comment that
    begins with /*!, as those on licenses do.
    """
    lines = script.splitlines()
    if any(line.count(b"`") % 2 for line in lines):
        return script
    kept, is_within = [], False
    for line in lines:
        text = _REMARK.sub(rb"\1", _without_casts(line.strip()))
        begins = text.startswith(b"/*") and not text.startswith(b"/*!")
        if is_within:
            is_within = b"*/" not in text
        elif begins and b"*/" not in text:
            is_within = True
        elif text and not text.startswith(b"//") and not (begins and text.endswith(b"*/")):
            kept.append(_close(text) + (b"" if _goes_on(text) else b"\n"))
    return b"".join(kept)


def _goes_on(line: bytes) -> bool:
    """Whether what follows a line may stand in it: nothing ends here, and no comment."""
    if line.startswith((b"import ", b"export ")) or b' from "' in line or b"//" in line:
        return False  # these are looked for as lines
    return line.endswith((b"{", b",", b";", b"(", b"[")) and b"/*!" not in line


def _close(line: bytes) -> bytes:
    """A line without blanks beside signs, but for those in texts.

    One that may have a pattern, a text in other quotes or a text within a text is unchanged. Two
    of plus and minus keep their blanks: together they would be another sign.
    """
    parts = _TEXT.split(line)
    code = b"".join(parts[::2])
    is_plain = not any(sign in code for sign in (b"`", b'"', b"'", b"/", b"\\"))
    is_one = all(text.count(b"{") == text.count(b"}") for text in parts[1::2] if text[:1] == b"`")
    if not is_plain or not is_one or _ESCAPED.search(line) or b'"./' in line:
        return line  # imports are looked for as they are written
    return b"".join(part if at % 2 else _SIGN.sub(rb"\1", part) for at, part in enumerate(parts))


def _parts(scripts: Mapping[str, bytes]) -> set[str]:
    """The names of scripts that are published within another one."""
    run = (name.decode() for script in scripts.values() for name in _WHOLE.findall(script))
    return {name for name in run if name in scripts and b"export" not in scripts[name]}


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
        part = scripts.get(match[1].decode(), b"export")
        if b"export" in part:
            return match[0]
        heads.update(dict.fromkeys(_HEAD.findall(part)))
        return b"{\n" + _HEAD.sub(b"", part) + b"}\n"

    body = _WHOLE.sub(block, script)
    return b"".join([*heads, body])


def _without_casts(line: bytes) -> bytes:
    """A line without casts, unless one may be within a text."""
    cast = _CAST.search(line)
    is_text = cast and any(line.count(sign, 0, cast.start()) % 2 for sign in (b'"', b"'", b"`"))
    return line if is_text else _CAST.sub(b"", line)


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
