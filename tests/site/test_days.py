"""The real seeds on days to come: what has retired by then, and that no page says two things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import unescape
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref import pages, seeds
from llmref.build import site_view
from llmref.catalogue.entities import Offering
from llmref.catalogue.link import link
from llmref.insights.lifecycle import model_status, status_text
from llmref.insights.market import Market
from llmref.insights.ranking import RankedOffering
from llmref.pages.call_block import CallBlocks
from llmref.pages.context import PageContext
from llmref.pages.page import Page
from llmref.project import TEMPLATES
from llmref.recipes import proof
from llmref.render.renderer import Renderer
from llmref.seeds import Seeds
from llmref.urls import Addresses, model_path, offering_path
from tests.site import beliefs, faults
from tests.site.draw import drawn
from tests.site.walk import Look
from tests.sites import world

pytestmark = pytest.mark.site

AS_OF: date | None = None
DAYS = [AS_OF, date(2027, 1, 15), date(2027, 6, 1), date(2028, 1, 1)]
_TO_COME = re.compile(r"[Rr]etires (?:it )?(?:on |at [^.;·]*?, )?(\d{4}-\d{2}-\d{2})")
_PAST = re.compile(r"[Rr]etired (?:it )?(?:here )?(?:on |at [^.;·]*?, )?(\d{4}-\d{2}-\d{2})")
FAULTS: list[Look[list[str]]] = [faults.slips_in_text, faults.markup_in_text, faults.silent_dashes]
RENDERED = 60
"""So many pages of each kind, spread evenly, are rendered on each day."""
LIVING = 500
"""So many pages of each kind, of what has no end of its own, are made on most days of a run."""


@dataclass(frozen=True, eq=False)
class Day:
    """Pages of models and offerings on one day, none of them rendered.

    All whose own end is known are there, and others as `LIVING` says.
    """

    context: PageContext
    made: dict[str, Page]

    @property
    def today(self) -> date:
        """The day."""
        return self.context.catalogue.today

    def offerings(self) -> Iterator[tuple[Offering, Market, Page]]:
        """Each offering, with its market and its page."""
        for offering in self.context.catalogue.offerings:
            if page := self.made.get(offering_path(offering)):
                yield offering, self.context.market(offering.model), page

    def models(self) -> Iterator[tuple[Market, Page]]:
        """Each model's market, and its page."""
        for model in self.context.catalogue.models.values():
            if page := self.made.get(model_path(model)):
                yield self.context.market(model), page


@cache
def real_seeds() -> Seeds:
    """The real seeds, read once."""
    read, problems = seeds.load(world("real"))
    assert not problems
    return read


@cache
def _on(today: date | None, takes_all: bool) -> Day:
    catalogue = link(real_seeds(), today)
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    plans = [plan for plan in pages.plans(context) if plan.path.startswith("/model/")]
    ending = [held for held in catalogue.offerings if held.lifecycle or held.status]
    wanted = {path for held in ending for path in (offering_path(held), model_path(held.model))}
    paths = [plan.path for plan in plans]
    kept = wanted.union(paths if takes_all else drawn(paths, LIVING))
    pages_kept = (plan.make() for plan in plans if plan.path in kept)
    made = {page.path: page for page in pages_kept if page.template != "redirect.html"}
    assert wanted <= made.keys()
    return Day(context, made)


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: str(day or "as of"))
def day(request: pytest.FixtureRequest, takes_all: bool) -> Iterator[Day]:
    """One day after the other; its pages are let go of before those of the next are made."""
    yield _on(request.param, takes_all)
    _files.cache_clear()
    _on.cache_clear()


def test_nothing_retired_has_a_call_a_rank_or_a_place_in_cheapest(day: Day) -> None:
    wrong = []
    for offering, market, page in day.offerings():
        if offering.status != "retired":
            continue
        cheapest = [held for tier in market.cheapest.values() for held in tier.offerings]
        faults = {
            "call": page.body.recipe.calls or _data(page)["recipe"]["calls"],
            "rank": any(held.is_ranked for held in _places(market, offering)),
            "cheapest": offering in cheapest or offering in market.free,
            "offer": "offers" in page.json_ld[0],
            "answer": any("as the model when" in item.answer for item in page.body.faq),
        }
        wrong += [f"{offering.key}: {name}" for name, fault in faults.items() if fault]
    assert wrong == []


