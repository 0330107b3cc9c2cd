"""The catalogue as one site prints it: links, and the parts of pages that are made only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from llmref import formats, images, urls
from llmref.catalogue.link import Catalogue
from llmref.catalogue.things import Creator, Family, Model, Offering, Provider
from llmref.insights import states
from llmref.insights.about import about
from llmref.insights.call_traps import Neighbours
from llmref.insights.capabilities import BY_PRICE, has_here, model_capabilities
from llmref.insights.contested import least_contested
from llmref.insights.market import Market, market
from llmref.insights.related import Shelf, shelf
from llmref.insights.states import Cell, State
from llmref.insights.workloads import cost_cell
from llmref.pages.kinds import price_line, status_note
from llmref.pages.page import Link
from llmref.pages.views import Card, Column, ModelRow, OfferingRow
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.rates import RATES
from llmref.references import resolved
from llmref.urls import Addresses

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Edition:
    """What the pages of one site are made from."""

    catalogue: Catalogue
    addresses: Addresses
    _markets: dict[str, Market] = field(default_factory=dict)
    _rows: dict[tuple[Offering, str], OfferingRow] = field(default_factory=dict)
    _models: dict[str, ModelRow] = field(default_factory=dict)
    _cards: dict[object, Card] = field(default_factory=dict)
    _names: dict[Model, str] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _shelves: dict[str, Shelf] = field(default_factory=dict)
    _parts: dict[Hashable, object] = field(default_factory=dict)
    _answers: dict[str, dict[str, bool | None]] = field(default_factory=dict)

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        names = Counter(model.name.casefold() for model in self.catalogue.models.values())
        return frozenset(name for name, times in names.items() if times > 1)

    def name(self, model: Model) -> str:
        """What a model is called; with its slug where several models have one name."""
        name = self._names.get(model)
        if name is None:
            is_shared = model.name.casefold() in self._shared_names
            name = self._names[model] = f"{model.name} ({model.slug})" if is_shared else model.name
        return name

    @cached_property
    def neighbours(self) -> Neighbours:
        """What offerings may be mistaken for."""
        return Neighbours(self.catalogue)

    def text(self, markdown: str | None) -> str:
        """A record's text with its links to other records as paths of the site."""
        if not markdown:
            return ""
        if markdown not in self._texts:
            self._texts[markdown] = resolved(self.catalogue, markdown)
        return self._texts[markdown]

    def size_of(self, address: str) -> tuple[int, int] | None:
        """Width and height of the image at an address of the site; None where there is none."""
        file = self.catalogue.static.get(address)
        return images.size_of(file) if file else None

    def made_of_facts(self, model: Model) -> str:
        """A few sentences about a model of which nobody wrote any; empty where somebody did."""
        if model.record.about:
            return ""
        if model.slug not in self._texts:
            self._texts[model.slug] = about(self.market(model))
        return self._texts[model.slug]

    def market(self, model: Model) -> Market:
        """The providers of a model, compared once."""
        if model.slug not in self._markets:
            self._markets[model.slug] = market(self.catalogue, model)
        return self._markets[model.slug]

    def shelf(self, provider: Provider) -> Shelf:
        """A provider's offerings, ordered once for finding neighbours."""
        if provider.slug not in self._shelves:
            self._shelves[provider.slug] = shelf(self.catalogue, provider.slug)
        return self._shelves[provider.slug]

    def columns(self, kind: Kind) -> list[Column]:
        """The columns of figures that tables of this kind of model have."""
        return self.once(("columns", kind), lambda: _columns(kind))

    def row(self, offering: Offering, head: str) -> OfferingRow:
        """An offering in a table, headed by its "provider" or by its "model"."""
        row = self._rows.get((offering, head))
        if row is None:
            row = self._rows[offering, head] = self._row(offering, head)
        return row

    def model_row(self, model: Model) -> ModelRow:
        """A model in a list of models."""
        if model.slug not in self._models:
            self._models[model.slug] = self._model_row(model)
        return self._models[model.slug]

    def offering_card(self, offering: Offering) -> Card:
        """An offering among the other models of its provider."""
        card = self._cards.get(offering)
        if card is None:
            head = Link(self.name(offering.model), urls.offering_path(offering))
            card = self._cards[offering] = Card(head, price_line(offering))
        return card

    def model_card(self, model: Model) -> Card:
        """A model among its family."""
        card = self._cards.get(model)
        if card is None:
            row = self.model_row(model)
            providers = formats.plural(row.providers, "provider")
            price = states.marked(row.price)
            price = f"from {price}" if row.price.state is State.KNOWN else price
            note = f"{row.released.text} · {price} · {providers}"
            card = self._cards[model] = Card(row.head, note)
        return card

    def family_card(self, family: Family) -> Card:
        """A family among those of its creator."""
        number = formats.plural(len(self.catalogue.by_family[family.slug]), "model")
        return self._counted(family, Link(family.name, urls.family_path(family)), number)

    def provider_card(self, provider: Provider) -> Card:
        """A provider in the list of all."""
        number = formats.plural(len(self.catalogue.at_provider[provider.slug]), "offering")
        return self._counted(provider, Link(provider.name, urls.provider_path(provider)), number)

    def creator_card(self, creator: Creator) -> Card:
        """A creator in the list of all."""
        number = formats.plural(len(self.catalogue.by_creator[creator.slug]), "model")
        return self._counted(creator, Link(creator.name, urls.creator_path(creator)), number)

    def _counted(self, thing: object, head: Link, number: str) -> Card:
        return self._cards.setdefault(thing, Card(head, number))

    def has(self, model: Model, capability: str) -> bool | None:
        """Whether a model, or any provider of it, has a capability; None where nobody says."""
        found = self.market(model)
        if capability in BY_PRICE:
            return any(has_here(offering, capability) for offering in found.live) or None
        if model.slug not in self._answers:
            held = {ability.key: ability.has for ability in model_capabilities(model)}
            for offering in found.offerings:
                held.update({key: True for key, has in offering.features.items() if has})
            self._answers[model.slug] = held
        return self._answers[model.slug].get(capability)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """A part that is made once for all pages that ask for it with the same key."""
        held = self._parts.get(key)
        if held is None:
            held = self._parts[key] = make()
        return cast("Made", held)

    def newest(self, models: Iterable[Model]) -> date | None:
        """The newest date on which anything about some models was checked."""
        days = (self.model_checked(model) for model in models)
        return max((day for day in days if day), default=None)

    def model_checked(self, model: Model) -> date | None:
        """The newest date on which a fact of a model or of an offering of it was checked."""
        days = [source.checked for source in model.record.sources]
        days += [held.cited.checked for held in self.catalogue.at_model[model.slug] if held.cited]
        return max(days, default=None)

    def _row(self, offering: Offering, head: str) -> OfferingRow:
        kind = offering.model.kind
        path = urls.offering_path(offering)
        name = offering.provider.name if head == "provider" else self.name(offering.model)
        cells = [states.rate_cell(offering, rate) for rate in MODEL_KINDS[kind].rates_shown]
        if MODEL_KINDS[kind].shows_batch:
            cells.append(states.rate_cell(offering, "input", "batch"))
        limit: states.Limit = "dimensions" if MODEL_KINDS[kind].has_dimensions else "context"
        cells.append(states.limit_cell(offering.limits, limit, kind))
        cells.append(cost_cell(self.market(offering.model).rank_of(offering).cost))
        checked = offering.cited.checked if offering.cited else None
        return OfferingRow(Link(name, path), status_note(offering), cells, offering.id, checked)

    def _model_row(self, model: Model) -> ModelRow:
        found = self.market(model)
        record = model.record
        creator = (
            Link(model.creator.name, urls.creator_path(model.creator)) if model.creator else None
        )
        kind = MODEL_KINDS[model.kind]
        rate = next((rate for rate in kind.rates_shown if rate in found.rates), None)
        price = states.NOT_SOURCED
        if rate:
            least = found.rates[rate].least
            unit = "" if rate == "input" else f" / {RATES[rate].unit}"
            doubts = " ".join(least_contested(found, rate))
            text = f"{formats.money(least)}{unit}"
            price = Cell(State.KNOWN, text, doubts, least, disputed=bool(doubts))
        elif found.free:
            price = Cell(State.FREE, "Free")
        elif found.included:
            price = Cell(State.INCLUDED, "In subscription")
        released = (
            Cell(State.KNOWN, formats.some_day(record.released))
            if record.released
            else states.NOT_KNOWN
        )
        status = record.lifecycle.status if record.lifecycle else "active"
        return ModelRow(
            Link(self.name(model), urls.model_path(model)),
            "" if status == "active" else status.capitalize(),
            creator,
            kind.label,
            released,
            states.limit_cell(record.limits, "context", model.kind),
            price,
            len(found.live),
        )


def _columns(kind: Kind) -> list[Column]:
    row = MODEL_KINDS[kind]
    rates = [Column(RATES[rate].label, f"/ {RATES[rate].unit}") for rate in row.rates_shown]
    batch = [Column("Batch input", "/ 1M tokens")] if row.shows_batch else []
    limit = Column("Dimensions") if row.has_dimensions else Column("Context", "tokens")
    return [*rates, *batch, limit, Column("Cost", "of that work")]
