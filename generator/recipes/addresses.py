"""Base URLs as each language writes them, with what the clients add by themselves taken off."""

from __future__ import annotations

import re

from generator.recipes.classes import Language

GOOGLE = "https://generativelanguage.googleapis.com/v1beta"
"""Where Google's clients go when nobody says otherwise."""
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_VERSION = re.compile(r"(?P<root>.+)/(?P<version>v\d[a-z0-9]*)")


def variables(base_url: str) -> list[str]:
    """The environment variables that a base URL is made with."""
    return _VARIABLE.findall(base_url)


def without_version(base_url: str) -> tuple[str, str] | None:
    """The part before a version at the end, and the version; None where there is no version."""
    found = _VERSION.fullmatch(base_url.rstrip("/"))
    return (found["root"], found["version"]) if found else None


def expression(base_url: str, language: Language) -> str:
    """The base URL as an expression of the language; for curl as text between double quotes."""
    match language:
        case "python" if variables(base_url):
            return 'f"' + _VARIABLE.sub(r"{os.environ['\1']}", base_url) + '"'
        case "javascript" if variables(base_url):
            return "`" + _VARIABLE.sub(r"${process.env.\1}", base_url) + "`"
        case "curl":
            return base_url
    return f'"{base_url}"'
