"""What each catalogue's records become: our words, our units, and reasons for what is left out."""

import json
from datetime import date

import pytest

from llmref.imports.candidate import Reading
from llmref.imports.copies import Refused
from llmref.imports.litellm_ids import key_of
from tests.unit.imports.copies import candidate, prices, reading, reasons

# --- models.dev -------------------------------------------------------------------------------


def test_models_dev_gives_every_rate_tier_and_mode_that_we_have_a_word_for() -> None:
    assert prices(candidate("models.dev", "anvil-1", "acme")) == [
        (
            {},
            {
                "input": "0.4",
                "output": "1.6",
                "cache_read": "0.1",
                "cache_write": "free",
                "audio_input": "3",
            },
        ),
        ({"input_above": 64000}, {"input": "0.8", "output": "3.2"}),
        ({"mode": "fast"}, {"input": "2.4", "output": "9.6"}),
    ]


def test_models_dev_facts_are_cleaned() -> None:
    anvil = candidate("models.dev", "anvil-1", "acme")

    assert anvil.name == "Anvil 1 (Turbo)"
    assert (anvil.context, anvil.output_limit) == (128000, None)  # equal: the limit is not stated
    assert (anvil.creator, anvil.model, anvil.input) == ("acme", "anvil-1", ("text",))
    assert anvil.features == {"tools": True, "temperature": True}
    assert candidate("models.dev", "anvil-embed").released == "2024-06"


MODELS_DEV: dict[str, object] = {
    "id": "anvil-9",
    "cost": {"input": 1, "output": 2},
    "limit": {"context": 1_000_000, "output": 8_000},
}


def models_dev(**facts: object) -> Reading:
    copy = {"acme": {"models": {"anvil-9": {**MODELS_DEV, **facts}}}}
    return reading("models.dev", json.dumps(copy).encode())


def tiered(**tier: object) -> dict[str, object]:
    """What input above a size costs, as `tiers` or as older copies write it."""
    return {"input": 1, "output": 2, **tier}


@pytest.mark.parametrize(
    ("cost", "above"),
    [
        (tiered(tiers=[{"input": 3, "tier": {"type": "context", "size": 200_000}}]), 200_000),
        (tiered(tiers=[{"input": 3, "tier": {"size": 200_000}}]), 200_000),
        # the first token of the tier
        (tiered(tiers=[{"input": 3, "tier": {"type": "context", "size": 200_001}}]), 200_000),
        (tiered(context_over_200k={"input": 3}), 200_000),
    ],
)
def test_models_dev_tiers_of_every_form_are_taken(cost: dict[str, object], above: int) -> None:
    assert prices(models_dev(cost=cost).candidates[0])[1:] == [
        ({"input_above": above}, {"input": "3"})
    ]


def test_a_tier_of_models_dev_that_is_not_of_context_is_left_out_with_a_finding() -> None:
    found = models_dev(cost=tiered(tiers=[{"input": 3, "tier": {"type": "time", "size": 900}}]))

    assert prices(found.candidates[0]) == [({}, {"input": "1", "output": "2"})]
    assert [one.reason for one in found.left_out] == ["a tier by time, which there is no word for"]


def test_modes_of_models_dev_are_called_what_the_call_says() -> None:
    modes = {
        "fast": {"cost": {"input": 2}, "provider": {"body": {"service_tier": "priority"}}},
        "quick": {"cost": {"input": 3}, "provider": {"body": {"service_tier": "flex"}}},
        "ultrafast": {"cost": {"input": 9}, "provider": {"body": {"service_tier": "ultrafast"}}},
        "pro": {"provider": {"body": {"reasoning": {"mode": "pro"}}}},
    }
    found = models_dev(experimental={"modes": modes})

    assert prices(found.candidates[0])[1:] == [
        ({"mode": "flex"}, {"input": "3"}),
        ({"mode": "priority"}, {"input": "2"}),
    ]
    assert [one.reason for one in found.left_out] == ["there is no word for the mode ultrafast"]


