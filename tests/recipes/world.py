"""The simulated world of a catalogue: a value for every variable, a door for every provider."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from llmref.catalogue.entities import Offering, Provider
from llmref.catalogue.link import Catalogue
from llmref.recipes import choose
from llmref.recipes.addresses import own
from llmref.records.provider import Variable
from tests.recipes.api.google_sign_in import ORIGIN as SIGN_IN
from tests.recipes.api.replicate import STREAMS
from tests.recipes.job import Door

FAMILIES = {
    "openai-chat": "openai",
    "openai-responses": "openai",
    "anthropic-messages": "anthropic",
    "google-genai": "google",
    "azure-openai": "azure",
    "azure-responses": "azure",
    "cohere-v2": "cohere",
    "mistral": "mistral",
    "replicate": "replicate",
    "google-vertex": "vertex",
    "vertex-anthropic": "vertex",
    "aws-bedrock-converse": "bedrock",
    "aws-bedrock-invoke": "bedrock",
}
_MAKES = {"image": "pictures", "speech": "recordings", "video": "recordings"}
_ASKED = ("ids", "pictures", "recordings", "streamed", "toolless")
_REGIONS = {"vertex": "europe-west4", "bedrock": "ap-southeast-4"}
"""Clients put regions into names of hosts. These are nobody's usual one."""
_SEVERAL = re.compile(r"https://(us|eu)-aiplatform\.")
GCLOUD_TOKEN = "test-only-gcloud"
"""What the command `gcloud auth print-access-token` prints here."""
GOOGLE = "https://generativelanguage.googleapis.com/v1beta"


def variables(catalogue: Catalogue) -> dict[str, str]:
    """A value for every variable of every provider, from which one sees which it was."""
    return {
        name: _value(name, variable, provider)
        for provider in catalogue.providers.values()
        for variable in provider.record.auth
        for name in (variable.name, *variable.any_of)
    }


def _value(name: str, variable: Variable, provider: Provider) -> str:
    if variable.role == "region":
        for recipe in provider.record.recipes:
            if region := _REGIONS.get(FAMILIES.get(recipe.recipe_class, "")):
                return region
    # What is no key may become part of a host's name.
    told = name if variable.role == "key" else name.lower().replace("_", "-")
    return f"test-only-{told}"


def doors(catalogue: Catalogue, values: dict[str, str]) -> list[Door]:
    """Where every provider's API is; providers that share an address share a door."""
    held: dict[tuple[str, str], dict[str, set[str]]] = {}
    for provider in catalogue.providers.values():
        for family, base_url in _addresses(provider):
            door = held.setdefault((family, filled(base_url, values)), defaultdict(set))
            keys = {
                values[name]
                for variable in provider.record.auth
                if variable.role == "key"
                for name in (variable.name, *variable.any_of)
            }
            door["keys"] |= keys
            for what, ids in _known(catalogue.at_provider.get(provider.slug, ())):
                door[what] |= ids
            if family == "vertex":
                held.setdefault(("google-sign-in", SIGN_IN), defaultdict(set))["keys"] |= keys
                door["keys"].add(GCLOUD_TOKEN)
    return [
        Door(base_url, family, **{what: tuple(sorted(door[what])) for what in ("keys", *_ASKED)})
        for (family, base_url), door in held.items()
    ]


def _known(offerings: Sequence[Offering]) -> Iterator[tuple[str, set[str]]]:
    """The ids that a provider answers, and those of them with ways of their own."""
    for offering in offerings:
        if choose.no_call(offering):
            continue
        ids = {sold.id for sold in (offering, *offering.variants)}
        yield "ids", ids
        if what := _MAKES.get(offering.model.kind):
            yield what, ids
        if choose.recipe(offering).kind == "chat-streaming":
            yield "streamed", ids
        if "tools" in choose.refused_calls(offering):
            yield "toolless", ids


def _addresses(provider: Provider) -> Iterator[tuple[str, str]]:
    for recipe in provider.record.recipes:
        family, base_url = FAMILIES.get(recipe.recipe_class), recipe.base_url
        if family is None:
            continue
        if base_url is None:
            base_url = own(recipe.recipe_class, provider.record.auth)
        if base_url is not None:
            yield family, base_url
        if base_url == GOOGLE:
            # Its Python client asks here.
            yield family, GOOGLE.removesuffix("beta")
        if family == "vertex" and base_url is not None:
            # Google's own clients ask here.
            yield family, base_url.replace("/v1/", "/v1beta1/", 1)
        if family == "replicate":
            yield family, STREAMS
        if family == "azure" and base_url is not None:
            # Audio is below deployments, beside /v1.
            yield family, base_url.removesuffix("/v1")


def filled(base_url: str, values: dict[str, str]) -> str:
    """The base URL with its variables filled in."""
    for name, value in values.items():
        base_url = base_url.replace(f"${{{name}}}", value)
    # Some locations are of more than one region, and stand elsewhere in the name of a host.
    base_url = base_url.replace("https://global-", "https://")
    return _SEVERAL.sub(r"https://aiplatform.\1.rep.", base_url)
