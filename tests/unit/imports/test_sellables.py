"""What a catalogue says of an id, beyond its prices: billing, life, limits."""

from dataclasses import replace
from datetime import date

import pytest

from llmref.imports.candidate import Candidate
from llmref.imports.findings import with_findings
from llmref.imports.lifecycles import lifecycle
from llmref.imports.origins import CATALOGUES, Claims
from llmref.imports.plain import Plain, stated
from llmref.imports.price_merge import PriceMerge
from llmref.imports.sellables import Above, is_same, met, traits
from llmref.records.offering import Billing, LifeHere, OfferingRecord, VariantRecord
from llmref.records.price import Price
from llmref.records.source import Origin
from llmref.records.traits import Lifecycle, Status, Traits
from tests.unit.imports.test_price_merge import ORDER, origin, says

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def claims(before: date | None = None) -> Claims:
    sources: dict[str, Origin] = {"litellm": origin("litellm", before)} if before else {}
    made = Claims(sources, "litellm", CATALOGUES["litellm"], JUNE, JUNE, ORDER)
    return replace(made, sources={**sources, made.old_key: sources["litellm"]}) if before else made


def candidate(**said: object) -> Candidate:
    return Candidate(source="litellm", provider="acme", id="anvil-1", **said)  # type: ignore[arg-type]


def taken(said: Candidate, billing: Billing = "usage", **held: object) -> dict[str, Plain]:
    record = OfferingRecord.model_validate({"model": "anvil-1", "id": "anvil-1", **held})
    merge = PriceMerge(claims(MAY), "litellm", "acme/anvil-1")
    made, _ = with_findings(met(record, "litellm", said, Above(billing), merge))
    return {key: value for key, value in stated(made).items() if key not in {"model", "id"}}


@pytest.mark.parametrize("billing", ["free", "subscription"])
def test_what_is_not_paid_by_use_gets_no_price(billing: Billing) -> None:
    assert taken(candidate(prices=(says(input="1"),)), billing) == {}


def test_a_price_that_turns_up_says_how_it_is_paid() -> None:
    found = taken(candidate(prices=(says(input="1"),)), billing="usage", last_seen="2026-04-01")

    assert found == {"prices": [{"rates": {"input": "1.00"}}]}


def test_prices_only_under_conditions_are_not_taken() -> None:
    assert taken(candidate(prices=(says({"mode": "batch"}, input="1"),)), "unknown") == {}


@pytest.mark.parametrize(
    ("status", "ends", "found"),
    [
        (None, None, None),
        ("preview", None, "preview"),
        (None, date(2027, 1, 1), "active"),
        (None, JUNE, "retired"),
        ("deprecated", date(2027, 1, 1), "deprecated"),
    ],
)
def test_life_follows_from_status_and_date(
    status: Status | None, ends: date | None, found: str | None
) -> None:
    life = lifecycle(candidate(status=status, retires_on=ends), claims(), None)

    assert (life.status if life else None) == found


def test_a_retirement_that_was_put_off_is_no_retirement() -> None:
    before = Lifecycle.model_validate({"status": "retired", "retires_on": "2026-05-01"})

    life = lifecycle(candidate(retires_on=date(2027, 1, 1)), claims(), before)

    assert life is not None
    assert (life.status, str(life.retires_on)) == ("deprecated", "2027-01-01")


def test_a_life_that_was_read_elsewhere_is_no_catalogues() -> None:
    stated_here = {"status": "deprecated", "retires_on": "2026-12-11", "source": "deprecations"}
    before = LifeHere.model_validate(stated_here)

    life = lifecycle(candidate(status="active", retires_on=date(2027, 1, 1)), claims(), before)

    assert life == before


def test_a_life_that_the_same_catalogue_told_follows_it() -> None:
    stated_here = {"status": "deprecated", "retires_on": "2026-12-11", "source": "litellm"}

    life = lifecycle(
        candidate(retires_on=date(2027, 1, 1)), claims(), LifeHere.model_validate(stated_here)
    )

    assert life is not None
    assert str(life.retires_on) == "2027-01-01"


