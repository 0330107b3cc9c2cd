"""Providers that catalogs list and that have no record, with the reason; shown in the docs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_ROUTED = (
    "A route of Hugging Face's router: its IDs are listed at Hugging Face and at the host itself."
)
_PLAN = "Sold as a subscription to an application; there is no public API with a price of its own."
_ENDED = "Its API has ended, or newer copies of the catalog list nothing of it."
_SAME = "Another endpoint of a provider that has a record with the same models."
_TASKS = "Its IDs are tasks such as parsing or classifying documents, which no kind of model fits."
_DECISIONS = "Its IDs answer with decisions or scores, which no kind of model here does."
_OWN_CALLS = "Its media come from calls of its own, which no class of calls here has."
_NO_PRICE = "Listed by one catalog alone, which states no price of it."
_ONLY_PRICES = "Named by a list of prices alone: no catalog says what its models are."
_UNKEPT = (
    "Listed by LiteLLM alone, which has changed nothing of it for more than half a year, so that"
    " its prices may be past."
)
_WINDS_DOWN = "Its provider has announced that the API winds down."
_NO_ADDRESS = "The catalog that lists it gives no address of its API."
_OWN_MACHINE = "Runs on the reader's own machine or account; it states no price per use."

LEFT_OUT: Mapping[str, Mapping[str, Sequence[str]]] = {
    "genai-prices": {
        _ROUTED: (
            *("huggingface_cerebras", "huggingface_fireworks-ai", "huggingface_groq"),
            *("huggingface_hyperbolic", "huggingface_nebius", "huggingface_novita"),
            *("huggingface_nscale", "huggingface_ovhcloud", "huggingface_publicai"),
            *("huggingface_sambanova", "huggingface_together"),
        ),
        _PLAN: ("cursor",),
        _SAME: ("openai-decisions",),
        _ONLY_PRICES: ("avian", "doubleword", "quicksilverpro"),
        _DECISIONS: ("typesafe",),
    },
    "litellm": {
        _ENDED: ("aleph_alpha", "anyscale", "palm"),
        _PLAN: ("chatgpt", "microsoft_365_copilot"),
        _SAME: ("amazon-nova", "bedrock_mantle", "clf_ai_gateway", "codestral", "qwencloud"),
        _OWN_MACHINE: ("lemonade", "sagemaker"),
        _TASKS: ("aws_polly", "reducto", "scaledown", "transcribe"),
        _DECISIONS: (
            *("bespoke", "eu_jev", "laya", "nace", "parallel_ai", "strands_decider", "typesafe"),
        ),
        _OWN_CALLS: ("runwayml", "soniox"),
        _NO_PRICE: ("featherless_ai", "gigachat", "heroku", "publicai"),
        _UNKEPT: ("hyperbolic", "llamagate", "nlp_cloud", "nscale", "recraft", "stability"),
        _WINDS_DOWN: ("lambda_ai",),
    },
    "model-prices": {_PLAN: ("cursor",)},
    "models.dev": {
        _SAME: ("llmgateway-providers",),
        _OWN_MACHINE: ("lynkr", "qvac"),
        _NO_ADDRESS: ("salad-cloud",),
    },
}
"""By catalog and reason: the catalog's names of the providers."""


def reason_left_out(catalog: str, provider: str) -> str:
    """Why a provider of a catalog has no record; empty where nobody wrote a reason."""
    reasons = LEFT_OUT.get(catalog, {})
    return next((reason for reason, names in reasons.items() if provider in names), "")


def left_out_table() -> str:
    """The table of the page, in Markdown: the provider, the catalog that lists it, the reason."""
    rows = sorted(
        (provider, catalog, reason)
        for catalog, reasons in LEFT_OUT.items()
        for reason, providers in reasons.items()
        for provider in providers
    )
    lines = [f"| `{provider}` | {catalog} | {reason} |" for provider, catalog, reason in rows]
    return "\n".join(["| Provider | Catalog | Reason |", "|---|---|---|", *lines, ""])
