"""What a recipe says in words: shell lines for variables, notes, and why there is no call."""

from __future__ import annotations

from collections.abc import Sequence

from generator.catalogue.things import Provider
from generator.records.provider import Role, Variable
from generator.records.traits import Kind

_PLACEHOLDERS: dict[Role, str] = {
    "key": "your-key",
    "account": "your-account",
    "project": "your-project",
    "region": "your-region",
    "resource": "your-resource",
    "base_url": "your-address",
}
_MODELS_OF: dict[Kind, str] = {
    "router": "routers",
    "other": "models of this kind",
}
_BEFORE_A_CALL: dict[Kind, str] = {
    "speech": "Each provider has voices of its own; `alloy` is one of OpenAI's.",
    "transcription": "The call sends `speech.mp3`, a recording of yours in the same folder.",
}


def export(variable: Variable) -> str:
    """The shell line that sets a variable, with a placeholder that nobody takes for a value."""
    is_file = variable.name.endswith("_CREDENTIALS")
    value = "/path/to/credentials.json" if is_file else _PLACEHOLDERS[variable.role]
    return f'export {variable.name}="{value}"'


def notes(provider: Provider, variables: Sequence[Variable], base_url: str | None) -> list[str]:
    """What to know before the first call, one sentence each."""
    said = [_others(variable) for variable in variables if variable.any_of]
    if provider.record.kind == "local":
        where = f": the calls go to {base_url}, on your own machine" if base_url else ""
        said.insert(0, f"Start the server first{where}.")
        if not any(variable.role == "key" for variable in variables):
            said.insert(1, "It asks for no key; the clients insist on one, so any text will do.")
    return said


def before(kind: Kind) -> list[str]:
    """What to know before the first call of a kind."""
    return [_BEFORE_A_CALL[kind]] if kind in _BEFORE_A_CALL else []


def _others(variable: Variable) -> str:
    *rest, last = (f"`{name}`" for name in variable.any_of)
    names = f"{', '.join(rest)} or {last}" if rest else last
    return f"Tools may also look for it in {names}; the calls here read `{variable.name}`."


def not_published(provider: Provider, kind: Kind) -> str:
    """Why there is no call: none is written yet."""
    models = _MODELS_OF.get(kind, f"{kind} models")
    return f"No call for {models} at {provider.name} is published here yet."


def own_library(provider: Provider) -> str:
    """Why there is no call: there is no plain HTTP."""
    return f"{provider.name} is called through a library of its own, so no plain call is published."


def no_address(provider: Provider) -> str:
    """Why there is no call: where to is not known."""
    return f"No call is published: the address of {provider.name}'s API is not recorded here yet."


def no_key(provider: Provider) -> str:
    """Why there is no call: how to prove who calls is not known."""
    return f"No call is published: how {provider.name} wants its key is not recorded here yet."
