"""Every dated end once, as its own provider states it."""

from datetime import date
from typing import Any

from llmref.insights.ends import coming, dated_ends, past
from tests.unit.insights.factories import Fields, Offer, catalogue, offer

TODAY = date(2026, 11, 23)
OWN: dict[str, Fields] = {"maker": {"kind": "first-party"}}


def life(day: str, **more: Any) -> Fields:
    return {"status": "active", "retires_on": day, **more}


def made(*offers: Offer, **model: Any) -> list[tuple[str, str, list[str]]]:
    found = dated_ends(catalogue(*offers, model=model, providers=OWN))
    return [(end.day.isoformat(), end.api, list(end.ids)) for end in found]


def test_ids_that_end_together_are_one_end_and_others_are_another() -> None:
    variants = [
        {"id": "m-1", "label": "1", "lifecycle": life("2026-12-01")},
        {"id": "m-2", "label": "2"},
    ]

    found = made(offer("a", lifecycle=life("2027-01-31"), variants=variants))

    assert found == [("2026-12-01", "A", ["m-1"]), ("2027-01-31", "A", ["m", "m-2"])]


def test_an_end_of_the_creators_api_is_no_end_at_another_provider() -> None:
    offers = [offer("maker"), offer("a")]

    assert made(*offers, lifecycle=life("2026-12-11")) == [("2026-12-11", "Maker", ["m"])]


def test_an_end_at_an_api_that_is_not_listed_is_told_of_the_model() -> None:
    assert made(offer("a"), lifecycle=life("2026-12-11")) == [
        ("2026-12-11", "Maker's own API", []),
    ]


def test_an_end_without_a_day_is_none() -> None:
    assert made(offer("a", lifecycle={"status": "retired"})) == []


def test_what_ends_today_has_ended() -> None:
    offers = [offer("a", lifecycle=life(day)) for day in ("2026-11-23",)]
    offers.append(offer("b", lifecycle=life("2026-11-24")))
    offers.append(offer("c", lifecycle=life("2026-10-01")))
    found = dated_ends(catalogue(*offers))

    assert [end.api for end in coming(found, TODAY)] == ["B"]
    assert [end.api for end in past(found, TODAY)] == ["A", "C"]
