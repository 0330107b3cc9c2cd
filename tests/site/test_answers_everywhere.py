"""What the command line and the tools of agents answer is what pages and documents state.

Prices, sources, dates and statuses of every offering are compared in `test_same_everywhere.py`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref.costs.usage import Usage
from llmref.costs.wording import cost_text
from llmref.formats import about_money
from llmref.lookups.answer import NoAnswer
from llmref.lookups.costing import quotes_of
from llmref.lookups.facts import Facts, load_facts
from llmref.lookups.finding import find_pages
from llmref.lookups.resolving import resolved_id
from llmref.lookups.retiring import retiring_soon
from llmref.open_data.documents import as_json

pytestmark = pytest.mark.site
Json = Any


@pytest.fixture(scope="module")
def facts(site: Path) -> Facts:
    """What the command line and the tools of agents read where no seeds are."""
    return load_facts(data=str(site / "api/v1/seeds.ndjson"))


def document(site: Path, name: str) -> Json:
    return json.loads((site / f"api/v1/{name}.json").read_bytes())


def test_every_id_is_resolved_to_whom_the_list_of_ids_names(site: Path, facts: Facts) -> None:
    wrong = []
    for item in document(site, "aliases")["items"]:
        if item["kind"] not in {"model_id", "variant_id"}:
            continue
        meanings = resolved_id(facts.context, item["id"]).data["meanings"]
        if (item["model"], item["provider"]) not in {
            (meaning["offering"]["model"], meaning["offering"]["provider"]) for meaning in meanings
        }:
            wrong.append(item)

    assert wrong[:5] == []


def test_what_no_provider_lists_is_not_resolved(facts: Facts) -> None:
    with pytest.raises(NoAnswer, match="no provider here lists this ID"):
        resolved_id(facts.context, "gpt-99-imaginary")


@pytest.mark.parametrize("days", [30, 90, 180])
def test_retirements_are_those_of_page_and_document(site: Path, facts: Facts, days: int) -> None:
    answer = json.loads(as_json(retiring_soon(facts.context, days).data))["retirements"]
    last = max(end["date"] for end in answer)
    listed = [
        end
        for end in document(site, "retirements")["retirements"]
        if str(facts.as_of) < end["date"] <= last
    ]
    page = LexborHTMLParser((site / "retirements/index.html").read_text(encoding="utf-8"))
    links = {link.attributes["href"] for link in page.css("main td a, main th a")}

    assert answer == listed
    assert {urlsplit(end["url"]).path for end in answer} <= links


def test_every_model_is_found_by_its_name(facts: Facts) -> None:
    names: dict[str, list[str]] = {}
    for slug, model in facts.models.items():
        names.setdefault(model.name, []).append(slug)
    missed = [
        name
        for name, slugs in list(names.items())[::20]
        if not {
            path
            for path in (
                result["url"] for result in find_pages(facts.context, name).data["results"]
            )
            if any(path.endswith(f"/model/{slug}/") for slug in slugs)
        }
    ]

    assert missed == []


def test_costs_are_those_of_the_tables_of_models(site: Path, facts: Facts) -> None:
    """In tables of comparisons, an amount that is converted is rounded and says so."""
    wrong, compared = [], 0
    for slug, model in list(facts.models.items())[::6]:
        market = facts.context.market(model)
        work = market.workload
        uses = {rate: count * work.requests for rate, count in work.uses.items()}
        usage = Usage(uses, work.requests, facts.as_of, work.mode)
        shown = shown_costs(site / f"model/{slug}/index.html")
        for place in quotes_of(facts.context, slug, usage):
            quote, offering = place.quote, place.quote.offering
            cell = shown.get(f"/model/{offering.key}/", "")
            if not offering.is_live or "$" not in cell:
                continue
            assert quote.total is not None, offering.key
            compared += 1
            if cell not in {cost_text(quote), about_money(quote.total)}:
                wrong.append((offering.key, cell, cost_text(quote)))

    assert compared > 500
    assert wrong[:5] == []


def shown_costs(page: Path) -> dict[str, str]:
    """What the first table of a model says that the example costs, by the page of the offering."""
    table = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("#providers table")
    if table is None or "Example cost" not in table.css("thead th")[1].text():
        return {}
    costs = {}
    for row in table.css("tbody tr"):
        link, cell = row.css_first("th a"), row.css_first("td")
        if link is not None and cell is not None:
            costs[link.attributes["href"] or ""] = cell.text(deep=False).strip()
    return costs


def test_what_is_sorted_by_cost_can_be_ranked_by_other_work(site: Path) -> None:
    ranked, fixed = 0, []
    captions, titles = "Sorted by cost, for |; cost is for ", "<h1>[^<]*, cheapest |Cheapest for<"
    by_cost = re.compile(f"{captions}|{titles}")
    lead = 'href="[^"]*/models/\\?example=|>Filter, sort, or rank by an example<'
    for page in site.glob("**/index.html"):
        text = page.read_text(encoding="utf-8")
        if by_cost.search(text):
            ranked += 1
            if not re.search(f"<cost-(open|calculator)|<model-explorer|{lead}", text):
                fixed.append(page.relative_to(site).as_posix())

    assert ranked > 5_000
    assert fixed == []
