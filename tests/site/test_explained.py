"""`llmref explain` gives a true answer for the numbers that pages show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random  # noqa: TID251  # seeded: the same numbers every time
from typing import Any

import pytest

from llmref import formats, seeds
from llmref.catalogue.link import Catalogue, link
from llmref.claims import store
from llmref.claims.ledger import Ledger
from llmref.formats import exact_money
from llmref.imports.claim_rows import outside_names
from llmref.imports.explain import Question, explanation, model_explanation
from llmref.imports.price_words import under
from llmref.imports.run import precedence
from llmref.records.price import Currency, When
from tests.sites import REAL

pytestmark = pytest.mark.site
DRAWN = 300
_LIMITS = {"context": "context", "output": "max_output", "dimensions": "dimensions"}
_DAYS = ("deprecated_on", "retires_on")
_PERIOD = (("since", "starts", "starts_after"), ("until", "ends", "ends_after"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a day of a page, what to ask for it, and what the answer must say."""

    record: str
    """The slug of a provider, or of a model."""
    native_id: str | None
    fact: str
    lines: tuple[str, ...]
    """Texts that one section of the answer has, in this order."""
    amount: str = ""
    """The amount, where it is a rate."""


def numbers(site: Path) -> Iterator[Number]:
    """Every number of a model's or an offering's page, as its JSON has it."""
    for file in sorted(site.glob("model/*/index.json")):
        page = json.loads(file.read_text())
        yield from _facts(page, page["slug"], None)
        yield from _capabilities(page, page["slug"], None)
        for name in ("released", "knowledge_cutoff"):
            if page[name]:
                yield Number(page["slug"], None, name, (f"{name} {page[name]}",))
        for score in page["scores"]:
            points = formats.score(Decimal(score["score"]), score["unit"])
            cited = f"{score['source_url']}, {score['checked']}"
            texts = (f"{score['benchmark']} {points}", score["setting"] or "", cited)
            yield Number(page["slug"], None, score["benchmark"], texts)
    for file in sorted(site.glob("model/*/*/index.json")):
        page = json.loads(file.read_text())
        slug = page["provider"]["slug"]
        yield from _capabilities(page, slug, page["id"])
        for word in page["not_offered"]:
            yield Number(slug, page["id"], word, (f"{word}: known not to be offered", "  source: "))
        for form in (page, *page["variants"]):
            if form["last_seen"]:
                yield Number(slug, form["id"], "last_seen", (f"last_seen {form['last_seen']}\n",))
            yield from _facts(form, slug, form["id"])
            for price in form["prices"]:
                yield from _of_price(price, slug, form["id"])


def _facts(form: dict[str, Any], record: str, native_id: str | None) -> Iterator[Number]:
    for key, name in _LIMITS.items():
        if (value := form["limits"][key]) is not None:
            yield Number(record, native_id, name, (f"{name} {value:,}\n", "  source: "))
    life = form["lifecycle"] or {}
    for name in _DAYS:
        if life.get(name):
            read = life["source"]
            cited = f"{read['url']}), {read['checked']}" if read else "none"
            yield Number(record, native_id, name, (f"{name} {life[name]}\n", cited))


def _capabilities(page: dict[str, Any], record: str, native_id: str | None) -> Iterator[Number]:
    """What can be done, or not, or nobody says."""
    for key, has in page["capabilities"].items():
        stated = "not known" if has is None else "yes" if has else "no"
        yield Number(record, native_id, key, (f"{key} {stated}\n",))


