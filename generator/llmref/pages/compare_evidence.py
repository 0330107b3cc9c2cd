"""Scores, model IDs and sources as facts that comparisons show."""

from __future__ import annotations

from collections.abc import Iterable

from llmref import formats
from llmref.catalogue.entities import Model
from llmref.insights.market import Market
from llmref.pages.components import Fact, SourceDocument, by_document, record_sources
from llmref.pages.context import PageContext
from llmref.pages.scores import ScoreRow, score_rows


def score_facts(context: PageContext, model: Model) -> list[Fact]:
    """The scores of a model; those of one benchmark and setting get one row, and no others."""
    return _first_of_each(map(_score, score_rows(context, model)))


def _score(row: ScoreRow) -> Fact:
    label = f"{row.head.text}, {row.setting}" if row.setting else row.head.text
    day = formats.day(row.day) if row.day else f"by {formats.day(row.checked)}"
    return Fact(label, row.score, note=f"{day}, {row.by}")


def id_facts(market: Market) -> list[Fact]:
    """What the model is called in calls, as the list of its IDs begins: retired ones last."""
    called = [sellable for offering in market.offerings for sellable in offering.sellables]
    called.sort(key=lambda sellable: sellable.status == "retired")
    ids = list(dict.fromkeys(sellable.id for sellable in called))
    if not ids:
        return []
    more = f" and {formats.count(len(ids) - 1)} more" if len(ids) > 1 else ""
    return [Fact("Model ID", f"{ids[0]}{more}")]


def source_facts(model: Model) -> list[Fact]:
    """The documents that the facts of a model were read in, each with its newest date."""
    documents = by_document(record_sources(model.record.sources, "Model"))
    return _first_of_each(map(_document, documents))


def _document(document: SourceDocument) -> Fact:
    return Fact(document.label, formats.day(max(each.checked for each in document.readings)))


def _first_of_each(facts: Iterable[Fact]) -> list[Fact]:
    by_label: dict[str, Fact] = {}
    for fact in facts:
        by_label.setdefault(fact.label, fact)
    return list(by_label.values())