def test_a_no_of_models_dev_is_one_only_where_its_authors_need_not_write_any() -> None:
    flags = dict.fromkeys(
        ["tool_call", "reasoning", "open_weights", "structured_output", "temperature"], False
    )
    (found,) = models_dev(**flags).candidates

    assert found.features == {"structured_output": False, "temperature": False}
    assert found.weights is None


def test_the_canonical_model_of_models_dev_says_which_model_it_is() -> None:
    (found,) = models_dev(canonical_model_id="acme/anvil-9").candidates

    assert (found.creator, found.model) == ("acme", "anvil-9")


@pytest.mark.parametrize(
    ("native_id", "provider", "kind", "billing"),
    [
        ("anvil-1", "acme", "chat", "usage"),
        ("acme/anvil-draw", "acme", "image", None),
        ("anvil-embed", "acme", "embedding", "usage"),
        ("anvil-1:free", "acme", None, "free"),
        ("anvil-1", "acme-coding-plan", "chat", "subscription"),
    ],
)
def test_models_dev_kind_and_billing_come_from_evidence(
    native_id: str, provider: str, kind: str, billing: str
) -> None:
    found = candidate("models.dev", native_id, provider)

    assert (found.kind, found.billing) == (kind, billing)


def test_an_embedding_has_no_output_price() -> None:
    assert prices(candidate("models.dev", "anvil-embed")) == [({}, {"input": "0.02"})]


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("acme/broken", "is not a mapping"),
        ("acme/unsafe", "its id has signs that are not safe to paste"),
        ("acme/anvil-1 input", "'smell' is not a known modality"),
        ("acme/anvil-2 context", "99,999,999 is a placeholder"),
        ("acme/anvil-2 release_date", "2025-25-11 is not a day in the calendar"),
        ("acme/anvil-2 knowledge", "2025-02-31 is not a day in the calendar"),
        ("acme/anvil-2 output", "-1 is below zero, a placeholder"),
        ("acme/anvil-draw release_date", "1970-01-01 is a placeholder"),
        ("acme/anvil-draw output", "a model reads PDF files and generates none"),
        ("empty", "has no models"),
    ],
)
def test_models_dev_values_that_cannot_be_are_left_out_with_a_reason(
    where: str, reason: str
) -> None:
    assert reasons("models.dev")[where] == reason


# --- openrouter -------------------------------------------------------------------------------


def test_openrouter_prices_are_per_million_and_per_thousand() -> None:
    found = candidate("openrouter", "acme/anvil-1")

    assert prices(found) == [
        (
            {},
            {
                "input": "0.4",
                "output": "1.6",
                "cache_write": "free",
                "image_input": "0.4",
                "request": "5",
                "web_search": "10",
            },
        )
    ]
    assert (found.name, found.model, found.input) == (
        "Anvil 1",
        "anvil-1-20260301",
        ("text", "pdf"),
    )
    assert found.features == {"tools": True, "reasoning": False, "structured_output": False}
    assert (str(found.retires_on), found.knowledge_cutoff) == ("2027-01-15", "2025-06-30")


def test_openrouter_free_ids_are_free_and_routers_have_no_price() -> None:
    assert candidate("openrouter", "acme/anvil-1:free").billing == "free"
    router = candidate("openrouter", "acme/choose")
    assert (router.kind, router.billing, router.prices) == ("router", "unknown", ())


def openrouter(**pricing: object) -> Reading:
    record = {"id": "acme/anvil-9", "context_length": 1_000_000, "pricing": pricing}
    return reading("openrouter", json.dumps({"data": [record]}).encode())


def test_openrouter_overrides_are_tiers_and_keep_the_rates_that_they_do_not_state() -> None:
    found = openrouter(
        prompt="0.0000004",
        completion="0.0000016",
        input_cache_write_1h="0.0000008",
        overrides=[{"min_prompt_tokens": 200_000, "prompt": "0.0000008"}],
    )

    assert prices(found.candidates[0]) == [
        ({}, {"input": "0.4", "output": "1.6", "cache_write_1h": "0.8"}),
        ({"input_above": 200_000}, {"input": "0.8", "output": "1.6", "cache_write_1h": "0.8"}),
    ]


