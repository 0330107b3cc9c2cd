"""What a recipe says in words: shell lines for variables, notes, and why there is no call."""

from __future__ import annotations

from collections.abc import Sequence

from generator import formats
from generator.catalogue.things import Provider
from generator.records.provider import CalledAs, RecipeClass, Role, Variable
from generator.records.traits import Lifecycle

_PLACEHOLDERS: dict[Role, str] = {
    "key": "your-key",
    "account": "your-account",
    "project": "your-project",
    "region": "your-region",
    "resource": "your-resource",
    "base_url": "your-address",
}
_MODELS_OF: dict[CalledAs, str] = {
    "router": "routers",
    "other": "models of this kind",
}
_HOLDS: dict[Role, str] = {
    "key": "the key",
    "account": "the account",
    "project": "the project",
    "region": "the region",
    "resource": "the resource",
    "base_url": "the address",
}
_OF_KIND: dict[CalledAs, tuple[str]] = {
    "speech": ("Each provider has voices of its own; `alloy` is one of OpenAI's.",),
    "transcription": ("The calls send `speech.mp3`, a recording of yours in the same folder.",),
    "chat-image-output": ("The picture comes in the answer of a chat, as an address or whole.",),
    "chat-link": ("The answer of a chat holds the address of what was made.",),
    "chat-streaming": ("It answers only as a stream: a call without `stream` is refused.",),
}

_GOOGLE_SIGN_IN = (
    "Python and JavaScript read the file that `GOOGLE_APPLICATION_CREDENTIALS` names; curl asks "
    "`gcloud` for a token, so sign in with `gcloud auth login` first."
)
_AWS_SIGN_IN = (
    "Python and JavaScript read `AWS_BEARER_TOKEN_BEDROCK` by themselves; without it they look for "
    "your usual AWS credentials, which the curl call cannot use."
)
_DEPLOYMENT = (
    "`model` takes the name that you gave your deployment; "
    "the id here is right if you named it after the model."
)
_OF_CLASS: dict[RecipeClass, tuple[str]] = {
    "aws-bedrock-converse": (_AWS_SIGN_IN,),
    "aws-bedrock-invoke": (_AWS_SIGN_IN,),
    "google-vertex": (_GOOGLE_SIGN_IN,),
    "vertex-anthropic": (_GOOGLE_SIGN_IN,),
    "azure-openai": (_DEPLOYMENT,),
    "azure-responses": (_DEPLOYMENT,),
    "replicate": ("Each model names its own inputs; most take a `prompt`.",),
}
_KORE = (
    (
        "`Kore` is one of Google's prebuilt voices. Models before Gemini 3.8 answer with bare "
        "samples (24 kHz, 16 bits, mono), which players want in a file with a header: "
        "`ffmpeg -f s16le -ar 24000 -i speech.pcm speech.wav`."
    ),
)
_VIDEO = (
    "A video takes minutes: the calls begin an operation, then ask every ten seconds whether it "
    "is done."
)
_OF_CELL: dict[tuple[RecipeClass, CalledAs], tuple[str]] = {
    ("mistral", "speech"): ("`en_paul_neutral` is one of Mistral's preset voices.",),
    ("google-genai", "speech"): _KORE,
    ("google-vertex", "speech"): _KORE,
    ("google-vertex", "video"): (_VIDEO,),
}


def export(variable: Variable) -> str:
    """The shell line that sets a variable, with a placeholder that nobody takes for a value."""
    is_file = variable.name.endswith("_CREDENTIALS")
    value = "/path/to/credentials.json" if is_file else _PLACEHOLDERS[variable.role]
    return f'export {variable.name}="{value}"'


def other_variables(variables: Sequence[Variable]) -> list[str]:
    """Which other variables may hold the same, one sentence for each that has some."""
    return [
        f"{_any_of(variable)} may hold {_HOLDS[variable.role]} as well."
        for variable in variables
        if variable.any_of
    ]


def before_calls(
    provider: Provider, variables: Sequence[Variable], name: RecipeClass, kind: CalledAs
) -> list[str]:
    """What to know before the first call, one sentence each."""
    said = [
        f"{_any_of(variable)} may hold {_HOLDS[variable.role]} as well; "
        f"the calls here read `{variable.name}`."
        for variable in variables
        if variable.any_of
    ]
    if provider.record.kind == "local":
        said.append("Start the server first: the calls go to your own machine.")
        if not any(variable.role == "key" for variable in variables):
            said.append("It asks for no key; the clients insist on one, so any text will do.")
    said += _OF_CLASS.get(name, ())
    return [*said, *_OF_CELL.get((name, kind), _OF_KIND.get(kind, ()))]


def by_profile(called: str, bare: str) -> str:
    """Why a call names another id than the offering's own."""
    return (
        f"The calls name an inference profile, `{called}`: newer models refuse their bare id, "
        f"`{bare}`, for on-demand throughput. Its name tells from which regions a profile can be "
        "called; other profiles are below."
    )


def _any_of(variable: Variable) -> str:
    *rest, last = (f"`{name}`" for name in variable.any_of)
    return f"{', '.join(rest)} or {last}" if rest else last


def not_live(life: Lifecycle) -> str:
    """Why there is no call of what is retired, or only announced."""
    if life.status == "announced":
        return "No call is published: it is announced and cannot be called yet."
    since = f" on {formats.day(life.retires_on)}" if life.retires_on else ""
    return f"No call is published: it was retired here{since}, so a call fails."


def no_call(why: str) -> str:
    """Why there is no call, where that is known."""
    return f"No call is published. {why}"


def not_known(provider: Provider, kind: CalledAs) -> str:
    """Why there is no call: nothing that was read says how such models are called there."""
    models = _MODELS_OF.get(kind, f"{kind} models")
    return f"No call is published: how {provider.name} is called for {models} is not known here."


def own_library(provider: Provider) -> str:
    """Why there is no call: there is no plain HTTP."""
    return f"{provider.name} is called through a library of its own, so no plain call is published."


def no_address(provider: Provider) -> str:
    """Why there is no call: where to is not known."""
    return f"No call is published: the address of {provider.name}'s API is not recorded here yet."


def no_key(provider: Provider) -> str:
    """Why there is no call: how to prove who calls is not known."""
    return f"No call is published: how {provider.name} wants its key is not recorded here yet."
