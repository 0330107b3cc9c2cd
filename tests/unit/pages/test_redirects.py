"""Old addresses lead to where a reader finds what was there."""

from __future__ import annotations

from llmref import judge, pages
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.sites import world


def test_an_offering_that_does_not_exist_leads_to_its_model_by_its_present_slug() -> None:
    catalogue, _ = judge.check(world("typical"))
    assert catalogue
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    bodies = {
        plan.path: plan.make().body
        for plan in pages.plans(context)
        if plan.path == "/model/anvil-2.1/none/"
    }

    assert bodies == {"/model/anvil-2.1/none/": "/model/anvil-2.1/"}
