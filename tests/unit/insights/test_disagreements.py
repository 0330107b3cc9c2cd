"""Every rate that two sources state differently, those furthest apart first."""

from decimal import Decimal

from llmref.insights.disagreements import disagreements
from tests.unit.insights.factories import Fields, Offer, catalogue, offer


def disputed(provider: str, says: Fields, **fields: object) -> Offer:
    price = {
        "rates": {"input": "2", "output": "8", "cache_write": "free"},
        "disputed": [{"rates": says, "source": "list"}],
    }
    return offer(provider, None, prices=[price], **fields)


def test_those_furthest_apart_come_first_and_a_free_rate_before_them() -> None:
    held = catalogue(
        disputed("acme", {"input": "3"}),
        disputed("beta", {"input": "20", "output": "4"}),
        disputed("gamma", {"cache_write": "1"}),
    )

    assert [(one.offering.key, one.rate, one.times) for one in disagreements(held)] == [
        ("m/gamma", "cache_write", None),
        ("m/beta", "input", Decimal(10)),
        ("m/beta", "output", Decimal(2)),
        ("m/acme", "input", Decimal("1.5")),
    ]


def test_what_is_the_same_not_stated_or_over_is_no_disagreement() -> None:
    over = {
        "rates": {"input": "1"},
        "ends": "2026-01-01",
        "disputed": [{"rates": {"input": "9"}, "source": "list"}],
    }
    held = catalogue(
        disputed("acme", {"input": "2", "web_search": "3"}), offer("beta", prices=[over])
    )

    assert disagreements(held) == ()


def test_a_price_that_a_variant_takes_over_counts_once() -> None:
    silent = {"id": "m-eu", "label": "EU"}
    paid = {
        "id": "m-us",
        "label": "US",
        "prices": [
            {"rates": {"input": "5"}, "disputed": [{"rates": {"input": "6"}, "source": "list"}]}
        ],
    }
    held = catalogue(disputed("acme", {"input": "3"}, variants=[silent, paid]))

    assert [one.form.id for one in disagreements(held)] == ["m", "m-us"]


def test_those_of_older_copies_come_last_however_far_apart() -> None:
    newer = {
        "rates": {"input": "2"},
        "disputed": [{"rates": {"input": "3"}, "source": "list", "checked": "2026-10-01"}],
    }
    held = catalogue(disputed("acme", {"input": "20"}), offer("beta", None, prices=[newer]))

    found = [(one.offering.key, one.is_older) for one in disagreements(held)]

    assert found == [("m/beta", False), ("m/acme", True)]
