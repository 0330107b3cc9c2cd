"""Providers that catalogs list and that have no record, with the reason; shown in the docs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_ROUTED = (
    "A route of Hugging Face's router: its IDs are listed at Hugging Face and at the host itself."
)
_UNREAD = (
    "Listed by one catalog alone, and nobody has read at the provider how its API is called and"
    " what it costs."
)
_PLAN = "Sold as a subscription to an application; there is no public API with a price of its own."
_ENDED = "Its API has ended, or newer copies of the catalog list nothing of it."
_SAME = "Another endpoint of a provider that has a record with the same models."
_TASKS = "Its IDs are tasks such as parsing or classifying documents, which no kind of model fits."
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
        _UNREAD: ("avian", "doubleword", "quicksilverpro", "typesafe"),
    },
    "litellm": {
        _ENDED: ("aleph_alpha", "anyscale", "palm"),
        _PLAN: ("chatgpt", "microsoft_365_copilot"),
        _SAME: ("bedrock_mantle", "clf_ai_gateway", "codestral"),
        _OWN_MACHINE: ("lemonade", "sagemaker"),
        _TASKS: ("aws_polly", "reducto", "scaledown", "transcribe"),
        _UNREAD: (
            *("aiml", "amazon-nova", "bespoke", "darkbloom", "eu_jev", "featherless_ai"),
            *("gigachat", "heroku", "hostinger_router", "hyperbolic", "inferenceapis", "kyma"),
            *("lambda_ai", "laya", "libertai", "llamagate", "nace", "nlp_cloud", "nscale"),
            *("openinfer", "parallel_ai", "pinstripes", "prism", "publicai", "qwencloud"),
            *("recraft", "refuseless", "runwayml", "sail", "soniox", "stability"),
            *("strands_decider", "streamlake", "tencent", "tensormesh", "typesafe", "wally"),
            "zerogpu",
        ),
    },
    "model-prices": {_PLAN: ("cursor",)},
    "models.dev": {
        _SAME: ("llmgateway-providers",),
        _OWN_MACHINE: ("qvac",),
        _UNREAD: ("lynkr", "salad-cloud"),
    },
    "pi-ai": {_UNREAD: ("ant-ling",)},
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