@pytest.mark.parametrize(
    ("status", "ends", "found"),
    [
        # what the model says, with less or as much of it
        ("deprecated", None, None),
        (None, date(2027, 1, 1), None),
        ("deprecated", date(2027, 1, 1), None),
        # something else
        ("preview", None, {"status": "preview"}),
        (None, date(2026, 12, 1), {"status": "active", "retires_on": "2026-12-01"}),
    ],
)
def test_life_that_the_model_has_is_not_repeated(
    status: Status | None, ends: date | None, found: dict[str, str] | None
) -> None:
    stated_above = {"status": "deprecated", "retires_on": "2027-01-01", "successor": "anvil-2"}
    above = Above("usage", life=Lifecycle.model_validate(stated_above))
    record = OfferingRecord.model_validate({"model": "anvil-1", "id": "anvil-1"})
    merge = PriceMerge(claims(MAY), "litellm", "acme/anvil-1")

    steps = met(record, "litellm", candidate(status=status, retires_on=ends), above, merge)
    made, findings = with_findings(steps)

    assert stated(made).get("lifecycle") == found
    assert bool(findings) == bool(found)


def test_only_facts_that_the_offering_states_itself_follow_a_newer_copy() -> None:
    said = candidate(context=64000, output_limit=8000)

    assert taken(said) == {}
    assert taken(said, limits={"context": "32000"}) == {"limits": {"context": "64000"}}


def test_a_new_offering_states_what_its_model_does_not() -> None:
    model = Traits.model_validate({"limits": {"context": "400000"}, "features": {"tools": "yes"}})
    said = candidate(
        context=272000, output_limit=128000, features={"tools": True, "reasoning": True}
    )

    found = traits(said, claims(), model)

    # 272,000 in and 128,000 out make 400,000: this source counts the input only
    assert found["limits"] == Traits.model_validate({"limits": {"output": "128000"}}).limits
    assert found["features"] == {"reasoning": True}


@pytest.mark.parametrize(("says_now", "is_news"), [("4", False), ("0.4", False), ("0.3", True)])
def test_what_is_corrected_above_is_no_news_of_a_variant(says_now: str, is_news: bool) -> None:
    wrong = [{"rates": {"input": "4"}, "source": "litellm"}]
    above = [Price.model_validate({"rates": {"input": "0.40"}, "corrects": wrong})]

    assert is_same(above, [says(input=says_now)]) is not is_news


def test_a_variant_keeps_the_price_above_that_is_in_the_providers_own_currency() -> None:
    above = [Price.model_validate({"rates": {"input": "2"}, "currency": "CNY"})]
    record = VariantRecord.model_validate({"id": "anvil-1", "label": "fast"})
    merge = PriceMerge(claims(), "litellm", "acme/anvil-1")

    dollars = candidate(prices=(says(input="2.5"),))
    steps = met(record, "litellm", dollars, Above("usage", above), merge)
    made, findings = with_findings(steps)

    assert made.prices == []
    assert [finding.about for finding in findings] == ["currency"]


def test_a_history_that_only_the_newer_copy_tells_is_cited_from_it() -> None:
    first, second = date(2026, 5, 15), date(2026, 5, 20)
    told = (
        replace(says(input="5"), ends=first),
        replace(says(input="6"), starts=first, ends=second),
        replace(says(input="7"), starts=second),
    )

    found = taken(candidate(prices=told), prices=[{"rates": {"input": "5"}}])

    assert found["prices"] == [
        {"rates": {"input": "7.00"}, "starts": "2026-05-20"},
        {"rates": {"input": "6.00"}, "starts": "2026-05-15", "ends": "2026-05-20"},
        {"rates": {"input": "5.00"}, "ends": "2026-05-15"},
    ]
