"""Specifications, badges, capabilities and freshness: what pages say of models and offerings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from llmref import formats, urls
from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.lifecycle import LifecycleStatus
from llmref.insights import cells, lifecycle
from llmref.insights.capabilities import Capability
from llmref.insights.cells import State
from llmref.insights.facts import OfferingFacts
from llmref.insights.first_listed import listed_source, listed_text
from llmref.insights.freshness import Freshness
from llmref.insights.market import Market
from llmref.pages.components import Badge, Fact, from_cell, known
from llmref.pages.request_parameters import reasoning_facts
from llmref.records.dates import PartialDate
from llmref.records.kinds import MODEL_KINDS
from llmref.records.source import Source
from llmref.speed.values import value

TONES: dict[LifecycleStatus, str] = {
    "announced": "plain",
    "preview": "warn",
    "active": "good",
    "deprecated": "warn",
    "retiring": "warn",
    "retired": "bad",
}
ANSWERS = {True: "yes", False: "no", None: "not-known"}


@value()
class CapabilityRow:
    """One capability with its answer."""

    label: str
    path: str
    answer: str
    text: str
    note: str


@value(eq=False)
class CapabilityList:
    """A list of capabilities. Pages that say the same share one, so that it is its own key."""

    rows: Sequence[CapabilityRow]
    source: str = ""
    """The source that most of them share, in a sentence."""
    fragment: str = "capabilities"

    @property
    def answered(self) -> list[CapabilityRow]:
        """Those with an answer, or with something to say besides."""
        return [row for row in self.rows if row.note or row.answer != ANSWERS[None]]

    @property
    def open(self) -> list[CapabilityRow]:
        """Those that are not known, which a page lists in one line."""
        return [row for row in self.rows if not row.note and row.answer == ANSWERS[None]]


def capability_list(capabilities: Sequence[Capability]) -> CapabilityList:
    """Capabilities as a page lists them; the source that most of them share is named once."""
    texts = _source_texts(capabilities)
    sources = Counter(
        text for text, item in zip(texts, capabilities, strict=True) if item.source is not None
    )
    shared = sources.most_common(1)[0][0] if sources else ""
    return CapabilityList(
        tuple(
            CapabilityRow(
                item.label,
                urls.feature_path(item.key),
                ANSWERS[item.has],
                item.text,
                _capability_note(item, text, shared),
            )
            for text, item in zip(texts, capabilities, strict=True)
        ),
        f"Source unless noted: {shared}." if shared else "",
    )


def offering_badges(facts: OfferingFacts) -> list[Badge]:
    """Deployment, the lifecycle that its provider states, and weights, as far as they are known."""
    offering = facts.offering
    shown = [Badge(offering.deployment.capitalize())] if offering.deployment else []
    if offering.status:
        shown.append(Badge(facts.status_text, TONES[offering.status]))
    return [*shown, *_weights_badge(offering.model)]


def model_badges(market: Market) -> list[Badge]:
    """Whose end of the model it is and who is left, and weights, as far as they are known."""
    status = lifecycle.model_status(market)
    shown = [Badge(status[0], TONES[status[1]])] if status else []
    return [*shown, *_weights_badge(market.model)]


def _weights_badge(model: Model) -> list[Badge]:
    weights = model.record.weights
    return [Badge(f"{weights.capitalize()} weights")] if weights else []


def model_specs(
    model: Model, facts: OfferingFacts | None = None, listed: date | None = None
) -> list[Fact]:
    """What a model is, with its limits; with an offering, with those that it has there.

    `listed` is the day by which it was listed, shown where no release date is known.
    """
    return [*_origin(model, listed), *limit_facts(model, facts), *_build(model)]


def specs_beside_limits(model: Model, listed: date | None = None) -> list[Fact]:
    """What a model is, for a page that has limits of an offering."""
    return [*_origin(model, listed), *_build(model)]


def limit_facts(model: Model, facts: OfferingFacts | None = None) -> list[Fact]:
    """How much fits, and in which forms; with an offering, what it is there."""
    stated = facts.offering if facts else model.record
    return [
        *_limits(model, facts),
        known("Input", _words(stated.input)),
        known("Output", _words(stated.output)),
        *([] if facts else reasoning_facts(model)),
    ]


def _origin(model: Model, listed: date | None) -> list[Fact]:
    record = model.record
    family = model.family.name if model.family else None
    creator = model.creator.name if model.creator else None
    return [
        known("Creator", creator),
        known("Family", family),
        known("Kind", MODEL_KINDS[model.kind].label),
        *_released(model, listed),
        known("Knowledge cutoff", _date(record.knowledge_cutoff)),
    ]


def _build(model: Model) -> list[Fact]:
    record = model.record
    rows = [
        known("Weights", record.weights.capitalize() if record.weights else None),
        known("License", record.license),
        known("Architecture", record.architecture),
    ]
    if record.parameters.total or record.weights == "open":
        rows.append(known("Parameters", _parameters(model)))
    return rows


def _released(model: Model, listed: date | None) -> Iterator[Fact]:
    yield known("Released", _date(model.record.released))
    if listed and not model.record.released:
        cited = listed_source(model, listed)
        note = (
            f"The date of the earliest copy of {cited.origin.name} that lists it" if cited else ""
        )
        yield known("First listed", listed_text(listed), note)


def lifecycle_fact(offering: Offering, market: Market) -> Fact:
    """What its provider states of the end of an offering, and what the creator's own API does."""
    text, note = lifecycle.lifecycle_here(offering, market)
    return Fact("Lifecycle", text, State.KNOWN if offering.lifecycle else State.UNKNOWN, note)