def _places(market: Market, offering: Offering) -> list[RankedOffering]:
    return [
        held
        for places in market.by_workload.values()
        for held in places
        if held.offering is offering
    ]


def test_retired_offerings_stand_last_in_every_table(day: Day) -> None:
    for market, page in day.models():
        listed = [held.offering.status == "retired" for held in market.ranked_offerings]
        assert listed == sorted(listed), page.path


def test_no_page_says_that_a_day_is_to_come_that_has_passed(day: Day) -> None:
    wrong = []
    for path, page in day.made.items():
        for text in _texts(page):
            wrong += [f"{path}: {text}" for ends in _TO_COME.findall(text) if ends <= _day(day)]
            wrong += [f"{path}: {text}" for ends in _PAST.findall(text) if ends > _day(day)]
    assert wrong == []


def _data(page: Page) -> dict[str, Any]:
    return dict(page.data or {})


def _day(day: Day) -> str:
    return day.today.isoformat()


def test_no_offerings_page_says_two_things_about_its_end(day: Day) -> None:
    wrong = []
    for offering, _, page in day.offerings():
        own = str(offering.lifecycle.retires_on) if offering.lifecycle else "None"
        texts = [text for text in _texts(page) if _is_of(offering, text)]
        days = {ends for text in texts for ends in (*_TO_COME.findall(text), *_PAST.findall(text))}
        if not days <= {own}:
            wrong.append(f"{offering.key}: {own}, but {texts}")
        badges = [badge.text for badge in page.body.badges]
        if offering.status and status_text(offering) not in badges:
            wrong.append(f"{offering.key}: {badges}")
    assert wrong == []


def _is_of(offering: Offering, text: str) -> bool:
    here = f"{offering.model.name} on {offering.provider.name} reti"
    return text.startswith((f"`{offering.id}` ", here, "Retire", "No call is published"))


def test_a_model_is_retired_only_where_no_offering_is_left(day: Day) -> None:
    wrong = []
    for market, page in day.models():
        status = model_status(market)
        badges = [badge.text for badge in page.body.badges]
        is_alone = "Retired" in badges
        if is_alone != bool(status and status[0] == "Retired") or (is_alone and market.live):
            wrong.append(f"{page.path}: {badges}")
        row = day.context.model_row(market.model)
        if row.providers != len(market.live) or (not market.live and row.price.amount):
            wrong.append(f"{page.path}: {row.providers} providers in lists")
    assert wrong == []


def test_no_creator_is_said_to_end_a_model_on_another_day_than_its_api_states(day: Day) -> None:
    wrong = []
    for market, page in day.models():
        api = market.creator_api
        if api is None or api.lifecycle.retires_on is None:
            continue
        pattern = re.compile(
            rf"{re.escape(api.name)}(?: retired it on| retires it on|,) (\d{{4}}-\d\d-\d\d)"
        )
        named = {found for text in _texts(page) for found in pattern.findall(text)}
        if not named <= {str(api.lifecycle.retires_on)}:
            wrong.append(f"{page.path}: {named}")
    assert wrong == []


def test_html_json_and_markdown_say_the_same_status(day: Day) -> None:
    for page, (html, data, markdown) in _files(day):
        texts = [badge.text for badge in page.body.badges]
        line = next((row for row in markdown.split("\n") if row.startswith("Status: ")), "")
        assert set(texts) <= set(_badges(html)), page.path
        assert line == (f"Status: {'; '.join(texts)}" if texts else ""), page.path
        life = json.loads(data)["lifecycle"] or {"status": None}
        assert life["status"] is None or any(_agrees(life, text) for text in texts), page.path


def test_no_page_of_days_to_come_says_what_it_contradicts(day: Day) -> None:
    wrong: dict[str, list[str]] = {}
    for page, (html, _, _) in _files(day):
        document = LexborHTMLParser(html)
        for look in (*beliefs.LOOKS, *FAULTS):
            if found := look(page.path, document):
                wrong.setdefault(page.path, []).extend(found)
    assert wrong == {}


