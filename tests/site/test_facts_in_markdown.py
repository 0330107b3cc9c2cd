"""Every fact of a record's JSON stands in the Markdown of its page, its marks included.

What a model's or a provider's JSON repeats of its offerings is told by the offerings' own Markdown,
to which a row of it belongs; that the copies agree is held in `test_data.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from llmref import formats
from llmref.insights.capabilities import LABELS
from llmref.insights.cells import OF_MODEL
from llmref.numerals import count
from llmref.records.countries import COUNTRIES
from llmref.records.price import When
from llmref.records.request_parameters import PARAMETERS

pytestmark = pytest.mark.site
Json = Any

NO_FACTS = {
    "version": "of the JSON's shape",
    "record": "of the JSON's shape",
    "workloads": "settings of the site, told on /docs/methodology/",
    "exchange_rates": "settings of the site, told on /docs/methodology/",
    "offerings": "told by the offerings' own Markdown",
    "source_names": "told by the offerings' own Markdown",
    "unit": "of a score, a sign beside its number",
    "currency": "every amount is in US dollars, and has their sign",
    "per": "the unit, a column of the table of prices",
}
"""What the JSON of a record holds besides its facts, by key, and why."""


@dataclass(frozen=True)
class Twin:
    """The JSON of a record, and the Markdown of its page."""

    folder: Path

    @cached_property
    def data(self) -> Json:
        return json.loads((self.folder / "index.json").read_bytes())

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.partition("\n## Sources\n")[2].splitlines()

    @cached_property
    def text(self) -> str:
        """The Markdown as its reader sees it, without the signs that keep it from being markup."""
        markdown = (self.folder / "index.md").read_text(encoding="utf-8")
        return re.sub(r"\\([^\w\s])", r"\1", re.sub(r"<(https?://\S+)>", r"\1", markdown))

    def untold(self) -> list[tuple[str, Json]]:
        return [(path, fact) for path, fact in facts_of(self.data) if not self._tells(path, fact)]

    def _tells(self, path: str, fact: Json) -> bool:
        if not path.endswith((".source", ".sources")):
            return any(words in self.text for words in words_of(path, fact))
        if path.endswith(".revisions.source"):  # a range of copies, so no single one is cited
            return f"{fact['name']} changed its figure" in self.text
        start = f"- {fact['name']}: {fact['url']} ("
        revision = f", {fact['revision']}" if fact.get("revision") else ""
        doubt = "" if fact["verified"] else ", unverified"
        end = f"copy of {fact['checked']}{revision}{doubt})"
        single = f"- Source: {fact['name']}, {fact['url']}, {fact['checked']}{revision}{doubt}\n"
        return single in self.text or any(
            line.startswith(start) and line.endswith(end) for line in self._lines
        )


def facts_of(value: Json, path: str = "") -> Iterator[tuple[str, Json]]:
    """Each fact with where it stands; a source, a condition and a feature are one fact each."""
    key = path.rpartition(".")[2]
    if value is None or key in NO_FACTS:
        return
    if key in {"source", "when"} or path.startswith(".capabilities."):
        if value != {}:
            yield path, value
    elif isinstance(value, dict) and "url" in value and "via" in value:
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from facts_of(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from facts_of(part, path)
    else:
        yield path, value


_OF_DATA_POLICY: dict[tuple[str, Json], list[str]] = {
    ("retains_prompts", True): ["Retention of prompts: Yes", "Retention of prompts: For "],
    ("retains_prompts", False): ["Retention of prompts: Not retained"],
    ("trains_on_prompts", True): ["Training on prompts: Yes"],
    ("trains_on_prompts", False): ["Training on prompts: No"],
    ("training_choice", "opt-in"): ["unless a customer opts in"],
    ("training_choice", "opt-out"): ["unless a customer opts out"],
    ("zero_retention", True): ["Zero retention: Offered"],
    ("zero_retention", False): ["Zero retention: Not offered"],
}


def words_of(path: str, fact: Json) -> list[str]:
    """The ways in which Markdown may say a fact."""
    key = path.rpartition(".")[2]
    if key in {"country", "datacenters"}:
        return [COUNTRIES[fact]]
    if isinstance(fact, bool | str) and (key, fact) in _OF_DATA_POLICY:
        return _OF_DATA_POLICY[key, fact]
    if key == "refuses":
        return [f"{PARAMETERS[fact]}: Not accepted"]
    if path.startswith(".capabilities."):
        return [f"{LABELS[key]}: {'Yes' if fact else 'No'}"]
    if key == "when":
        condition = formats.condition(When.model_construct(**fact))
        return [condition, formats.in_sentence(condition)]
    if isinstance(fact, bool):
        return _words_of_flag(key, fact)
    if isinstance(fact, int):
        return [f"{fact:,}", str(fact)]
    terms = fact.removeprefix("Free IDs are limited: ")  # the row says whom they concern
    return [fact, terms, fact.capitalize(), fact.upper(), *_words_of_amount(fact)]


def _words_of_flag(key: str, fact: bool) -> list[str]:
    if key == "self_reported":
        return ["| the model's creator |" if fact else "| the publisher |"]
    if key == "of_model":
        return [OF_MODEL] if fact else [""]
    return [f"{key.replace('_', ' ').capitalize()}: yes"] if fact else [""]


def _words_of_amount(fact: str) -> list[str]:
    if re.fullmatch(r"\d+(\.\d+)?", fact):
        return [formats.money(Decimal(fact), "USD"), count(Decimal(fact))]
    if re.fullmatch(r"\d{4}-\d\d", fact):
        return [f"{date.fromisoformat(f'{fact}-01'):%B %Y}"]
    return ["Free"] if fact == "free" else []


@pytest.mark.parametrize("kind", ["model", "provider", "creator", "family", "benchmarks"])
def test_markdown_tells_every_fact_of_the_json(site: Path, kind: str) -> None:
    twins = [Twin(file.parent) for file in sorted(site.glob(f"{kind}/**/index.json"))]
    untold = [
        (str(twin.folder.relative_to(site)), *fact) for twin in twins for fact in twin.untold()
    ]

    assert twins
    assert untold[:9] == []
