"""An ID means what is listed, with parts left out only where that finds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from llmref import judge
from llmref.catalogue.link import Catalogue
from llmref.search.forms import forms
from llmref.search.resolve import resolve
from tests.worlds import WORLDS

VECTORS = json.loads((Path(__file__).parents[2] / "resolve-forms.json").read_text())


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    linked, _ = judge.judged(WORLDS / "typical", None)
    assert linked is not None
    return linked


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_the_fewest_parts_are_left_out_first(vector: dict[str, object]) -> None:
    levels = [[text for text, _ in level] for level in forms(str(vector["id"]))]

    assert levels == vector["forms"]


def test_every_id_means_its_own_offering(catalogue: Catalogue) -> None:
    for offering in catalogue.offerings:
        for sellable in offering.sellables:
            meanings = resolve(catalogue, sellable.id)
            assert (offering, sellable) in [(each.offering, each.sellable) for each in meanings]
            assert {each.left_out for each in meanings} == {()}


def test_what_was_left_out_is_shown(catalogue: Catalogue) -> None:
    offering = catalogue.offerings[0]

    meanings = resolve(catalogue, f"router/{offering.id.upper()}:free")

    assert {each.left_out for each in meanings} in ({("router/", ":free")}, {(":free",)})
    assert offering in [each.offering for each in meanings]


def test_nothing_is_guessed(catalogue: Catalogue) -> None:
    assert resolve(catalogue, f"{catalogue.offerings[0].id}x") == []
    assert resolve(catalogue, "") == []
