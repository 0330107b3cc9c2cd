"""Show: what the page of a model or an offering says, and the entries of the open data."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Model, Offering
from llmref.insights import cells
from llmref.insights.capabilities import capabilities
from llmref.lookups.answer import AnswerTable, LookupAnswer, fact_rows
from llmref.lookups.named import named
from llmref.open_data.entries import entries_of, model_entry
from llmref.pages import specs
from llmref.pages.compare import comparison
from llmref.pages.compare_models import compared
from llmref.pages.components import Fact, SourceView
from llmref.pages.context import PageContext
from llmref.pages.prices import offering_money, variant_rows
from llmref.urls import model_path, offering_path

PRICE_COLUMNS = ("What", "Price", "Per", "Condition", "Source", "As of")


def shown_record(context: PageContext, text: str) -> LookupAnswer:
    """What is known of MODEL or MODEL/PROVIDER. Raises NoAnswer."""
    subject = named(context.catalogue, text)
    if isinstance(subject, Model):
        return _model(context, subject)
    return _offering(context, subject)


def _model(context: PageContext, model: Model) -> LookupAnswer:
    groups = compared(context, [model])
    facts = [
        AnswerTable(group.title, fact_rows([row.facts[0] for row in group.rows]))
        for group in groups
    ]
    head = AnswerTable(context.name(model), (), (), [context.addresses.whole(model_path(model))])
    entries = [
        entry
        for offering in context.catalogue.at_model[model.slug]
        for entry in entries_of(offering, context.addresses)
    ]
    data = model_entry(context.catalogue, context.addresses, model) | {"offerings": entries}
    return LookupAnswer([head, *facts, *_providers(context, model)], data)


def _providers(context: PageContext, model: Model) -> Iterator[AnswerTable]:
    """The table of the model's page."""
    compared_here = comparison(context, context.market(model))
    table = compared_here.table
    if not table.rows:
        return
    heads = [f"{column.label} {column.unit}".strip() for column in table.columns]
    rows = [
        [
            row.head.text,
            *(cells.marked(cell) for cell in row.cells),
            row.id,
            str(row.checked or "Not known"),
            row.note,
        ]
        for row in table.rows
    ]
    columns = ("Provider", *heads, "Model ID", "As of", "Status")
    yield AnswerTable("Who offers it", rows, columns, [compared_here.note])


def _offering(context: PageContext, offering: Offering) -> LookupAnswer:
    name = f"{context.name(offering.model)} at {offering.provider.name}"
    abilities = specs.capability_list(capabilities(offering))
    facts = context.market(offering.model).facts[offering]
    listed = context.listed_by(offering.model)
    specifications = specs.model_specs(offering.model, facts, listed)
    tables = [
        AnswerTable(name, (), (), [context.addresses.whole(offering_path(offering))]),
        AnswerTable("Status", fact_rows(offering_facts(context, offering))),
        price_table(context, offering),
        AnswerTable("Specifications", fact_rows(specifications)),
        AnswerTable(
            "Capabilities",
            [(row.label, row.text, row.note) for row in abilities.rows],
            notes=[abilities.source] if abilities.source else (),
        ),
    ]
    own, *variants = entries_of(offering, context.addresses)
    return LookupAnswer(tables, own | {"variants": variants})


def offering_facts(context: PageContext, offering: Offering) -> list[Fact]:
    """Model ID, lifecycle, and the other IDs of an offering."""
    market = context.market(offering.model)
    others = [Fact("Other ID", row.id, note=row.label) for row in variant_rows(offering)]
    return [
        Fact("Model ID", offering.id),
        specs.lifecycle_fact(offering, market),
        *others,
    ]


def price_table(context: PageContext, offering: Offering) -> AnswerTable:
    """The prices of an offering's page, with what the page notes of them."""
    catalogue = context.catalogue
    money = offering_money(offering, context.market(offering.model), catalogue.today)
    rows = [
        [
            row.label,
            cells.marked(row.cell),
            row.unit,
            row.condition,
            *source_cells(row.source),
        ]
        for row in money.rows
    ]
    notes = [*([money.text] if money.text else []), *money.notes]
    return AnswerTable("Prices", rows, PRICE_COLUMNS if rows else (), notes)


def source_cells(source: SourceView | None) -> tuple[str, str]:
    """A source and its date, as tables of prices have them."""
    if source is None:
        return "Not sourced", "Not known"
    return f"{source.label}{'' if source.verified else ', unverified'}", str(source.checked)
