"""What stands near an offering or a model."""

from __future__ import annotations

from typing import Any

from llmref.catalogue.link import Catalogue
from llmref.insights import related
from tests.unit.insights.factories import catalogue, offer, unpriced

LINE = {"family": "line"}
MODELS: dict[str, dict[str, Any]] = {
    "old": {**LINE, "released": "2024"},
    "new": {**LINE, "released": "2026-01"},
    "undated": LINE,
    "p1": {},
    "p3": {},
    "p9": {},
    "vectors": {"kind": "embedding"},
}
OFFERS = (
    offer(rates={"input": "2"}),
    offer(model="old", id="old", rates={"input": "7"}),
    offer(model="new", id="new", rates={"input": "8"}),
    unpriced(model="undated", id="undated"),
    offer(model="p1", id="p1", rates={"input": "1"}),
    offer(model="p3", id="p3", rates={"input": "3.5"}),
    offer(model="p9", id="p9", rates={"input": "9"}),
    offer(model="vectors", id="vectors", rates={"input": "2"}),
    offer("beta", model="p1", id="p1"),
)


def slugs(held: Catalogue, slug: str, most: int = 6) -> list[str]:
    offering = next(found for found in held.at_provider["acme"] if found.model.slug == slug)
    related_index = related.related_index(held, "acme")
    return [found.model.slug for found in related.related(related_index, offering, most)]


def test_the_family_comes_first_then_the_nearest_in_price() -> None:
    held = catalogue(*OFFERS, model=LINE, models=MODELS)

    assert slugs(held, "m") == ["new", "old", "undated", "p1", "p3", "p9"]
    assert slugs(held, "m", 2) == ["new", "old"]


def test_without_a_family_only_kind_and_price_count() -> None:
    held = catalogue(*OFFERS, models=MODELS)

    assert slugs(held, "p3", 3) == ["m", "p1", "undated"]
    assert slugs(held, "vectors") == []


def test_one_generation_comes_before_a_like_price() -> None:
    held = catalogue(
        offer(),
        offer(model="aged", id="aged"),
        offer("acme", {"input": "9", "output": "9"}, model="peer", id="peer"),
        model={"released": "2026-05-01"},
        models={"aged": {"released": "2023-05-01"}, "peer": {"released": "2026-01-01"}},
    )

    assert slugs(held, "m") == ["peer", "aged"]


def test_kinds_of_a_family_other_than_its_own_come_last_of_it() -> None:
    held = catalogue(
        offer(),
        offer(model="spoken", id="spoken"),
        offer(model="older", id="older"),
        model={"family": "line", "released": "2026-05-01"},
        models={
            "spoken": {"family": "line", "kind": "speech", "released": "2026-06-01"},
            "older": {"family": "line", "released": "2025-01-01"},
        },
    )

    assert slugs(held, "m") == ["older", "spoken"]


def test_what_is_retired_is_not_shown() -> None:
    gone = offer(model="p1", id="p1", lifecycle={"status": "retired"})

    held = catalogue(offer(), gone, models={"p1": {}})

    assert slugs(held, "m") == []


def test_neighbours_are_the_others_of_the_family_the_newest_first() -> None:
    held = catalogue(model=LINE, models=MODELS)

    found = related.other_models(held, held.models["m"])

    assert [model.slug for model in found] == ["new", "old", "undated"]


def test_a_model_without_a_family_has_no_neighbours() -> None:
    held = catalogue(models=MODELS)

    assert related.other_models(held, held.models["m"]) == ()
