"""Of a large site, a check makes pages that have together what all pages have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from llmref import judge, pages
from llmref.catalogue.entities import Offering
from llmref.page_sample import sample, traits_of
from llmref.pages.context import PageContext
from llmref.pages.page import PagePlan
from llmref.pages.page_kinds import PAGE_KINDS
from llmref.recipes.choose import api_of
from llmref.records.offering import OfferingRecord
from llmref.records.price import Price
from llmref.urls import Addresses
from tests.sites import world


@pytest.fixture(scope="module")
def plans() -> Sequence[PagePlan]:
    catalogue, _ = judge.check(world("typical"))
    assert catalogue
    return list(pages.plans(PageContext(catalogue, Addresses(catalogue.site.base_url))))


def offerings(plans: Sequence[PagePlan]) -> list[Offering]:
    return [plan.subject for plan in plans if isinstance(plan.subject, Offering)]


def test_a_page_of_every_kind_is_made(plans: Sequence[PagePlan]) -> None:
    chosen = sample(plans)

    assert {plan.make().template for plan in chosen} == set(PAGE_KINDS)
    assert len({plan.path for plan in chosen}) == len(chosen) < len(plans)


def test_what_any_page_depends_on_is_on_one_that_is_made(plans: Sequence[PagePlan]) -> None:
    everything = {trait for plan in plans for trait in traits_of(plan)}

    assert {trait for plan in sample(plans) for trait in traits_of(plan)} == everything


def test_each_class_of_api_is_called_for_each_kind_of_model(plans: Sequence[PagePlan]) -> None:
    def called(plans: Sequence[PagePlan]) -> set[tuple[str, str]]:
        return {(offering.model.kind, api_of(offering)[0]) for offering in offerings(plans)}

    assert called(sample(plans)) == called(plans)


@pytest.mark.parametrize(
    "written",
    [
        # a key, a word of a list, a rate, and no before yes
        {"prices": [Price.model_validate({"rates": {"input": "1"}, "ends": "2026-11-01"})]},
        {"prices": [Price.model_validate({"rates": {"input": "1"}, "when": {"mode": "flex"}})]},
        {"prices": [Price.model_validate({"rates": {"web_search": "1"}})]},
        {"features": {"tools": False}},
    ],
    ids=str,
)
def test_a_page_that_alone_has_something_is_made(
    plans: Sequence[PagePlan], written: dict[str, object]
) -> None:
    plan = next(plan for plan in plans if isinstance(plan.subject, Offering))
    like = offerings([plan])[0]
    plain = OfferingRecord(model="a", id="a")
    many = [replace(plan, subject=replace(like, record=plain)) for _ in range(3)]
    odd = replace(like, record=plain.model_copy(update=written))

    chosen = sample([*many, replace(plan, subject=odd)])

    assert odd in offerings(chosen)
    assert len(chosen) <= 2
