"""The Markdown beside a page states every fact of its JSON, with the marks that the page has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
import yaml

import llmref
from llmref import formats, pages
from llmref.lookups.tools import Tools
from llmref.markdown.literal import literal
from llmref.records.rates import RATES
from tests.worlds import lay

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    seeds = tmp_path_factory.mktemp("typical") / "seeds"
    lay(seeds, "typical")
    return Tools(llmref.load(seeds))


def beside(tools: Tools, path: str) -> tuple[str, dict[str, Any]]:
    """The Markdown and the JSON of a page."""
    found = tools.site.file(f"{path}index.json")
    assert found is not None
    return tools.page(f"{path.lstrip('/')}index.md"), json.loads(found[1])


def plain(text: str) -> str:
    return text.replace("\\", "")


def rows_of(text: str, heading: str) -> list[str]:
    """The lines of tables in a section."""
    section = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [line for line in section.splitlines() if line.startswith("|")]


def test_every_page_has_its_front_matter(tools: Tools) -> None:
    context = tools.facts.context
    for plan in pages.plans(context):
        page = plan.make()
        if page.template in {"redirect.html", "pages/not-found.html"}:
            assert page.markdown == ""
            continue
        text = tools.page(f"{plan.path.lstrip('/')}index.md")
        _, head, body = text.split("---\n", 2)
        assert yaml.safe_load(head.replace("updated: ", "updated: !!str ")) == {
            "title": page.title,
            "site": context.catalogue.site.name,
            "canonical": context.addresses.whole(plan.path),
            "updated": str(page.updated) if page.updated else "null",
            "as_of": str(context.catalogue.today),
            "summary": page.description,
        }
        assert body.startswith(f"\n# {literal(page.heading)}\n")


def prices_of(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    today = data["as_of"]
    for price in data["prices"]:
        has_started = price["starts"] is None or price["starts"] <= today
        if has_started and (price["ends"] is None or today < price["ends"]):
            for rate, stated in price["rates"].items():
                yield rate, {**price, **stated}


def expect_terms(data: dict[str, Any], text: str) -> None:
    for absent in data["not_offered"]:
        assert "Not offered" in text, absent
    for form in (data, *data["variants"]):
        for key, stated in (form["lifecycle"] or {}).items():
            assert stated in {None, True, False} if key == "redirects" else True
            if isinstance(stated, str):
                assert f": {stated}\n" in text, key
        for key in ("last_seen", "free_limit"):
            assert form[key] is None or form[key] in text
        assert form["plan"] is None or form["plan"]["name"] in text
    for limit in data["limits"].values():
        assert limit is None or f"{limit:,}" in text


def test_every_fact_of_an_offering_is_in_its_markdown(tools: Tools) -> None:
    disputed = 0
    for offering in tools.facts.offerings:
        text, data = beside(tools, f"/model/{offering.key}/")
        text = plain(text)
        assert f"`{data['id']}`" in text
        for variant in data["variants"]:
            assert f"`{variant['id']}`: {variant['label']}" in text
        for rate, price in prices_of(data):
            amount, source = price["amount"], price["source"]
            shown = (
                "Free" if amount == "free" else formats.money(Decimal(amount), price["currency"])
            )
            claims = [claim["rates"].get(rate, amount) for claim in price["disputed"]]
            is_disputed = any(claim != amount for claim in claims)
            stated = (source["name"], source["checked"]) if source else ()
            assert [
                row
                for row in rows_of(text, "Pricing")
                if row.startswith(f"| {RATES[rate].label} | {shown}")  # type: ignore[index]
                and ("(disputed)" in row) is is_disputed
                and all(part in row for part in stated)
                and (not source or ("unverified" in row) is not source["verified"])
            ], (rate, price)
            assert not source or source["url"] in text
            disputed += is_disputed
        expect_terms(data, text)
    assert disputed


def test_every_fact_of_a_model_is_in_its_markdown(tools: Tools) -> None:
    for slug in tools.facts.models:
        text, data = beside(tools, f"/model/{slug}/")
        text = plain(text)
        for offering in data["offerings"]:
            row = next(
                row
                for row in rows_of(text, "Who offers it")
                if f"| [{offering['provider_name']}]({offering['url']})" in row
                and f"`{offering['id']}`" in row
            )
            assert offering["retires_on"] is None or offering["retires_on"] in row
        for key in ("released", "license"):
            assert data[key] is None or data[key][:4] in text
        for source in data["sources"]:
            assert source["url"] in text


def test_every_offering_of_a_provider_is_in_its_markdown(tools: Tools) -> None:
    for slug in tools.facts.providers:
        text, data = beside(tools, f"/provider/{slug}/")
        for offering in data["offerings"]:
            rows = [row for row in plain(text).splitlines() if f"`{offering['id']}`" in row]
            assert any(
                offering["retires_on"] is None or offering["retires_on"] in row for row in rows
            )