def test_an_openrouter_override_without_a_known_condition_is_a_finding() -> None:
    found = openrouter(prompt="0.0000004", overrides=[{"hours": "0-8", "prompt": "0.0000002"}])

    assert prices(found.candidates[0]) == [({}, {"input": "0.4"})]
    assert [one.reason for one in found.left_out] == [
        "a price under a condition that there is no word for",
        "the key `pricing.overrides[].hours` is not known to this reader",
    ]


# --- litellm ----------------------------------------------------------------------------------


def litellm(**facts: object) -> Reading:
    record = {
        "litellm_provider": "acme",
        "mode": "chat",
        "input_cost_per_token": 4e-07,
        "output_cost_per_token": 1.6e-06,
    }
    return reading("litellm", json.dumps({"anvil-9": {**record, **facts}}).encode())


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        ({"regional_processing_uplift_multiplier_eu": 1.1}, {"region": "eu"}),
        ({"regional_processing_uplift_multiplier_us": 1.1}, {"region": "us"}),
        ({"regional_endpoint_uplift_multiplier": 1.1}, {"region": "regional endpoints"}),
        ({"fedramp_uplift_multiplier": 1.1}, {"region": "FedRAMP"}),
        ({"provider_specific_entry": {"us": 1.1}}, {"region": "us"}),
        ({"provider_specific_entry": {"fast": 1.1}}, {"mode": "fast"}),
    ],
)
def test_litellm_multipliers_are_prices_under_a_condition(
    facts: dict[str, object], when: dict[str, str]
) -> None:
    found = litellm(**facts).candidates[0]

    assert prices(found)[1:] == [(when, {"input": "0.44", "output": "1.76"})]


def test_litellm_multipliers_hold_for_each_mode_and_tier_and_for_no_fee() -> None:
    found = litellm(
        regional_processing_uplift_multiplier_eu=1.1,
        input_cost_per_token_batches=2e-07,
        search_context_cost_per_query={"search_context_size_low": 0.01},
    ).candidates[0]

    assert prices(found)[2:] == [
        ({"mode": "batch", "region": "eu"}, {"input": "0.22"}),
        ({"region": "eu"}, {"input": "0.44", "output": "1.76"}),
    ]


@pytest.mark.parametrize("factor", [0, -1, 500, "much"])
def test_a_litellm_multiplier_that_cannot_be_is_a_finding(factor: object) -> None:
    found = litellm(fedramp_uplift_multiplier=factor)

    assert prices(found.candidates[0]) == [({}, {"input": "0.4", "output": "1.6"})]
    assert len(found.left_out) == 1


def test_a_price_that_litellm_states_for_a_region_comes_before_a_multiple() -> None:
    copy = {
        "azure/anvil-9": {
            "litellm_provider": "azure",
            "input_cost_per_token": 1e-06,
            "regional_processing_uplift_multiplier_eu": 1.1,
        },
        "azure/eu/anvil-9": {"litellm_provider": "azure", "input_cost_per_token": 3e-06},
    }

    found = reading("litellm", json.dumps(copy).encode()).candidates[0]

    assert prices(found) == [({}, {"input": "1"}), ({"region": "eu"}, {"input": "3"})]


@pytest.mark.parametrize("mode", ["realtime", "audio_transcription", "chat"])
def test_a_litellm_model_without_an_endpoint_that_is_known_has_no_call(mode: str) -> None:
    found = litellm(mode=mode, supported_endpoints=["/v1/realtime"])

    assert found.candidates[0].kind == "other"
    assert [one.reason for one in found.left_out] == ["no call is known for /v1/realtime"]


