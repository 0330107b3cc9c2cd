"""What LiteLLM calculates for the requests on the standard input; runs where it is installed.

In: a list of requests, each with `uses` and `tiers`, from how many tokens on which rates apply.
With the address of a price map as an argument, each has `provider`, `id` and `mode` instead.
Out: a cost each, in US dollars, as text.
"""

import importlib
import json
import os
import sys
from contextlib import redirect_stdout
from decimal import Decimal
from typing import Any

MAP = sys.argv[1] if len(sys.argv) > 1 else None
if MAP:
    os.environ["LITELLM_MODEL_COST_MAP_URL"] = MAP
else:
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # it would fetch prices when it is imported
litellm: Any = importlib.import_module("litellm")
types: Any = importlib.import_module("litellm.types.utils")

FIELDS = {
    "input": "input_cost_per_token",
    "output": "output_cost_per_token",
    "cache_read": "cache_read_input_token_cost",
    "cache_write": "cache_creation_input_token_cost",
    "cache_write_1h": "cache_creation_input_token_cost_above_1hr",
    "audio_input": "input_cost_per_audio_token",
    "audio_output": "output_cost_per_audio_token",
    "reasoning": "output_cost_per_reasoning_token",
}


def entry(tiers: list[dict[str, Any]]) -> dict[str, Any]:
    """Prices as its list of models has them."""
    fields: dict[str, Any] = {"litellm_provider": "openai", "mode": "chat"}
    for tier in tiers:
        end = f"_above_{tier['above']}_tokens" if tier["above"] else ""
        for rate, amount in tier["rates"].items():
            fields[FIELDS[rate] + end] = float(Decimal(amount) / 1_000_000)
    return fields


def usage(uses: dict[str, int]) -> Any:
    """What was used, as a response of an API says it."""
    writes = types.CacheCreationTokenDetails(
        ephemeral_5m_input_tokens=uses.get("cache_write", 0),
        ephemeral_1h_input_tokens=uses.get("cache_write_1h", 0),
    )
    written = uses.get("cache_write", 0) + uses.get("cache_write_1h", 0)
    given = ("input", "cache_read", "cache_write", "cache_write_1h", "audio_input")
    made = ("output", "audio_output", "reasoning")
    return types.Usage(
        prompt_tokens=sum(uses.get(rate, 0) for rate in given),
        completion_tokens=sum(uses.get(rate, 0) for rate in made),
        prompt_tokens_details=types.PromptTokensDetailsWrapper(
            text_tokens=uses.get("input", 0),
            cached_tokens=uses.get("cache_read", 0),
            audio_tokens=uses.get("audio_input", 0),
            cache_creation_tokens=written,
            cache_creation_token_details=writes if written else None,
        ),
        completion_tokens_details=types.CompletionTokensDetailsWrapper(
            text_tokens=uses.get("output", 0),
            audio_tokens=uses.get("audio_output", 0),
            reasoning_tokens=uses.get("reasoning", 0),
        ),
    )


def registered(requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The requests as such to models that are added to its list."""
    names = [f"model-{number}" for number in range(len(requests))]
    litellm.register_model(
        {name: entry(each["tiers"]) for name, each in zip(names, requests, strict=True)}
    )
    return [
        {"provider": "openai", "id": name, "mode": None, "uses": each["uses"]}
        for name, each in zip(names, requests, strict=True)
    ]


def cost(request: dict[str, Any]) -> str:
    """What one request costs, with the digits of a float."""
    return repr(
        sum(
            litellm.cost_per_token(
                model=request["id"],
                custom_llm_provider=request["provider"],
                usage_object=usage(request["uses"]),
                service_tier=request["mode"],
            )
        )
    )


with redirect_stdout(sys.stderr):  # it prints hints
    litellm.suppress_debug_info = True
    asked = json.load(sys.stdin)
    made = [cost(request) for request in (asked if MAP else registered(asked))]
sys.stdout.write(json.dumps(made))