def _of_price(price: dict[str, Any], record: str, native_id: str) -> Iterator[Number]:
    currency = price["currency"]
    when = {name: _text(value) for name, value in price["when"].items()}
    condition = under(When.model_validate(when))
    period = "".join(_since(price, *names) for names in _PERIOD)
    for rate, stated in price["rates"].items():
        amount = stated["amount"]
        shown = _shown(amount, currency)
        head = (f"{rate} {shown} ", f"{condition}{period}")
        read = stated.get("source", price["source"])
        cited = f"{read['url']}), {read['checked']}\n" if read else "none"
        yield Number(record, native_id, rate, (*head, "  source: ", cited), amount)
        for key, words in (("disputed", "disputed"), ("corrects", "known to be wrong")):
            for other in price[key]:
                if rate in other["rates"]:
                    said = f"  {words}: {_shown(other['rates'][rate], currency)} by "
                    cited = f"{other['source']['url']}), {other['source']['checked']}"
                    yield Number(record, native_id, rate, (*head, said, cited))
        for revision in price["revisions"]:
            if rate in revision["rates"]:
                said = f"  revised: {_shown(revision['rates'][rate], currency)} before"
                days = f"between {revision['after']} and {revision['by']}"
                yield Number(record, native_id, rate, (*head, said, days))


def _shown(amount: str, currency: Currency) -> str:
    return amount if amount == "free" else exact_money(Decimal(amount), currency)


def _since(price: dict[str, Any], word: str, day: str, after: str) -> str:
    if price[day] is None:
        return ""
    bounds = f"between {price[after]} and {price[day]}" if price[after] else price[day]
    return f", {word} {bounds}"


def _text(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class Explainer:
    """The real seeds and claims, read once."""

    catalogue: Catalogue
    ledgers: tuple[Ledger, ...]

    def fault(self, number: Number) -> str:
        """What is untrue of the answer; nothing where it is true."""
        if number.native_id is None:
            lines = model_explanation(self.catalogue, self.ledgers, number.record, number.fact)
        else:
            order = precedence(self.catalogue.seeds)
            question = Question(number.record, number.native_id, number.fact)
            lines = explanation(self.catalogue, self.ledgers, order, question)
        sections = "\n".join([*lines, ""]).split("\n\n")
        true = [section for section in sections if _has(section, number.lines)]
        if not true:
            return f"{number} is not in the answer:\n{sections}"
        return self._unclaimed(number, true[0]) if number.amount else ""

    def _unclaimed(self, number: Number, section: str) -> str:
        """Whether a catalog is named as the source that no copy of it bears out."""
        _, is_named, words = section.partition(" states it since its copy of ")
        if not is_named:
            return ""
        catalog = section.partition("  why: ")[2].partition(" ")[0]
        provider = self.catalogue.providers[number.record]
        name = outside_names(number.record, provider.record)[catalog]
        days = [
            copy.checked
            for ledger in self.ledgers
            if ledger.catalog == catalog
            for copy, listed in zip(ledger.copies, ledger.stated, strict=True)
            for facts in listed.get(name, {}).values()
            for price in _prices(facts)
            if _is(price["rates"].get(number.fact), number.amount)
        ]
        since = words[:10]
        return "" if since in map(str, days) else f"{number}: no copy of {since} states it"


def _prices(facts: Any) -> list[Any]:
    prices: list[Any] = facts.get("prices", {}).get("prices", [])
    return prices


def _is(stated: str | None, amount: str) -> bool:
    if stated is None or "free" in {stated, amount}:
        return stated == amount
    return Decimal(stated) == Decimal(amount)


def _has(section: str, texts: tuple[str, ...]) -> bool:
    """Whether the texts stand in the section in this order."""
    at = 0 if section.lstrip("\n").startswith(texts[0].rstrip("\n")) else -1
    for text in texts:
        at = section.find(text.rstrip("\n"), at) if at >= 0 else -1
    return at >= 0


def explainer() -> Explainer:
    read, _ = seeds.load(REAL)
    return Explainer(link(read, None), tuple(store.read(REAL, n) for n in store.catalogs(REAL)))


def test_numbers_that_pages_show_are_explained_truly(site: Path) -> None:
    real, every = explainer(), list(numbers(site))

    drawn = Random(13).sample(every, DRAWN)

    faults = [fault for number in drawn if (fault := real.fault(number))]
    assert not faults, faults[:3]