@pytest.mark.parametrize(
    ("mode", "stated", "when", "rate"),
    [
        (
            "video_generation",
            {"output_cost_per_video_token": 1.75e-05},
            {},
            ("video_output", "17.5"),
        ),
        (
            "image_generation",
            {"output_cost_per_image_2K": 0.12},
            {"resolution": "2K"},
            ("image", "0.12"),
        ),
        ("realtime", {"input_cost_per_second": 0.01}, {}, ("audio_minute", "0.6")),
    ],
)
def test_litellm_rates_of_what_is_made_are_taken(
    mode: str, stated: dict[str, object], when: dict[str, str], rate: tuple[str, str]
) -> None:
    found = prices(litellm(mode=mode, **stated).candidates[0])

    assert any(rate in rates.items() for conditions, rates in found if conditions == when)


def test_a_litellm_rate_without_a_word_is_told_by_its_name() -> None:
    found = litellm(google_maps_grounding_cost_per_query=0.025)

    assert [one.reason for one in found.left_out] == [
        "there is no word for the rate google_maps_grounding_cost_per_query"
    ]


def test_litellm_cites_the_page_of_an_end_too() -> None:
    pages = {
        "source": "https://acme.example/prices",
        "deprecation_source": "https://acme.example/ends",
    }

    assert litellm(**pages).candidates[0].links == tuple(pages.values())


@pytest.mark.parametrize(
    ("key", "provider", "native_id"),
    [
        ("acme/anvil-1", "acme", "anvil-1"),
        ("acme/acme/anvil-1", "acme", "acme/anvil-1"),  # the API wants its own name, too
        ("anvil-1", "acme", "anvil-1"),
        ("azure/eu/anvil-1", "azure", "anvil-1"),
    ],
)
def test_litellm_keys_name_their_provider_once(key: str, provider: str, native_id: str) -> None:
    assert key_of(key, provider).id == native_id


def test_litellm_modes_and_tiers_are_conditions() -> None:
    assert prices(candidate("litellm", "anvil-1", "acme")) == [
        (
            {},
            {
                "input": "0.4",
                "output": "1.6",
                "cache_read": "0.1",
                "cache_write": "free",
                "cache_write_1h": "0.8",
                "web_search": "10",
            },
        ),
        ({"input_above": 64000}, {"input": "0.8", "output": "3.2"}),
        ({"mode": "batch"}, {"input": "0.2", "output": "0.8"}),
        ({"mode": "priority"}, {"input": "0.7", "output": "2.8"}),
    ]


def test_litellm_mode_of_responses_means_nothing_else_unless_chat_is_listed_too() -> None:
    assert candidate("litellm", "anvil-off-peak").responses_only
    assert not candidate("litellm", "anvil-slip").responses_only


def test_litellm_cheap_hours_are_the_price_and_dear_hours_a_condition() -> None:
    workdays = ["mon", "tue", "wed", "thu", "fri"]
    found = candidate("litellm", "anvil-off-peak")

    assert prices(found) == [
        ({}, {"input": "0.15", "output": "0.6"}),
        ({"hours_utc": "01:00-04:00", "weekdays": workdays}, {"input": "0.3", "output": "1.2"}),
        ({"hours_utc": "06:00-10:00", "weekdays": workdays}, {"input": "0.3", "output": "1.2"}),
    ]


@pytest.mark.parametrize(
    ("off_peak", "base"),
    [
        # what off-peak pricing states       what is charged in those hours
        ({"output_cost_per_token": 8e-07}, {"input": "0.4", "output": "0.8", "web_search": "10"}),
        ({"input_cost_per_token": 2e-07}, {"input": "0.2", "output": "1.6", "web_search": "10"}),
    ],
)
def test_rates_that_off_peak_pricing_does_not_state_stay_as_they_are(
    off_peak: dict[str, object], base: dict[str, str]
) -> None:
    record: dict[str, object] = {
        "litellm_provider": "acme",
        "mode": "chat",
        "input_cost_per_token": 4e-07,
        "output_cost_per_token": 1.6e-06,
        "search_context_cost_per_query": {"search_context_size_low": 0.01},
        "off_peak_pricing": {"windows": [{"hours_utc": "16:30-00:30"}], **off_peak},
    }

    found = reading("litellm", json.dumps({"anvil-1": record}).encode()).candidates[0]

    peak = {"input": "0.4", "output": "1.6", "web_search": "10"}
    assert prices(found) == [({}, base), ({"hours_utc": "00:30-16:30"}, peak)]


