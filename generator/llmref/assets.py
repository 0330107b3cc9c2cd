"""templates/assets → files whose names change with their content, so that they cache for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from llmref.project import Templates


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
    for script in templates.listed("assets/js", "*.js"):
        path = _named(script.name, script.read_bytes())
        files[path] = script.read_bytes()
        scripts[script.stem] = f"/{path}"
    for icon in templates.listed("assets/icons", "*"):
        path = _named(icon.name, icon.read_bytes())
        files[path] = icon.read_bytes()
        icons[icon.name] = f"/{path}"
    return Assets(files, f"/{styles}", scripts, icons)


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
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
