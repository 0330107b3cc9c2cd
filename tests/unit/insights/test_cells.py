"""Three states of a fact, and the cells that show them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from llmref.insights import cells
from llmref.insights.cells import Limit, State
from llmref.records.kinds import Kind
from llmref.records.price import Mode
from llmref.records.rates import RateKey
from tests.unit.insights.factories import (
    RATES,
    Offer,
    free,
    offer,
    offering_of,
    subscription,
    unpriced,
)

BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}
BATCH_OF_LONG = {"when": {"mode": "batch", "input_above": 1000}, "rates": {"input": "1"}}


@pytest.mark.parametrize(
    ("sold", "rate", "mode", "state", "text"),
    [
        # offer, rate, mode, state, text
        (offer(), "input", None, State.KNOWN, "$2.00"),
        (offer(rates={"input": "free", "output": "1"}), "input", None, State.FREE, "Free"),
        (offer(), "cache_read", None, State.UNKNOWN, "Not sourced"),
        (offer(not_offered=["cache_read"]), "cache_read", None, State.NOT_OFFERED, "Not offered"),
        (free(), "input", None, State.FREE, "Free"),
        (free(), "input", "batch", State.UNKNOWN, "Not sourced"),
        (subscription(), "input", None, State.INCLUDED, "In subscription"),
        (unpriced(), "input", None, State.UNKNOWN, "Not sourced"),
        (offer(prices=[BATCH]), "input", "batch", State.KNOWN, "$1.00"),
        (offer(prices=[BATCH]), "output", "batch", State.UNKNOWN, "Not sourced"),
        (offer(prices=[BATCH_OF_LONG]), "input", "batch", State.UNKNOWN, "Not sourced"),
        (offer(), "input", "batch", State.UNKNOWN, "Not sourced"),
        (offer(not_offered=["batch"]), "input", "batch", State.NOT_OFFERED, "Not offered"),
    ],
)
def test_a_rate_is_known_or_known_not_to_be_or_not_known(
    sold: Offer, rate: RateKey, mode: Mode | None, state: State, text: str
) -> None:
    cell = cells.rate_cell(offering_of(sold), rate, mode)

    assert (cell.state, cell.text) == (state, text)


@pytest.mark.parametrize("kind", ["embedding", "rerank"])
def test_a_rate_that_a_kind_cannot_have_is_a_dash_with_a_reason(kind: Kind) -> None:
    offering = offering_of(offer(rates={"input": "1"}), model={"kind": kind})

    cell = cells.rate_cell(offering, "output")

    assert (cell.state, cell.text) == (State.NOT_APPLICABLE, "\N{EN DASH}")
    assert "not tokens" in cell.title


@pytest.mark.parametrize("kind", ["moderation", "other", "transcription", "router"])
def test_what_some_models_of_a_kind_have_is_unknown_where_nobody_states_it(kind: Kind) -> None:
    offering = offering_of(offer(rates={"input": "1"}), model={"kind": kind})
    limits = offering.model.record.limits

    assert cells.rate_cell(offering, "output").state is State.UNKNOWN
    assert cells.limit_cell(limits, "context", kind).state is State.UNKNOWN
    assert cells.limit_cell(limits, "output", kind).state is State.UNKNOWN


def test_a_variant_needs_to_be_told_its_kind() -> None:
    variants = [{"id": "m-eu", "label": "EU"}]
    variant = offering_of(
        offer(rates={"input": "1"}, variants=variants), model={"kind": "embedding"}
    ).variants[0]

    assert cells.rate_cell(variant, "output").state is State.UNKNOWN
    assert cells.rate_cell(variant, "output", kind="embedding").state is State.NOT_APPLICABLE


def test_a_cell_holds_the_amount_its_currency_and_its_source() -> None:
    prices = [{"rates": {"input": "14"}, "currency": "CNY", "rate_sources": {"input": "list"}}]
    cell = cells.rate_cell(offering_of(offer(rates=None, prices=prices)), "input")

    assert (cell.text, cell.amount, cell.currency) == ("CN¥14.00", Decimal(14), "CNY")
    assert cell.cited
    assert cell.cited.is_catalogue


@pytest.mark.parametrize(
    ("said", "title"),
    [
        # what another source says, title
        ({"input": "2.50"}, "models.dev said $2.50 on 2026-07-02"),
        ({"input": "free"}, "models.dev said no charge on 2026-07-02"),
        ({"input": "2.00"}, ""),
        ({"output": "9"}, ""),
    ],
)
def test_a_disputed_rate_tells_who_says_what(said: dict[str, str], title: str) -> None:
    disputed = [{"rates": said, "source": "list", "checked": "2026-07-02"}]
    offering = offering_of(offer(rates=None, prices=[{"rates": RATES, "disputed": disputed}]))

    cell = cells.rate_cell(offering, "input")

    assert (cell.title, cell.disputed) == (title, bool(title))


@pytest.mark.parametrize(
    ("sold", "title"),
    [
        # offer, title
        (free(free_limit="50 requests a day"), "50 requests a day"),
        (free(), ""),
        (subscription(), "Part of Pro"),
        (offer(rates=None, billing="subscription"), ""),
    ],
)
def test_what_is_not_priced_says_how_it_is_paid(sold: Offer, title: str) -> None:
    assert cells.rate_cell(offering_of(sold), "input").title == title


@pytest.mark.parametrize(
    ("limits", "limit", "kind", "state", "text"),
    [
        # limits, limit, kind, state, text
        ({"context": 128000}, "context", "chat", State.KNOWN, "128,000"),
        ({}, "context", "chat", State.UNKNOWN, "Not known"),
        ({}, "context", "image", State.NOT_APPLICABLE, "\N{EN DASH}"),
        ({"context": 4096}, "context", "image", State.KNOWN, "4,096"),
        ({}, "output", "embedding", State.NOT_APPLICABLE, "\N{EN DASH}"),
        ({}, "output", "video", State.NOT_APPLICABLE, "\N{EN DASH}"),
        ({}, "output", "chat", State.UNKNOWN, "Not known"),
        ({}, "dimensions", "chat", State.NOT_APPLICABLE, "\N{EN DASH}"),
        ({}, "dimensions", "embedding", State.UNKNOWN, "Not known"),
    ],
)
def test_a_limit_is_a_number_or_not_known_or_cannot_be(
    limits: dict[str, int], limit: Limit, kind: Kind, state: State, text: str
) -> None:
    cell = cells.limit_cell(offering_of(offer(limits=limits)).limits, limit, kind)

    assert (cell.state, cell.text) == (state, text)


@pytest.mark.parametrize(
    ("value", "state", "text"),
    [
        (True, State.KNOWN, "Yes"),
        (False, State.NOT_OFFERED, "No"),
        (None, State.UNKNOWN, "Not known"),
        (1, State.KNOWN, "1"),
    ],
)
def test_a_feature_is_yes_or_no_or_not_known(
    value: bool | int | None, state: State, text: str
) -> None:
    cell = cells.fact_cell(value)

    assert (cell.state, cell.text) == (state, text)


def test_a_source_without_a_name_is_called_by_its_host() -> None:
    offering = offering_of(offer(source="other"))

    assert offering.cited
    assert cells.source_name(offering.cited.origin) == "prices.example"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        # the price was read on 2026-11-01
        ("2026-11-20", "models.dev says $2.50"),
        ("2026-08-01", "models.dev says $2.50"),
        ("2026-07-31", "models.dev said $2.50 on 2026-07-31"),
    ],
)
def test_what_an_older_copy_said_has_its_date(day: str, title: str) -> None:
    disputed = [{"rates": {"input": "2.50"}, "source": "list", "checked": day}]
    offering = offering_of(offer(rates=None, prices=[{"rates": RATES, "disputed": disputed}]))

    assert cells.rate_cell(offering, "input").title == title


def test_a_limit_of_the_model_is_not_shown_as_the_providers_own() -> None:
    model = {"limits": {"context": 2000, "output": 100}}
    offering = offering_of(offer(limits={"output": 50}), model=model)

    assert cells.limits_of_model(offering) == ("context",)
    assert cells.limit_here(offering, "context").title == cells.OF_MODEL
    assert cells.limit_here(offering, "output").title == ""
