"""The first call of a provider's page is of the model that readers come there for."""

from __future__ import annotations

import pytest

from llmref.catalogue.entities import Provider
from llmref.pages.context import PageContext
from llmref.pages.first_call import first_call
from llmref.urls import Addresses
from tests.unit.insights.factories import catalogue, offer

CALLED = {
    "auth": [{"name": "ACME_KEY", "role": "key"}],
    "recipes": [{"class": "openai-chat", "base_url": "https://acme.example/v1", "kinds": ["chat"]}],
}


@pytest.mark.parametrize(("kind", "slug"), [("first-party", "m"), ("gateway", "n"), ("cloud", "n")])
def test_clouds_and_gateways_show_what_is_featured_and_others_their_own(
    monkeypatch: pytest.MonkeyPatch, kind: str, slug: str
) -> None:
    monkeypatch.setattr(Provider, "is_own_api_of", lambda _, model: model.slug == "m")
    name, entry = offer()
    joined = catalogue(
        (name, entry),
        (name, {**entry, "model": "n", "id": "n"}),
        models={"n": {}},
        providers={"acme": {**CALLED, "kind": kind}},
        site={"featured": ["n"]},
    )
    context = PageContext(joined, Addresses("https://reference.example/"))

    sample = first_call(context, joined.offerings)

    assert sample is not None
    assert sample.link.path == f"/model/{slug}/acme/"
