"""What an offering can do, in three states."""

from __future__ import annotations

from typing import Any

import pytest

from llmref.insights import capabilities
from llmref.records.source import source_of
from tests.unit.insights.factories import RATES, Offer, offer, offering_of

UNKNOWN = ("Not known", "unknown")
NOT_REASONING = {"reasoning": False}
BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}
SOURCES = [
    {"url": "https://maker.example/all", "via": "docs", "checked": "2026-10-01"},
    {
        "url": "https://maker.example/features",
        "via": "docs",
        "checked": "2026-10-01",
        "for": ["features"],
    },
]


def found(sold: Offer, key: str, **model: Any) -> capabilities.Capability | None:
    rows = capabilities.capabilities(offering_of(sold, model=model))
    return next((row for row in rows if row.key == key), None)


@pytest.mark.parametrize(
    ("sold", "model", "key", "text", "state"),
    [
        # offer, model, capability, text, state
        (offer(), {"input": ["text", "image"]}, "vision", "Yes", "known"),
        (offer(), {"input": ["text"]}, "vision", "No", "not-offered"),
        (offer(), {}, "vision", "Not known", "unknown"),
        (offer(), {"features": {"tools": True}}, "tools", "Yes", "known"),
        (offer(), {"features": {"tools": False}}, "tools", "No", "not-offered"),
        (offer(), {}, "tools", "Not known", "unknown"),
        (offer(prices=[BATCH]), {}, "batch", "Yes", "known"),
        (offer(not_offered=["batch"]), {}, "batch", "No", "not-offered"),
        (offer(), {}, "batch", "Not known", "unknown"),
        (offer(rates={**RATES, "cache_read": "1"}), {}, "prompt_caching", "Yes", "known"),
        (offer(not_offered=["cache_read"]), {}, "prompt_caching", "No", "not-offered"),
        (offer(rates={**RATES, "web_search": "10"}), {}, "web_search", "Yes", "known"),
        (offer(), {}, "web_search", "Not known", "unknown"),
        (offer(), {"output": ["text", "audio"]}, "audio_output", "Yes", "known"),
        # what is charged for is not denied
        (offer(rates={**RATES, "image_input": "1"}), {"input": ["text"]}, "vision", *UNKNOWN),
        (
            offer(rates={**RATES, "reasoning": "8"}),
            {"features": NOT_REASONING},
            "reasoning",
            *UNKNOWN,
        ),
        (offer(rates={**RATES, "reasoning": "8"}), {}, "reasoning", *UNKNOWN),
    ],
)
def test_a_capability_is_yes_or_no_or_not_known(
    sold: Offer, model: dict[str, Any], key: str, text: str, state: str
) -> None:
    row = found(sold, key, **model)

    assert row
    assert (row.text, row.state) == (text, state)


@pytest.mark.parametrize(
    ("key", "model"),
    [
        # what is not worth a row, where
        ("image_output", {"output": ["text"]}),
        ("tools", {"kind": "embedding"}),
        ("vision", {"kind": "embedding", "input": ["text"]}),
        ("prompt_caching", {"kind": "image"}),
    ],
)
def test_what_a_kind_has_no_use_for_is_left_out(key: str, model: dict[str, Any]) -> None:
    assert found(offer(), key, **model) is None


def test_a_difference_from_the_model_is_said_on_the_providers_own_word_only() -> None:
    for source, differs in (("page", True), ("list", False)):
        here = offer(features={"tools": False}, source=source)

        row = found(here, "tools", features={"tools": True})

        assert row
        assert row.differs is differs


@pytest.mark.parametrize(
    ("source", "key", "text"),
    [
        # who lists text alone, what the model has, what is said of the offering
        ("list", "vision", "Not known"),
        ("page", "vision", "No"),
        ("list", "audio_input", "No"),  # the model has it neither
    ],
)
def test_a_catalogues_list_denies_nothing_that_the_model_takes(
    source: str, key: str, text: str
) -> None:
    row = found(offer(input=["text"], source=source), key, input=["text", "image"])

    assert row
    assert row.text == text


@pytest.mark.parametrize(
    ("here", "at_model", "differs"),
    [
        # the offering's features, the model's, whether they differ
        ({"tools": False}, {"tools": True}, True),
        ({"tools": True}, {"tools": False}, True),
        ({"tools": True}, {"tools": True}, False),
        ({"tools": True}, {}, False),
        ({}, {"tools": True}, False),
    ],
)
def test_a_difference_from_the_model_is_marked(
    here: dict[str, bool], at_model: dict[str, bool], differs: bool
) -> None:
    row = found(offer(features=here), "tools", features=at_model)

    assert row
    assert row.differs is differs


def test_each_fact_has_the_source_of_the_record_that_states_it() -> None:
    model = {"features": {"tools": True}, "input": ["text"], "sources": SOURCES}
    sold = offer(source="list", features={"reasoning": True}, output=["text", "image"])
    offering = offering_of(sold, model=model)

    sources = {row.key: row.source for row in capabilities.capabilities(offering)}

    general, features = offering.model.record.sources
    assert sources["tools"] == features
    assert sources["vision"] == general
    assert sources["reasoning"] == offering.cited
    assert sources["image_output"] == offering.cited
    assert sources["json_mode"] is None


