"""Base URLs as each language writes them, with what the clients add by themselves taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.recipes.classes import Language
from generator.records.provider import RecipeClass, Variable

GOOGLE = "https://generativelanguage.googleapis.com/v1beta"
"""Where Google's clients go when nobody says otherwise."""
_VERTEX = "https://${region}-aiplatform.googleapis.com/v1/projects/${project}/locations/${region}"
_BEDROCK = "https://bedrock-runtime.${region}.amazonaws.com"
_OWN: Mapping[RecipeClass, str] = {
    "google-genai": GOOGLE,
    "google-vertex": _VERTEX,
    "vertex-anthropic": _VERTEX,
    "aws-bedrock-converse": _BEDROCK,
    "aws-bedrock-invoke": _BEDROCK,
}
"""Where a class is for everybody; a role stands for the provider's variable of that role."""
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_VERSION = re.compile(r"(?P<root>.+)/(?P<version>v\d[a-z0-9]*)")


def variables(base_url: str) -> list[str]:
    """The environment variables that a base URL is made with."""
    return _VARIABLE.findall(base_url)


def own(name: RecipeClass, held: Sequence[Variable]) -> str | None:
    """Where the class is for everybody; None if it has no such place or a variable is missing."""
    address = _OWN.get(name)
    by_role: dict[str, str] = {variable.role: variable.name for variable in reversed(held)}
    for role in variables(address or ""):
        if role not in by_role:
            return None
    return _VARIABLE.sub(lambda found: f"${{{by_role[found[1]]}}}", address) if address else None


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
