"""What each template is filled with. Every class has the same slots; an empty one means: not here.

Native ids, names of variables and base URLs match strict patterns of the records, so they can stand
between double quotes in every language, and ids also between single quotes in a shell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.recipes import addresses, bodies
from generator.recipes.classes import Language
from generator.records.provider import CalledAs, RecipeClass, Variable

_ITS_OWN: Mapping[RecipeClass, str] = {
    "cohere-v2": "https://api.cohere.com/v2",
    "mistral": "https://api.mistral.ai/v1",
    "replicate": "https://api.replicate.com/v1",
}
"""Where the clients of a class go when nobody says otherwise."""
_ADDED: Mapping[tuple[RecipeClass, Language], str] = {
    ("anthropic-messages", "python"): "v1",
    ("anthropic-messages", "javascript"): "v1",
    ("cohere-v2", "python"): "v2",
    ("cohere-v2", "javascript"): "v2",
    ("mistral", "python"): "v1",
    ("mistral", "javascript"): "v1",
    ("replicate", "python"): "v1",
}
"""The version that a client puts before the operation by itself."""


ID_STAND_INS: Mapping[str, str] = {
    "id": "standsinfornativeid",
    "id_in_path": "standsinforidinpath",
    "publisher_path": "standsinforpublisherpath",
}
"""What stands for each form of an id in a pattern of calls: letters only, unlike any real one."""


def of_id(native_id: str) -> dict[str, str]:
    """The id as the API wants it, and as it stands in the path of a URL."""
    publisher, _, model = native_id.rpartition("/")
    return {
        "id": native_id,
        "id_in_path": quote(native_id, safe=""),
        "publisher_path": f"{publisher or 'google'}/models/{model}",
    }


def of_variables(held: Sequence[Variable]) -> dict[str, str]:
    """The variable of each role, by the role: {"key": "ACME_API_KEY", "region": ""}."""
    by_role = {variable.role: variable.name for variable in reversed(held)}
    return {role: by_role.get(role, "") for role in ("key", "project", "region", "resource")}


def of_operation(name: RecipeClass, kind: CalledAs, native_id: str) -> dict[str, str]:
    """The verb, or the body, of an operation that has several, each for some models only."""
    if name == "aws-bedrock-invoke":
        return {"verb": bodies.body(kind, native_id)}
    if (name, kind) != ("google-vertex", "embedding"):
        return {}
    is_new = "gemini" in native_id and native_id != "gemini-embedding-001"
    return {"verb": "embedContent" if is_new else "predict"}


def of_address(
    name: RecipeClass, language: Language, base_url: str, kind: CalledAs = "chat"
) -> Mapping[str, str] | None:
    """How the language writes the base URL; None where its client cannot reach such an address."""
    bare = base_url.rstrip("/")
    if name == "azure-openai" and kind in {"speech", "transcription"}:
        # Azure has its audio below deployments only, beside /v1.
        bare = bare.removesuffix("/v1")
    if language == "curl":
        return {"base_url": addresses.expression(bare, language), "version": ""}
    if name == "google-genai":
        return _google(language, bare)
    if bare == _ITS_OWN.get(name):
        return {"base_url": "", "version": ""}
    if (name, language) in _ADDED:
        return _without(_ADDED[name, language], language, bare)
    return {"base_url": addresses.expression(bare, language), "version": ""}


def _without(version: str, language: Language, base_url: str) -> Mapping[str, str] | None:
    """The base URL without the version that the client adds; None where it is not at the end."""
    parts = addresses.without_version(base_url)
    if parts is None or parts[1] != version:
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