@pytest.mark.parametrize(
    ("kind", "model", "here", "text"),
    [
        # the kind, the model's features, the offering's, what is said of streaming
        ("chat", {}, {}, "Yes"),
        ("router", {}, {}, "Yes"),
        ("chat", {"streaming": False}, {}, "No"),
        ("chat", {}, {"streaming": False}, "No"),
        ("other", {}, {}, "Not known"),  # nobody knows whether it writes
    ],
)
def test_what_a_providers_api_can_do_holds_for_each_model_that_writes(
    kind: str, model: dict[str, bool], here: dict[str, bool], text: str
) -> None:
    acme = {"features": {"streaming": True}, "sources": SOURCES}
    offering = offering_of(
        offer(features=here), model={"kind": kind, "features": model}, providers={"acme": acme}
    )

    row = next(row for row in capabilities.capabilities(offering) if row.key == "streaming")

    assert row.text == text
    assert capabilities.has_here(offering, "streaming") is row.has


def test_what_only_its_provider_says_has_the_providers_source() -> None:
    acme = {"features": {"streaming": True, "tools": True}, "sources": SOURCES}
    model = {"features": {"tools": True}, "sources": SOURCES[:1]}
    offering = offering_of(offer(), model=model, providers={"acme": acme})

    sources = {row.key: row.source for row in capabilities.capabilities(offering)}

    assert sources["streaming"] == offering.provider.record.sources[1]
    assert sources["tools"] == offering.model.record.sources[0]


@pytest.mark.parametrize(
    ("provider", "model", "text"),
    [
        ("maker", {}, "Yes"),
        ("other", {}, "Not known"),
        ("other", {"output": ["text"]}, "Not known"),
    ],
)
def test_web_search_is_known_only_at_the_api_that_its_model_is_said_to_have_it_at(
    provider: str, model: dict[str, Any], text: str
) -> None:
    row = found(offer(provider=provider), "web_search", features={"web_search": True}, **model)

    assert row
    assert row.text == text
    assert row.at_model is (True if text == "Yes" else None)


@pytest.mark.parametrize(
    ("stated", "model", "text"),
    [
        ({"takes": {"temperature": {"min": 0, "max": 2}}}, {}, "Yes"),
        ({"refuses": ["temperature"]}, {}, "No"),
        ({"takes": {"top_p": {}}}, {}, "Not known"),
        # a word about the feature itself goes before it
        ({"takes": {"temperature": {}}}, {"features": {"temperature": True}}, "Yes"),
    ],
)
def test_parameters_of_requests_show_whether_a_temperature_is_taken(
    stated: dict[str, Any], model: dict[str, Any], text: str
) -> None:
    sold = offer(request_parameters={**stated, "source": "other"}, source="list")
    offering = offering_of(sold, model={**model, "sources": SOURCES})

    row = next(row for row in capabilities.capabilities(offering) if row.key == "temperature")

    assert row.text == text
    if row.has is not None:
        shown = offering.parameters_source
        assert row.source == (offering.model.record.sources[1] if model else shown)


def test_a_feature_has_the_source_that_names_it_before_that_of_all() -> None:
    own = {
        "url": "https://maker.example/temperature",
        "via": "docs",
        "checked": "2026-10-01",
        "for": ["features.temperature"],
    }
    model = {"features": {"tools": True, "temperature": False}, "sources": [SOURCES[1], own]}
    offering = offering_of(offer(), model=model)

    sources = {row.key: row.source for row in capabilities.capabilities(offering)}

    assert sources["tools"] == offering.model.record.sources[0]
    assert sources["temperature"] == offering.model.record.sources[1]


def test_a_word_about_web_search_goes_before_its_price() -> None:
    sold = offer(rates={**RATES, "web_search": "10"}, features={"web_search": False})

    row = found(sold, "web_search")

    assert row
    assert row.has is False


def test_what_a_price_shows_has_the_source_of_that_rate() -> None:
    rates = {**RATES, "web_search": "10", "cache_read": "1"}
    base = {"rates": rates, "rate_sources": {"web_search": "other"}}
    sold = offer(rates=None, prices=[base, {**BATCH, "source": "page"}], source="list")
    offering = offering_of(sold)

    sources = {row.key: row.source for row in capabilities.capabilities(offering)}

    assert sources["web_search"] == offering.current[0].rate_sources["web_search"]
    assert sources["prompt_caching"] == offering.cited
    assert sources["batch"] == offering.current[1].cited != offering.cited


def test_an_embedding_does_not_stream_since_its_provider_does() -> None:
    acme = {"features": {"streaming": True}, "sources": SOURCES}

    offering = offering_of(offer(), model={"kind": "embedding"}, providers={"acme": acme})

    assert "streaming" not in {row.key for row in capabilities.capabilities(offering)}


def test_a_model_is_not_asked_what_its_providers_decide() -> None:
    model = offering_of(offer(), model={"features": {"tools": True}, "sources": SOURCES}).model

    rows = {row.key: row for row in capabilities.model_capabilities(model)}

    assert rows["tools"].text == "Yes"
    assert rows["tools"].source == model.record.sources[1]
    assert rows["streaming"].source is None
    assert not {"batch", "prompt_caching"} & set(rows)


def test_no_source_is_made_up() -> None:
    assert source_of([], "features") is None


def test_no_idea_has_two_words() -> None:
    assert len(set(capabilities.LABELS.values())) == len(capabilities.LABELS)


@pytest.mark.parametrize(
    ("taken", "has"),
    [(["text"], False), (["text", "image"], None), (["text", "image", "pdf"], True)],
)
def test_a_list_of_pictures_without_pdf_is_no_denial(taken: list[str], has: bool | None) -> None:
    offering = offering_of(offer(), model={"input": taken})

    assert capabilities.has_here(offering, "pdf_input") is has


def test_a_price_of_one_id_shows_that_caching_is_offered() -> None:
    cached = {"rates": {**RATES, "cache_read": "0.1"}}
    sold = offer(variants=[{"id": "m-1", "label": "1", "prices": [cached]}])

    row = found(sold, "prompt_caching")

    assert row
    assert row.has
    assert row.source