@pytest.mark.parametrize(
    ("native_id", "kind", "found"),
    [
        ("anvil-hear", "transcription", [({}, {"audio_minute": "0.006"})]),
        ("anvil-speak", "speech", [({}, {"characters": "15"})]),
        (
            "anvil-film",
            "video",
            [({}, {"video_second": "0.1"}), ({"resolution": "1080p"}, {"video_second": "0.3"})],
        ),
        ("anvil-rank", "rerank", [({}, {"rerank": "2"})]),
        ("anvil-read", "other", [({}, {"page": "4"})]),
        ("anvil-embed", "embedding", [({}, {"input": "0.02"})]),
        (
            "anvil-draw",
            "image",
            [
                ({}, {"image": "0.04"}),
                ({"quality": "high", "resolution": "1024x1792"}, {"image": "0.0918"}),
            ],
        ),
        (
            "acme.anvil-v1:0",
            "chat",
            [
                ({}, {"input": "0.4", "output": "1.6"}),
                ({"region": "us-gov-west-1"}, {"input": "0.5", "output": "2"}),
            ],
        ),
    ],
)
def test_litellm_units_follow_from_the_mode(native_id: str, kind: str, found: list[object]) -> None:
    one = candidate("litellm", native_id)

    assert (one.kind, prices(one)) == (kind, found)


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("bedrock/us-east-1/1-month-commitment/acme.anvil-v1:0", "reserved capacity"),
        ("bedrock/claude_platform/acme-anvil", "a route of LiteLLM's own"),
        ("ft:anvil-1", "one customer has tuned"),
        ("acme/search", "is a search, not a model"),
        ("together-ai-up-to-4b", "a class of model sizes"),
        ("nobody", "has no provider"),
        ("acme/anvil-slip input_cost_per_token", "an absurd rate"),
    ],
)
def test_litellm_records_that_are_no_offerings_are_left_out(where: str, reason: str) -> None:
    assert reason in reasons("litellm")[where]


# --- genai-prices -----------------------------------------------------------------------------


def test_genai_prices_gives_history_tiers_and_modes() -> None:
    found = candidate("genai-prices", "anvil-1")
    periods = [(str(price.starts), str(price.ends)) for price in found.prices]

    assert prices(found) == [
        ({}, {"input": "0.5", "output": "2"}),
        ({}, {"input": "0.4", "output": "1.6"}),
        ({"input_above": 64000}, {"input": "0.8", "output": "1.6"}),
        ({"mode": "batch"}, {"input": "0.2", "output": "0.8"}),
    ]
    assert periods[:2] == [("None", "2026-09-01"), ("2026-09-01", "None")]
    assert (found.status, found.aliases) == ("deprecated", ("anvil-1-2026-03-01",))


def test_genai_prices_hours_are_minutes_and_times_of_day_are_conditions() -> None:
    assert prices(candidate("genai-prices", "anvil-hear")) == [({}, {"audio_minute": "0.01"})]
    assert sorted(map(str, prices(candidate("genai-prices", "anvil-night")))) == [
        "({'hours_utc': '00:30-16:30'}, {'input': '0.3', 'output': '0.6'})",
        "({}, {'input': '0.1', 'output': '0.2'})",
    ]


def test_genai_prices_names_what_there_is_no_word_for() -> None:
    left_out = [one.reason for one in reading("genai-prices").left_out]

    assert left_out == [
        "there is no word for the rate storage_searches_kcount",
        "there is no word for route: 'acme/eu'",
    ]


# --- pi-ai ------------------------------------------------------------------------------------


def test_pi_ai_gives_prices_with_tiers_and_no_cache_rate_of_zero() -> None:
    anvil = candidate("pi-ai", "anvil-1", "acme")

    assert prices(anvil) == [
        ({}, {"input": "0.4", "output": "1.6", "cache_read": "0.1"}),
        ({"input_above": 200000}, {"input": "0.8", "output": "3.2"}),
    ]
    assert (anvil.name, anvil.kind, anvil.billing) == ("Anvil 1", "chat", "usage")
    assert (anvil.input, anvil.features) == ((), {"tools": True, "reasoning": True})


