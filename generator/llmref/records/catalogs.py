"""The one list of outside catalogs that `llmref import` reads, with what is true of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from llmref.records.features import Feature

CatalogName = Literal[
    "openrouter", "model-prices", "litellm", "genai-prices", "pi-ai", "models.dev"
]
"""As commands, `catalogue_ids` and the sources of offerings files call them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogKind:
    """One catalog. No column has a default, so that no row can forget one."""

    label: str
    """What readers call it."""
    url: str
    """Where a reader finds what was read."""
    via: Literal["api", "catalogue"]
    """How its facts were come by: a provider's own API, or a list kept by others."""
    prices_only: bool
    """Whether it lists prices of ids that others name, and no ids of its own."""
    lists_models: bool
    """Whether an id that it alone names is a model; in a price list it may be a route or tuning."""
    lists: Literal["all", "some", "ever"]
    """Whether it lists all IDs that a provider has now, some of them, or whatever it ever had."""
    zero_is_free: bool
    """Whether a rate of zero beside paid ones is free there; else it says that nobody knows."""
    denies: frozenset[Feature]
    """Of which features its no is a no; of others it only says that nobody entered a yes."""


CATALOGS: dict[CatalogName, CatalogKind] = {
    "openrouter": CatalogKind(
        label="OpenRouter API",
        url="https://openrouter.ai/api/v1/models",
        via="api",
        prices_only=False,
        lists_models=True,
        lists="all",
        zero_is_free=True,
        denies=frozenset({"reasoning", "tools", "structured_output"}),
    ),
    "model-prices": CatalogKind(
        label="model-prices",
        url="https://github.com/wakamex/model-prices",
        via="catalogue",
        prices_only=False,
        lists_models=True,
        lists="ever",
        zero_is_free=True,
        denies=frozenset(),
    ),
    "litellm": CatalogKind(
        label="LiteLLM",
        url="https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json",
        via="catalogue",
        prices_only=False,
        lists_models=False,
        lists="ever",
        zero_is_free=True,
        denies=frozenset(get_args(Feature)),
    ),
    "genai-prices": CatalogKind(
        label="genai-prices",
        url="https://github.com/pydantic/genai-prices",
        via="catalogue",
        prices_only=True,
        lists_models=False,
        lists="ever",
        zero_is_free=True,
        denies=frozenset(),
    ),
    "pi-ai": CatalogKind(
        label="pi-ai",
        url="https://github.com/earendil-works/pi",
        via="catalogue",
        prices_only=False,
        lists_models=False,
        lists="some",
        zero_is_free=False,
        denies=frozenset(),
    ),
    "models.dev": CatalogKind(
        label="models.dev",
        url="https://models.dev/api.json",
        via="catalogue",
        prices_only=False,
        lists_models=True,
        lists="all",
        zero_is_free=False,
        denies=frozenset({"structured_output", "temperature"}),
    ),
}
"""In the order of precedence where the site does not say another."""
