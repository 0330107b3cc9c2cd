"""Compare: what the page of a pair says of two models, for up to six models and offerings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from llmref.catalogue.entities import Model, Offering
from llmref.insights import cells
from llmref.insights.capabilities import capabilities
from llmref.insights.cells import DASH, State
from llmref.lookups.answer import AnswerTable, LookupAnswer, NoAnswer
from llmref.lookups.named import named
from llmref.lookups.showing import offering_facts, source_cells
from llmref.open_data.entries import entries_of, model_entry
from llmref.pages import specs
from llmref.pages.compare_evidence import score_facts, source_facts
from llmref.pages.compare_models import ComparedGroup, compared_facts, facts_of_model
from llmref.pages.components import Fact
from llmref.pages.context import PageContext
from llmref.pages.data_policies import policy_facts
from llmref.pages.model_pairs import ModelPair
from llmref.pages.pair_summary import pair_summary
from llmref.pages.prices import ALWAYS, PriceRow, price_rows
from llmref.pages.request_parameters import parameter_facts, unknown_parameters

FEWEST, MOST = 2, 6
_HOW_MANY = "Two to six"


def compared_records(context: PageContext, texts: Sequence[str]) -> LookupAnswer:
    """Models (MODEL) and offerings (MODEL/PROVIDER) side by side. Raises NoAnswer."""
    subjects = list(dict.fromkeys(named(context.catalogue, text) for text in texts))
    if not FEWEST <= len(subjects) <= MOST:
        raise NoAnswer(f"{_HOW_MANY} different models or offerings can be compared.")
    groups = compared_facts([_facts(context, subject) for subject in subjects])
    names = [_name(context, subject) for subject in subjects]
    summary = _summary(context, subjects)
    tables = [_table(group, names) for group in groups if group.rows]
    head = [AnswerTable("In short", (), (), summary)] if summary else []
    data = {
        "compared": [_entry(context, subject) for subject in subjects],
        "summary": summary,
        "facts": [_group_data(group) for group in groups],
    }
    return LookupAnswer([*head, *tables], data)


def _table(group: ComparedGroup, names: Sequence[str]) -> AnswerTable:
    """A column for each subject; what is noted of a fact stands below."""
    rows = [
        [row.label, *map(_text, row.facts), "" if row.differs else "same"] for row in group.rows
    ]
    notes = [
        f"{row.label}, {name}: {fact.note}"
        for row in group.rows
        for name, fact in zip(names, row.facts, strict=True)
        if fact.note
    ]
    return AnswerTable(group.title, rows, (group.title, *names, ""), notes)


def _facts(context: PageContext, subject: Model | Offering) -> dict[str, list[Fact]]:
    if isinstance(subject, Model):
        return facts_of_model(context, subject)
    abilities = specs.capability_list(capabilities(subject))
    listed = context.listed_by(subject.model)
    facts = context.market(subject.model).facts[subject]
    return {
        "Status": offering_facts(context, subject),
        "Prices": [_price(row) for row in price_rows(subject)],
        "Limits": specs.limit_facts(subject.model, facts),
        "Specifications": specs.specs_beside_limits(subject.model, listed),
        "Capabilities": [Fact(row.label, row.text, note=row.note) for row in abilities.rows],
        "Parameters": parameter_facts(subject) or unknown_parameters(subject),
        "Benchmark scores": score_facts(context, subject.model),
        "Data policy": list(policy_facts(subject.provider)),
        "Recipe": [Fact("Model ID", subject.id)],
        "Sources": source_facts(subject.model),
    }


def _price(row: PriceRow) -> Fact:
    """A rate under its condition, named as the price of a model's creator is."""
    condition = "" if row.condition == ALWAYS else f", {row.condition}"
    label, cell = f"{row.label} per {row.unit}{condition}", row.cell
    source, day = source_cells(row.source)
    note = f"{cell.title}. [{source}, {day}]" if cell.title else f"[{source}, {day}]"
    return Fact(label, cells.marked(cell), cell.state, note)


def _summary(context: PageContext, subjects: Sequence[Model | Offering]) -> list[str]:
    models = [subject for subject in subjects if isinstance(subject, Model)]
    if len(subjects) != 2 or len(models) != 2:
        return []
    return pair_summary(context, ModelPair(models[0], models[1], ""))


def _name(context: PageContext, subject: Model | Offering) -> str:
    if isinstance(subject, Model):
        return context.name(subject)
    return f"{context.name(subject.model)} at {subject.provider.name}"


def _text(fact: Fact) -> str:
    return "-" if fact.state is State.NOT_APPLICABLE and fact.text == DASH else fact.text


def _entry(context: PageContext, subject: Model | Offering) -> dict[str, Any]:
    if isinstance(subject, Model):
        return model_entry(context.catalogue, context.addresses, subject)
    return next(entries_of(subject, context.addresses))


def _group_data(group: ComparedGroup) -> dict[str, Any]:
    return {
        "group": group.title,
        "rows": [
            {
                "label": row.label,
                "differs": row.differs,
                "facts": [
                    {"text": fact.text, "state": fact.state.value, "note": fact.note or None}
                    for fact in row.facts
                ],
            }
            for row in group.rows
        ],
    }