@pytest.mark.parametrize(
    ("over", "when"),
    [(200_000, {"input_above": 200_000}), (199_999, {"input_from": 200_000})],
)
def test_a_tier_of_pi_ai_starts_where_it_says(over: int, when: dict[str, int]) -> None:
    cost = {"input": 1, "output": 2, "tiers": [{"over": over, "input": 3}]}
    copy = {"providers": {"acme": {"models": [{"id": "anvil-9", "cost": cost}]}}}

    found = reading("pi-ai", json.dumps(copy).encode()).candidates[0]

    assert prices(found)[1:] == [(when, {"input": "3"})]


@pytest.mark.parametrize(
    ("native_id", "kind", "billing"),
    [
        ("anvil-2", "chat", "unknown"),
        ("anvil-draw", "image", "usage"),
        ("anvil-gift", "chat", "free"),
        ("anvil-judge", "other", "usage"),
    ],
)
def test_pi_ai_kind_and_billing_come_from_what_it_states(
    native_id: str, kind: str, billing: str
) -> None:
    found = candidate("pi-ai", native_id)

    assert (found.kind, found.billing) == (kind, billing)


def test_pi_ai_list_prices_of_subscriptions_are_left_out() -> None:
    assert "subscription" in reasons("pi-ai")["openai-codex"]


# --- model-prices -----------------------------------------------------------------------------


def test_model_prices_gives_what_holds_now_and_what_a_page_ended() -> None:
    anvil = candidate("model-prices", "anvil-1")
    periods = [(one.starts, one.ends, one.basis) for one in anvil.prices]

    assert prices(anvil) == [
        ({}, {"input": "0.8", "output": "3.2"}),
        ({}, {"input": "0.4", "output": "1.6", "cache_read": "0.1", "cache_write_1h": "0.8"}),
        ({"input_above": 200000}, {"input": "0.8", "output": "3.2"}),
        ({"thinking": True}, {"input": "0.4", "output": "6.4"}),
    ]
    assert periods == [
        (None, date(2026, 6, 1), "models.dev commit"),
        (date(2026, 6, 1), None, "documented"),
        (date(2026, 6, 1), None, "documented"),
        (None, None, "first observed"),
    ]
    assert anvil.prices[1].cites == "https://acme.example/prices"


@pytest.mark.parametrize(
    ("native_id", "billing", "status"),
    [
        ("anvil-2", "usage", "deprecated"),
        ("anvil-zero", "unknown", None),
        ("anvil-image-1", None, None),
    ],
)
def test_model_prices_states_no_more_than_text_and_no_zero(
    native_id: str, billing: str | None, status: str | None
) -> None:
    found = candidate("model-prices", native_id)

    assert (found.billing, found.status) == (billing, status)
    assert bool(found.prices) == (billing == "usage")


def test_an_id_that_models_dev_removed_is_left_out_of_model_prices() -> None:
    assert "no more in models.dev" in reasons("model-prices")["acme/anvil-old"]


def test_a_snapshot_in_another_format_is_refused() -> None:
    with pytest.raises(Refused, match="not a snapshot of model-prices in its format 1"):
        reading("model-prices", b'{"schema": 2, "prices": {}}')


@pytest.mark.parametrize("quality", ["low", "high", "xhigh", "max"])
def test_a_key_of_litellm_may_begin_with_a_quality_and_a_size(quality: str) -> None:
    """Two levels above `high` came with GPT Image 2.5, and were taken for parts of the id."""
    key = key_of(f"fal_ai/{quality}/1024-x-768/openai/gpt-image-2.5/flare/edit", "fal_ai")
    assert (key.id, key.when) == (
        "openai/gpt-image-2.5/flare/edit",
        {"quality": quality, "resolution": "1024x768"},
    )