def checked_text(fresh: Freshness, cadence: str) -> str:
    """When the facts were last read, when they are due, and whether anyone verified them."""
    if fresh.checked is None:
        return "No update is documented yet."
    source = f" from {formats.names(fresh.catalogues)} (unverified)" if fresh.is_unverified else ""
    updated = f"Last updated {fresh.checked}{source}."
    if fresh.due is None:
        return updated
    due = f"was due on {fresh.due}" if fresh.is_overdue else f"due on {fresh.due}"
    return f"{updated} Next update {due} ({cadence})."


def dates(checked: date | None) -> str:
    """The newest date of a model's facts, in a sentence."""
    return f"Last updated {checked}." if checked else "No source is documented yet."


_LIMIT_NAMES: dict[cells.Limit, str] = {
    "context": "Context window",
    "output": "Max output tokens",
    "dimensions": "Dimensions",
}


def _limits(model: Model, facts: OfferingFacts | None) -> list[Fact]:
    limits = facts.offering.limits if facts else model.record.limits
    rows = []
    for name, label in _LIMIT_NAMES.items():
        cell = cells.limit_cell(limits, name, model.kind)
        value, at_model = getattr(limits, name), getattr(model.record.limits, name)
        if cell.state is not State.KNOWN:
            rows.append(from_cell(label, cell))
            continue
        text = cell.text if name == "dimensions" else _tokens(value)
        if facts and name in facts.limits_of_model:
            rows.append(known(label, text, cells.OF_MODEL))
        elif facts and at_model and value != at_model:
            unit = "" if name == "dimensions" else " tokens"
            who = "Another source" if cells.is_model_itself(facts.offering) else "The model itself"
            rows.append(known(label, text, f"{who}: {formats.count(at_model)}{unit}."))
        else:
            rows.append(known(label, text))
    is_vector = MODEL_KINDS[model.kind].has_dimensions
    return [row for row in rows if row.label != "Dimensions" or is_vector]


def _tokens(value: int | None) -> str | None:
    if value is None:
        return None
    short = formats.tokens_short(value)
    exact = formats.plural(value, "token")
    return exact if short == formats.tokens(value) else f"{exact} ({short})"


def _date(value: PartialDate | None) -> str | None:
    return formats.some_day(value) if value else None


def _words(values: Sequence[str] | None) -> str | None:
    names = {"pdf": "PDF"}
    words = [names.get(value, value) for value in values or ()]
    text = ", ".join(words)
    return f"{text[0].upper()}{text[1:]}" if text else None


def _parameters(model: Model) -> str | None:
    parameters = model.record.parameters
    if parameters.total is None:
        return None
    return (
        f"{parameters.total} total, {parameters.active} active"
        if parameters.active
        else parameters.total
    )


def _capability_note(item: Capability, text: str, shared: str) -> str:
    parts = []
    if item.differs:
        parts.append(f"differs here; the model itself: {'yes' if item.at_model else 'no'}")
    if text and text != shared:
        parts.append(text)
    return "; ".join(parts)


def _source_texts(capabilities: Sequence[Capability]) -> list[str]:
    """The source of each, made once for those that follow each other with the same."""
    texts: list[str] = []
    for before, item in zip((None, *capabilities), capabilities, strict=False):
        is_same = before is not None and before.source is item.source
        texts.append(texts[-1] if is_same else _source_text(item))
    return texts


def _source_text(item: Capability) -> str:
    if item.source is None:
        return ""
    origin = item.source if isinstance(item.source, Source) else item.source.origin
    verified = "" if origin.via != "catalogue" else " (unverified)"
    return f"{cells.source_name(origin)}, {item.source.checked}{verified}"
