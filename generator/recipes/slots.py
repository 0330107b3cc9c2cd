"""What each template is filled with. Every class has the same slots; an empty one means: not here.

Native ids, names of variables and base URLs match strict patterns of the records, so they can stand
between double quotes in every language, and ids also between single quotes in a shell.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from generator.recipes import addresses
from generator.recipes.classes import Language
from generator.records.provider import RecipeClass


def of_id(native_id: str) -> dict[str, str]:
    """The id as the API wants it, and as it stands in the path of a URL."""
    return {"id": native_id, "id_in_path": quote(native_id, safe="")}


def of_address(name: RecipeClass, language: Language, base_url: str) -> Mapping[str, str] | None:
    """How the language writes the base URL; None where its client cannot reach such an address."""
    bare = base_url.rstrip("/")
    if language == "curl":
        return {"base_url": addresses.expression(bare, language), "version": ""}
    match name:
        case "anthropic-messages":
            return _anthropic(language, bare)
        case "google-genai":
            return _google(language, bare)
    return {"base_url": addresses.expression(bare, language), "version": ""}


def _anthropic(language: Language, base_url: str) -> Mapping[str, str] | None:
    """Its clients put /v1 before the operation by themselves."""
    parts = addresses.without_version(base_url)
    if parts is None or parts[1] != "v1":
        return None
    return {"base_url": addresses.expression(parts[0], language), "version": ""}


def _google(language: Language, base_url: str) -> Mapping[str, str] | None:
    """Its clients know Google's own address, and take any other in two parts."""
    if base_url == addresses.GOOGLE:
        return {"base_url": "", "version": ""}
    parts = addresses.without_version(base_url)
    if parts is None:
        return None
    return {"base_url": addresses.expression(parts[0], language), "version": parts[1]}
