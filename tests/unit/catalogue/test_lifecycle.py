"""The lifecycle status on a day, and whose it is."""

from datetime import date
from typing import Any

import pytest

from llmref.catalogue.lifecycle import is_callable, status_on
from llmref.records.traits import Lifecycle
from tests.unit.insights.factories import at, market_of, offer

TODAY = date(2026, 11, 20)
OWN = {"maker": {"kind": "first-party"}}


@pytest.mark.parametrize(
    ("life", "status"),
    [
        ({"status": "announced"}, "announced"),
        ({"status": "preview"}, "preview"),
        ({"status": "active"}, "active"),
        ({"status": "deprecated"}, "deprecated"),
        ({"status": "retired"}, "retired"),
        ({"status": "active", "retires_on": "2026-11-20"}, "retired"),
        ({"status": "deprecated", "retires_on": "2026-11-19"}, "retired"),
        ({"status": "active", "retires_on": "2026-11-21"}, "retiring"),
        ({"status": "active", "retires_on": "2027-05-19"}, "retiring"),  # in 180 days
        ({"status": "active", "retires_on": "2027-05-20"}, "active"),
        ({"status": "deprecated", "retires_on": "2027-05-20"}, "deprecated"),
        ({"status": "active", "deprecated_on": "2026-11-20"}, "deprecated"),
        ({"status": "deprecated", "deprecated_on": "2026-11-21"}, "active"),
        ({"status": "retired", "retires_on": "2028-01-01"}, "active"),
    ],
)
def test_a_date_counts_more_than_a_stated_status(life: dict[str, str], status: str) -> None:
    assert status_on(Lifecycle.model_validate(life), TODAY) == status


def test_what_states_nothing_has_no_status_and_can_be_called() -> None:
    assert status_on(None, TODAY) is None
    assert is_callable(None)


@pytest.mark.parametrize(
    ("status", "answers"),
    [("announced", False), ("retired", False), ("retiring", True), ("deprecated", True)],
)
def test_what_still_answers(status: Any, answers: bool) -> None:
    assert is_callable(status) is answers


def test_no_provider_but_the_creators_own_api_has_the_status_of_the_model() -> None:
    model = {"lifecycle": {"status": "retired"}}

    market = market_of(offer("maker"), offer("host"), model=model, providers=OWN)

    assert at(market, "maker").status == "retired"
    assert at(market, "host").status is None
    assert [held.provider.slug for held in market.live] == ["host"]


def test_the_creators_own_api_states_its_own_status() -> None:
    model = {"lifecycle": {"status": "active"}}
    sold = offer("maker", lifecycle={"status": "deprecated"})

    market = market_of(sold, model=model, providers=OWN)

    assert at(market, "maker").status == "deprecated"


def test_a_provider_may_be_the_api_of_a_creator_with_another_slug() -> None:
    own = {"acme": {"kind": "first-party", "creator": "maker"}}

    market = market_of(offer("acme"), model={"lifecycle": {"status": "preview"}}, providers=own)

    assert at(market, "acme").is_first_party
    assert at(market, "acme").status == "preview"


def test_a_variant_has_the_status_of_its_offering_unless_it_states_one() -> None:
    old = {"id": "m-1", "label": "1", "lifecycle": {"status": "active", "retires_on": "2026-01-01"}}
    sold = offer(lifecycle={"status": "preview"}, variants=[{"id": "m-2", "label": "2"}, old])

    statuses = [variant.status for variant in at(market_of(sold)).variants]

    assert statuses == ["preview", "retired"]