@cache
def _files(day: Day) -> list[tuple[Page, tuple[str, str, str]]]:
    """HTML, JSON and Markdown of each page that is drawn."""
    view = site_view(day.context.catalogue, day.context.addresses, TEMPLATES)
    renderer = Renderer(TEMPLATES, view, CallBlocks(proof.of(TEMPLATES)))
    files = []
    for page in _drawn(day):
        texts = dict(renderer.files(page))
        html, data, markdown = (texts[name].decode() for name in _names(page))
        files.append((page, (html, data, markdown)))
    return files


def _badges(html: str) -> list[str]:
    """The texts of the badges of a page, as a reader sees them."""
    ends = r"(?=<li|</li>|</ul>)"  # HTML does not need the end tag of an entry
    badges = re.findall(rf'<li class="?badge"?[^>]*>(.*?){ends}', html)
    return [unescape(re.sub(r"<[^>]+>", "", badge)) for badge in badges]


def _names(page: Page) -> list[str]:
    return [f"{page.path.strip('/')}/index.{ending}" for ending in ("html", "json", "md")]


def _drawn(day: Day) -> list[Page]:
    """Pages of things that have a lifecycle, some of each kind, and of offerings without one."""
    ended = [page for held, _, page in day.offerings() if held.status]
    living = [page for held, _, page in day.offerings() if not held.status]
    models = [page for market, page in day.models() if model_status(market)]
    return [*_spread(ended), *_spread(living), *_spread(models)]


def _spread(found: list[Page]) -> list[Page]:
    return found[:: max(1, len(found) // RENDERED)]


_WORDS = {"retiring": "Retires", "retired": "Retired", "deprecated": "Deprecated"}


def _agrees(life: dict[str, str], text: str) -> bool:
    return text.startswith(_WORDS.get(life["status"], life["status"].capitalize()))


def _texts(page: Page) -> Iterator[str]:
    """What a page says in words that it derives, not in prose that somebody wrote."""
    body = page.body
    yield from (badge.text for badge in body.badges)
    yield from (
        text for row in body.specs for text in (row.text, row.note) if row.label == "Lifecycle"
    )
    yield from (item.answer for item in body.faq)
    yield from (f"Row: {row.note}" for row in body.comparison.table.rows)
    if hasattr(body, "gotchas"):
        yield from (gotcha.text for gotcha in body.gotchas)
        yield from (*body.why, body.recipe.reason)
        yield from (row.label for row in body.variants)
    else:
        yield from (row.label for row in body.ids)
        yield from (step.text for step in body.lifecycle)


def test_hosts_keep_their_calls_and_ranks_of_a_model_that_its_creator_retired() -> None:
    market = _market(AS_OF, "llama-3.3-70b-instruct")
    hosts = [held for held in market.offerings if held.status is None]

    assert len(hosts) > 20
    assert {held.provider.slug for held in market.live} >= {held.provider.slug for held in hosts}
    assert len(market.ranked) > 20


def test_an_offering_is_live_until_the_day_that_its_own_provider_states() -> None:
    for today, is_live in ((date(2027, 1, 7), True), (date(2027, 1, 8), False)):
        market = _market(today, "claude-opus-4.1")
        assert _at(market, "amazon-bedrock").is_live is is_live
        assert _at(market, "anthropic").status == "retired"


def test_a_call_goes_on_the_day_without_anybodys_edit() -> None:
    for today, has_call in ((date(2026, 12, 10), True), (date(2026, 12, 11), False)):
        page = _page(today, "gpt-5", "openai")
        assert bool(_data(page)["recipe"]["calls"]) is has_call
        assert bool(page.body.recipe.calls) is has_call


def test_calls_that_another_model_answers_are_not_said_to_fail() -> None:
    page = _page(date(2026, 12, 1), "gemini-2.5-pro", "google")

    texts = [*(gotcha.text for gotcha in page.body.gotchas), page.body.recipe.reason]
    assert any("another model answers its calls" in text for text in texts)
    assert not any("fail" in text for text in texts)


def _market(today: date | None, model: str) -> Market:
    catalogue = link(real_seeds(), today)
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    return context.market(catalogue.models[model])


def _at(market: Market, provider: str) -> Offering:
    return next(held for held in market.offerings if held.provider.slug == provider)


def _page(today: date, model: str, provider: str) -> Page:
    catalogue = link(real_seeds(), today)
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    path = offering_path(catalogue.by_key[f"{model}/{provider}"])
    return next(plan.make() for plan in pages.plans(context) if plan.path == path)
