"""What each catalogue's records become: our words, our units, and reasons for what is left out."""

import json

import pytest

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
    assert anvil.features == {"reasoning": False, "tools": True, "temperature": True}
    assert candidate("models.dev", "anvil-embed").released == "2024-06"


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
        ("acme/anvil-1 input", "'smell' is no modality that we know"),
        ("acme/anvil-2 context", "99,999,999 is a placeholder"),
        ("acme/anvil-2 release_date", "2025-25-11 is not a day in the calendar"),
        ("acme/anvil-2 knowledge", "2025-02-31 is not a day in the calendar"),
        ("acme/anvil-2 output", "-1 is below zero, a placeholder"),
        ("acme/anvil-draw release_date", "1970-01-01 is a placeholder"),
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


# --- litellm ----------------------------------------------------------------------------------


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
        ({"mode": "batch"}, {"input": "0.2", "output": "0.8"}),
        ({"mode": "priority"}, {"input": "0.7", "output": "2.8"}),
        ({"input_above": 64000}, {"input": "0.8", "output": "3.2"}),
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

    assert left_out == ["there is no word for this rate", "there is no word for route: 'acme/eu'"]
