"""What an offering takes from its model, and a variant from its offering."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from llmref.catalogue import offerings
from llmref.catalogue.entities import ANY_TIME, Creator, Limits, Model, Offering, Provider
from llmref.problems import Place
from llmref.records.creator import CreatorRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.records.provider import ProviderRecord
from llmref.seeds import Seed

TODAY = date(2026, 11, 20)
PROVIDER = Provider(
    Place("providers/acme.yaml"),
    "acme",
    ProviderRecord.model_validate({"name": "Acme", "kind": "gateway", "refresh": "weekly"}),
)
PAGE = {"url": "https://acme.example.com", "via": "page"}


def model(**keys: Any) -> Model:
    record = ModelRecord.model_validate({"name": "Anvil", "kind": "chat", **keys})
    return Model(Place("models/acme/anvil.yaml"), "anvil", record, None, None)


def only(of: Model | None = None, defaults: dict[str, Any] | None = None, **keys: Any) -> Offering:
    """The offering of a file that has only this one."""
    entry = {"model": "anvil", "id": "anvil", **keys}
    written = {"sources": {"page": PAGE}, "defaults": defaults or {}, "offerings": [entry]}
    seed = Seed("offerings/acme.yaml", OfferingsFile.model_validate(written))
    (offering,) = offerings.offerings_of(seed, {"anvil": of or model()}, PROVIDER, TODAY)
    return offering


def price(amount: str, **keys: Any) -> dict[str, Any]:
    return {"rates": {"input": amount}, **keys}


# --- what is taken over -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("via", "expected"),
    [("catalogue", {"json_mode": False}), ("docs", {"json_mode": False, "tools": False})],
)
def test_a_no_of_a_catalog_beside_its_models_yes_is_not_known(
    via: str, expected: dict[str, bool]
) -> None:
    written = {
        "sources": {"list": {"url": "https://list.example", "via": via, "checked": "2026-11-01"}},
        "defaults": {"source": "list"},
        "offerings": [
            {"model": "anvil", "id": "anvil", "features": {"json_mode": "no", "tools": "no"}}
        ],
    }
    seed = Seed("offerings/acme.yaml", OfferingsFile.model_validate(written))
    of = model(features={"tools": "yes"})

    (offering,) = offerings.offerings_of(seed, {"anvil": of}, PROVIDER, TODAY)

    assert offering.features == expected


def test_what_an_offering_leaves_out_is_as_its_model_has_it() -> None:
    of = model(
        limits={"context": "100", "output": "10"},
        input=["text"],
        output=["text"],
        features={"tools": "yes"},
    )

    offering = only(of, variants=[{"id": "anvil-eu", "label": "EU"}])

    for held in offering.sellables:
        assert held.limits == Limits(100, 10)
        assert (held.input, held.output) == (("text",), ("text",))
        assert held.features == {"tools": True}


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        # a search that the creator's API runs is not part of the model
        ({}, {"tools": True}),
        ({"creator": "smith"}, {"tools": True, "web_search": True}),
        ({"features": {"web_search": "yes"}}, {"tools": True, "web_search": True}),
    ],
)
def test_what_each_provider_runs_itself_is_not_taken_from_the_model(
    provider: dict[str, Any], expected: dict[str, bool]
) -> None:
    record = ModelRecord.model_validate(
        {"name": "Anvil", "kind": "chat", "features": {"tools": "yes", "web_search": "yes"}}
    )
    smith = Creator(
        Place("creators/smith.yaml"), "smith", CreatorRecord.model_validate({"name": "Smith"})
    )
    of = Model(Place("models/smith/anvil.yaml"), "anvil", record, smith, None)
    entry = {"model": "anvil", "id": "anvil"}
    written = {"sources": {"page": PAGE}, "offerings": [entry]}
    seed = Seed("offerings/acme.yaml", OfferingsFile.model_validate(written))
    sells = ProviderRecord.model_validate(
        {"name": "Acme", "kind": "gateway", "refresh": "weekly", **provider}
    )

    (offering,) = offerings.offerings_of(
        seed, {"anvil": of}, Provider(Place("providers/acme.yaml"), "acme", sells), TODAY
    )

    assert offering.features == expected


def test_what_an_offering_says_holds_for_its_variants_and_the_rest_stays() -> None:
    of = model(limits={"context": "100", "output": "10"}, features={"tools": "yes"})

    offering = only(
        of,
        limits={"output": "5"},
        input=["image"],
        features={"tools": "no", "reasoning": "yes"},
        lifecycle={"status": "deprecated"},
        free_limit="1 a day",
        variants=[
            {
                "id": "anvil-eu",
                "label": "EU",
                "limits": {"context": "50", "dimensions": "7"},
                "output": ["audio"],
                "features": {"tools": "yes"},
            }
        ],
    )

    (variant,) = offering.variants
    assert (offering.limits, variant.limits) == (Limits(100, 5), Limits(50, 5, 7))
    assert (variant.input, variant.output) == (("image",), ("audio",))
    assert offering.features == {"tools": False, "reasoning": True}
    assert variant.features == {"tools": True, "reasoning": True}
    assert variant.lifecycle == offering.lifecycle
    assert variant.free_limit == "1 a day"
    assert variant.label == "EU"


@pytest.mark.parametrize(
    ("stated", "limits"),
    [
        ({"context": "8"}, Limits(8, None)),
        ({"context": "10"}, Limits(10, 10)),
        ({"context": "8", "output": "9"}, Limits(8, None)),
    ],
)
def test_a_max_output_that_does_not_fit_is_not_known(
    stated: dict[str, str], limits: Limits
) -> None:
    of = model(limits={"context": "100", "output": "10"})

    offering = only(of, variants=[{"id": "anvil-eu", "label": "EU", "limits": stated}])

    (variant,) = offering.variants
    assert variant.limits == limits
    assert only(of, limits=stated).limits == limits


def test_an_offering_of_an_unknown_model_is_left_out() -> None:
    file = OfferingsFile.model_validate({"offerings": [{"model": "gone", "id": "gone"}]})

    assert (
        list(offerings.offerings_of(Seed("offerings/acme.yaml", file), {}, PROVIDER, TODAY)) == []
    )


def test_status_is_unknown_where_nobody_states_a_lifecycle() -> None:
    assert only().status is None


def test_deployment_and_billing_come_from_the_defaults_or_are_unknown() -> None:
    defaults = {"deployment": "dedicated", "billing": "free"}

    assert (only().deployment, only().billing) == (None, "unknown")
    assert (only(None, defaults).deployment, only(None, defaults).billing) == ("dedicated", "free")
    assert only(None, defaults, deployment="serverless", billing="usage").billing == "usage"


def test_a_plan_is_looked_up_and_is_unknown_where_it_is_not_declared() -> None:
    written = {
        "plans": {"pro": {"name": "Pro"}},
        "offerings": [
            {"model": "anvil", "id": "a", "plan": "pro", "variants": [{"id": "b", "label": "b"}]},
            {"model": "anvil", "id": "c", "plan": "gone"},
        ],
    }
    seed = Seed("offerings/acme.yaml", OfferingsFile.model_validate(written))

    first, second = offerings.offerings_of(seed, {"anvil": model()}, PROVIDER, TODAY)

    assert first.plan is not None
    assert first.plan.name == "Pro"
    assert first.variants[0].plan is first.plan
    assert second.plan is None


# --- prices -----------------------------------------------------------------------------------


def test_a_silent_variant_has_the_prices_of_its_offering() -> None:
    offering = only(prices=[price("1")], variants=[{"id": "anvil-eu", "label": "EU"}])

    assert offering.variants[0].prices is offering.prices
    assert offering.variants[0].price is offering.price


@pytest.mark.parametrize(
    ("keys", "amounts"),
    [
        ({"prices": [price("2")]}, [Decimal(2)]),
        ({"billing": "free"}, []),
        ({"billing": "usage"}, [Decimal(1)]),
    ],
)
def test_a_variant_that_is_paid_otherwise_has_nothing_of_the_offering_s_prices(
    keys: dict[str, Any], amounts: list[Decimal]
) -> None:
    variant = {"id": "anvil-eu", "label": "EU", **keys}

    offering = only(billing="usage", prices=[price("1")], variants=[variant])

    assert [held.rates["input"] for held in offering.variants[0].prices] == amounts


def test_current_prices_are_those_whose_period_holds_today() -> None:
    offering = only(
        prices=[
            price("1", ends="2026-11-20"),
            price("2", starts="2026-11-20"),
            price("3", starts="2026-11-21"),
            price("4", starts="2026-01-01", ends="2026-11-21", when={"mode": "batch"}),
        ]
    )

    assert [held.rates["input"] for held in offering.prices] == [1, 2, 3, 4]
    assert [held.rates["input"] for held in offering.current] == [2, 4]
    assert offering.price is offering.current[0]


def test_no_price_is_the_base_price_where_all_have_conditions() -> None:
    offering = only(prices=[price("1", when={"mode": "batch"})])

    assert offering.price is None
    assert offering.current[0].conditions == {"mode": "batch"}


def test_conditions_are_those_that_are_given_and_empty_ones_are_none() -> None:
    when = {"weekdays": ["mon", "tue"], "thinking": "no", "input_above": "10"}

    first, second = only(prices=[price("1", when=when), price("2", when={})]).prices

    assert first.conditions == {"weekdays": ("mon", "tue"), "thinking": False, "input_above": 10}
    assert second.conditions == {}
    assert second.when is ANY_TIME


def test_amounts_are_in_the_currency_of_the_price_or_of_the_file() -> None:
    first, second = only(
        None, {"currency": "CNY"}, prices=[price("1"), price("2", currency="EUR")]
    ).prices

    assert (first.currency, second.currency) == ("CNY", "EUR")
    assert only(prices=[price("1")]).prices[0].currency == "USD"


def test_what_is_not_offered_holds_for_variants_that_do_not_say_otherwise() -> None:
    offering = only(
        not_offered=["batch"],
        variants=[
            {"id": "a", "label": "a"},
            {"id": "b", "label": "b", "not_offered": ["flex", "web_search"]},
        ],
    )

    assert [sorted(held.not_offered) for held in offering.sellables] == [
        ["batch"],
        ["batch"],
        ["flex", "web_search"],
    ]


# --- where it was read ------------------------------------------------------------------------

FILE = OfferingsFile.model_validate(
    {
        "sources": {
            "page": PAGE,
            "dated": {"url": "https://b.example.com", "via": "api", "checked": "2026-02-02"},
        },
        "offerings": [],
    }
)
MARCH, MAY = date(2026, 3, 3), date(2026, 5, 5)


@pytest.mark.parametrize(
    ("levels", "key", "checked"),
    [
        # the innermost level with a source decides, its date is on that level or further in
        ([("page", MARCH)], "page", MARCH),
        ([(None, MARCH), ("page", MAY)], "page", MARCH),
        ([("page", MARCH), ("dated", MAY)], "page", MARCH),
        # else the date is the source's own
        ([("dated", None)], "dated", date(2026, 2, 2)),
        ([("dated", MARCH)], "dated", MARCH),
        ([("dated", None), ("page", MAY)], "dated", date(2026, 2, 2)),
        # a date further out is that of another source
        ([("page", None), ("dated", MAY)], None, None),
        # no source, no date, no such source
        ([(None, MARCH)], None, None),
        ([("page", None)], None, None),
        ([("gone", MARCH)], None, None),
        ([], None, None),
    ],
)
def test_a_citation_is_the_innermost_source_with_its_date(
    levels: list[offerings.Level], key: str | None, checked: date | None
) -> None:
    cited = offerings.citation(FILE, *levels)

    assert (cited.checked if cited else None) == checked
    assert (cited.origin if cited else None) == (FILE.sources[key] if key else None)


def test_rates_and_disputes_cite_their_own_sources_and_drop_what_cannot_be_cited() -> None:
    written = {
        "sources": {
            "page": PAGE,
            "list": {"url": "https://l.example.com", "via": "catalogue", "checked": "2026-02-02"},
        },
        "defaults": {"source": "page", "checked": "2026-05-05"},
        "offerings": [
            {
                "model": "anvil",
                "id": "anvil",
                "prices": [
                    {
                        "rates": {"input": "1", "output": "2", "cache_read": "1"},
                        "rate_sources": {"output": "list", "cache_read": "gone"},
                        "disputed": [
                            {"rates": {"input": "3"}, "source": "list"},
                            {"rates": {"input": "4"}, "source": "page"},
                        ],
                    }
                ],
            }
        ],
    }
    seed = Seed("offerings/acme.yaml", OfferingsFile.model_validate(written))

    (offering,) = offerings.offerings_of(seed, {"anvil": model()}, PROVIDER, TODAY)

    (held,) = offering.prices
    on_page, on_list = held.source_of("input"), held.source_of("output")
    assert on_page is not None
    assert on_list is not None
    assert (on_page.checked, on_page.is_catalogue) == (MAY, False)
    assert (on_list.checked, on_list.is_catalogue) == (date(2026, 2, 2), True)
    assert held.source_of("cache_read") == on_page
    assert [dispute.rates for dispute in held.disputes] == [{"input": Decimal(3)}]


# --- what disputes a price --------------------------------------------------------------------


def disputes(offering: Offering) -> int:
    """How many sources dispute the price that holds always."""
    assert offering.price is not None
    return len(offering.price.disputes)


def disputed(**rates: str) -> list[dict[str, Any]]:
    return [{"rates": rates, "source": "page", "checked": "2026-11-20"}]


@pytest.mark.parametrize("when", [{"region": "eu"}, {"hours_utc": "01:00-04:00"}])
def test_who_states_the_price_of_a_region_or_of_some_hours_for_all_disputes_nothing(
    when: dict[str, str],
) -> None:
    plain = price("2", disputed=disputed(input="3"))
    here = only(prices=[plain, price("3", when=when)])
    elsewhere = only(prices=[plain, price("4", when=when)])

    assert disputes(here) == 0
    assert disputes(elsewhere) == 1


def test_who_states_the_price_of_an_id_for_a_region_disputes_nothing() -> None:
    plain = price("2", disputed=disputed(input="3"))
    own = {"prices": [price("3")]}
    region = only(prices=[plain], variants=[{"id": "eu.anvil", "label": "EU", **own}])
    other = only(prices=[plain], variants=[{"id": "anvil-fast", "label": "fast", **own}])

    assert disputes(region) == 0
    assert disputes(other) == 1


def test_who_states_a_price_of_a_region_in_part_only_still_disputes() -> None:
    plain = price("2", disputed=disputed(input="3", output="9"))
    other = only(prices=[plain, price("3", when={"region": "eu"})])

    assert disputes(other) == 1


@pytest.mark.parametrize(
    ("own", "claimed", "count"),
    [("0.0833333333333", "0.083333", 0), ("0.25", "0.2500125", 0), ("0.25", "0.251", 1)],
)
def test_who_writes_fewer_digits_of_an_amount_disputes_nothing(
    own: str, claimed: str, count: int
) -> None:
    fast = {"when": {"mode": "fast"}}
    always = only(prices=[price(own, disputed=disputed(input=claimed))])
    in_a_mode = only(prices=[price("9"), price(own, **fast, disputed=disputed(input=claimed))])

    assert disputes(always) == count
    assert len(in_a_mode.prices[1].disputes) == count


def test_a_claim_keeps_the_rates_that_it_states_otherwise() -> None:
    offering = only(prices=[price("2", disputed=disputed(input="2.00001", output="9"))])

    assert offering.price is not None
    assert [dispute.rates for dispute in offering.price.disputes] == [{"output": Decimal(9)}]
