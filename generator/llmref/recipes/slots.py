"""What each template is filled with. Every class has the same slots; an empty one means: not here.

Model IDs, names of variables and base URLs match strict patterns of the records, so they can stand
between double quotes in every language, and ids also between single quotes in a shell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from llmref.recipes.addresses import without_version
from llmref.recipes.classes import ApiClass
from llmref.recipes.languages import LANGUAGES
from llmref.records.provider import Variable

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


def of_variables(variables: Sequence[Variable]) -> dict[str, str]:
    """The variable of each role, by the role: {"key": "ACME_API_KEY", "region": ""}."""
    by_role = {variable.role: variable.name for variable in reversed(variables)}
    return {role: by_role.get(role, "") for role in ("key", "project", "region", "resource")}


def of_operation(api: ApiClass | None, kind: str, native_id: str) -> dict[str, str]:
    """The verb of an operation that has several, each for some models only; "" where none fits."""
    call = api.calls.get(kind) if api else None
    if call is None or not call.definition.verbs:
        return {}
    verbs = call.definition.verbs
    other = call.definition.other_verb or ""
    return {"verb": next((verb for part, verb in verbs.items() if part in native_id), other)}


def of_address(
    api: ApiClass, language: str, base_url: str, kind: str = "chat"
) -> Mapping[str, str] | None:
    """How the language writes the base URL; None where its client cannot reach such an address."""
    written, rules, call = LANGUAGES[language], api.address, api.calls.get(kind)
    bare = base_url.rstrip("/")
    if call and call.definition.beside:
        bare = bare.removesuffix(call.definition.beside)
    if language not in api.definition.clients:
        return {"base_url": written.expression(bare), "version": ""}
    if rules.home_left_out and bare == rules.home:
        return {"base_url": "", "version": ""}
    if language not in rules.in_parts and language not in rules.added:
        return {"base_url": written.expression(bare), "version": ""}
    root, version = without_version(bare) or (bare, "")
    if language in rules.in_parts:
        return {"base_url": written.expression(root), "version": version} if version else None
    if version != rules.added[language]:
        return None
    return {"base_url": written.expression(root), "version": ""}
