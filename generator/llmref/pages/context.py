"""The catalogue as one site prints it: links, and the parts of pages that are made only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from llmref import formats, images, urls
from llmref.catalogue.entities import Creator, Entity, Family, Model, Offering, Provider
from llmref.catalogue.link import Catalogue
from llmref.insights import cells
from llmref.insights.about import about
from llmref.insights.capabilities import BY_PRICE, capabilities_by_key, has_here
from llmref.insights.cells import Cell, State
from llmref.insights.compared_cells import compared_cell
from llmref.insights.contested import least_contested
from llmref.insights.first_listed import UNDATED, listed_by, listed_text
from llmref.insights.gotchas.calls import LookalikeIds
from llmref.insights.lifecycle import model_status
from llmref.insights.market import Market, market
from llmref.insights.price_dates import is_old_copy, priced_on
from llmref.insights.related import RelatedIndex, related_index
from llmref.insights.workloads import cost_cell
from llmref.memo import Memo, Once
from llmref.pages.components import Card, Column, ModelRow, OfferingRow
from llmref.pages.kinds import price_line, status_note
from llmref.pages.monogram import monogram
from llmref.pages.page import Link
from llmref.pages.specs import TONES
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.rates import RATES
from llmref.references import resolved
from llmref.urls import Addresses

_NAME = Once[Model, str]("name")
_TEXT = Once[str, str]("text with its links resolved")
_MADE_OF_FACTS = Once[Model, str]("sentences about a model")
_MARKET = Once[Model, Market]("market")
_RELATED = Once[Provider, RelatedIndex]("related_index")
_COLUMNS = Once[Kind, list[Column]]("columns")
_FILLED = Once[Model, Sequence[int]]("columns that are known for some provider")
_FIGURES = Once[Offering, Sequence[Cell]]("figures of an offering in tables")
_ROW = Once[tuple[Offering, str], OfferingRow]("row of an offering")
_MODEL_ROW = Once[Model, ModelRow]("row of a model")
_LISTED_BY = Once[Model, date | None]("day by which a model was listed")
_CARD = Once[Entity, Card]("card")
_EMPTY = (State.UNKNOWN, State.NOT_APPLICABLE)
"""What a column has to have more of, to be shown."""
_ANSWERS = Once[Model, Mapping[str, bool | None]]("what a model can do somewhere")


@dataclass(frozen=True, eq=False)
class PageContext:
    """Context for making pages: the catalog, links, and parts of pages that are made once."""

    catalogue: Catalogue
    addresses: Addresses
    memo: Memo = field(default_factory=Memo)
    """What several pages show, made once."""

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        names = Counter(model.name.casefold() for model in self.catalogue.models.values())
        return frozenset(name for name, times in names.items() if times > 1)

    def name(self, model: Model) -> str:
        """What a model is called; with its slug where several models have one name."""
        return self.memo.once(_NAME, model, lambda: self._name(model))

    def _name(self, model: Model) -> str:
        is_shared = model.name.casefold() in self._shared_names
        return f"{model.name} ({model.slug})" if is_shared else model.name

    @cached_property
    def lookalike_ids(self) -> LookalikeIds:
        """What offerings may be mistaken for."""
        return LookalikeIds(self.catalogue)

    def text(self, markdown: str | None) -> str:
        """A record's text with its links to other records as paths of the site."""
        if not markdown:
            return ""
        return self.memo.once(_TEXT, markdown, lambda: resolved(self.catalogue, markdown))

    def size_of(self, address: str) -> tuple[int, int] | None:
        """Width and height of the image at an address of the site; None where there is none."""
        file = self.catalogue.static.get(address)
        return images.size_of(file) if file else None

    def made_of_facts(self, model: Model) -> str:
        """A few sentences about a model of which nobody wrote any; empty where somebody did."""
        if model.record.about:
            return ""
        return self.memo.once(_MADE_OF_FACTS, model, lambda: about(self.market(model)))

    def market(self, model: Model) -> Market:
        """The providers of a model, compared once."""
        return self.memo.once(_MARKET, model, lambda: market(self.catalogue, model, self.memo))

    def related_index(self, provider: Provider) -> RelatedIndex:
        """A provider's offerings, ordered once for finding neighbours."""
        return self.memo.once(
            _RELATED, provider, lambda: related_index(self.catalogue, provider.slug)
        )

    def columns(self, kind: Kind) -> list[Column]:
        """The columns of figures that tables of this kind of model have."""
        return self.memo.once(_COLUMNS, kind, lambda: _columns(kind))

    def columns_of(self, model: Model) -> list[Column]:
        """The columns of figures of a model's providers: those that are known for some of them."""
        columns = self.columns(model.kind)
        return [columns[position] for position in self._filled(model)]

    def _filled(self, model: Model) -> Sequence[int]:
        return self.memo.once(_FILLED, model, lambda: self._find_filled(model))

    def _find_filled(self, model: Model) -> Sequence[int]:
        rows = [self._figures(offering) for offering in self.catalogue.at_model[model.slug]]
        is_known = [
            any(cell.state not in _EMPTY for cell in column) for column in zip(*rows, strict=True)
        ]
        return [position for position, known in enumerate(is_known) if known]

    def row(self, offering: Offering, head: str) -> OfferingRow:
        """An offering in a table, headed by its "provider" or by its "model".

        Below a provider it has the figures of `columns_of`, below a model those of `columns`.
        """
        return self.memo.once(_ROW, (offering, head), lambda: self._row(offering, head))

    def model_row(self, model: Model) -> ModelRow:
        """A model in a list of models."""
        return self.memo.once(_MODEL_ROW, model, lambda: self._model_row(model))

    def offering_card(self, offering: Offering) -> Card:
        """An offering among the other models of its provider."""
        return self.memo.once(_CARD, offering, lambda: self._offering_card(offering))

    def _offering_card(self, offering: Offering) -> Card:
        head = Link(self.name(offering.model), urls.offering_path(offering))
        return Card(head, price_line(offering))

    def model_card(self, model: Model) -> Card:
        """A model among its family."""
        return self.memo.once(_CARD, model, lambda: self._model_card(model))

    def _model_card(self, model: Model) -> Card:
        row = self.model_row(model)
        providers = formats.plural(row.providers, "provider")
        price = cells.marked(row.price)
        price = f"from {price}" if row.price.state is State.KNOWN else price
        return Card(row.head, f"{row.released.text} · {price} · {providers}")

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

    def _counted(self, entity: Entity, head: Link, number: str) -> Card:
        tile = "" if isinstance(entity, Family) else monogram(head.text)
        return self.memo.once(_CARD, entity, lambda: Card(head, number, tile))

    def has(self, model: Model, capability: str) -> bool | None:
        """Whether a model, or any provider of it, has a capability; None where nobody says."""
        return self.memo.once(_ANSWERS, model, lambda: _answers(self.market(model))).get(capability)

    def make_lists(self) -> None:
        """Make what lists of models and the pages of each ask, before processes share the pages.

        Each process would make it again, for the lists that it gets and for its own models. The
        same is true of figures of offerings, which pages of models and of providers have.
        """
        for model in self.catalogue.models.values():
            self.model_row(model)
            self.has(model, "tools")
            self._filled(model)

    def newest(self, models: Iterable[Model]) -> date | None:
        """The newest date on which anything about some models was checked."""
        days = (self.model_checked(model) for model in models)
        return max((day for day in days if day), default=None)

    def model_checked(self, model: Model) -> date | None:
        """The newest date on which a fact of a model or of an offering of it was checked."""
        days = [source.checked for source in model.record.sources]
        days += [
            offering.cited.checked
            for offering in self.catalogue.at_model[model.slug]
            if offering.cited
        ]
        return max(days, default=None)

    def _row(self, offering: Offering, head: str) -> OfferingRow:
        figures, name = self._figures(offering), self.name(offering.model)
        if head == "provider":
            figures = [figures[position] for position in self._filled(offering.model)]
            name = offering.provider.name
        is_old = head == "provider" and is_old_copy(offering, self.market(offering.model))
        tone = TONES[offering.status] if offering.status else ""
        link = Link(name, urls.offering_path(offering))
        note, day = status_note(offering), priced_on(offering)
        return OfferingRow(link, note, figures, offering.id, day, tone, is_old)

    def _figures(self, offering: Offering) -> Sequence[Cell]:
        return self.memo.once(_FIGURES, offering, lambda: self._find_figures(offering))

    def _find_figures(self, offering: Offering) -> Sequence[Cell]:
        kind = MODEL_KINDS[offering.model.kind]
        row = [cost_cell(self.market(offering.model).facts[offering].ranked.cost)]
        row += [compared_cell(offering, rate) for rate in kind.rates_shown]
        if kind.shows_batch:
            row.append(compared_cell(offering, "input", "batch"))
        limit: cells.Limit = "dimensions" if kind.has_dimensions else "context"
        row.append(cells.limit_here(offering, limit))
        return row

    def _model_row(self, model: Model) -> ModelRow:
        market = self.market(model)
        record = model.record
        creator = (
            Link(model.creator.name, urls.creator_path(model.creator)) if model.creator else None
        )
        kind = MODEL_KINDS[model.kind]
        rate = next((rate for rate in kind.rates_shown if rate in market.rates), None)
        price = cells.NOT_SOURCED
        if rate:
            least = market.rates[rate].least
            unit = "" if rate == "input" else f" / {RATES[rate].unit}"
            doubts = " ".join(least_contested(market, rate))
            price = Cell(
                State.KNOWN, f"{least.text}{unit}", doubts, least.usd, disputed=bool(doubts)
            )
        elif market.free:
            price = Cell(State.FREE, "Free")
        elif market.included:
            price = Cell(State.INCLUDED, "In subscription")
        status = model_status(market) or ("", "active")
        return ModelRow(
            Link(self.name(model), urls.model_path(model)),
            "" if status[1] == "active" else status[0],
            creator,
            kind.label,
            self._released(model),
            cells.limit_cell(record.limits, "context", model.kind),
            price,
            len(market.live),
            "" if status[1] == "active" else TONES[status[1]],
        )

    def listed_by(self, model: Model) -> date | None:
        """The day by which a model was listed, where no release date is known."""
        if model.record.released:
            return None
        return self.memo.once(_LISTED_BY, model, lambda: listed_by(self.catalogue, model))

    def newest_day(self, model: Model) -> date:
        """The day by which models are sorted: of release, else by which it was listed."""
        released = model.record.released
        return released.last if released else self.listed_by(model) or date.min

    def _released(self, model: Model) -> Cell:
        if released := model.record.released:
            return Cell(State.KNOWN, formats.some_day(released))
        day = self.listed_by(model)
        return Cell(State.KNOWN, listed_text(day), UNDATED) if day else cells.NOT_KNOWN


def _answers(market: Market) -> Mapping[str, bool | None]:
    """What a model can do, or what it can do at one of its providers at least."""
    answers = {key: row.has for key, (row,) in capabilities_by_key(market.model).items()}
    for offering in market.offerings:
        answers.update({key: True for key, has in offering.features.items() if has})
    of_live = {key for key in BY_PRICE for each in market.live if has_here(each, key)}
    answers.update(dict.fromkeys(of_live, True))
    return answers


def _columns(kind: Kind) -> list[Column]:
    row = MODEL_KINDS[kind]
    rates = [Column(RATES[rate].label, f"/ {RATES[rate].unit}") for rate in row.rates_shown]
    batch = [Column("Batch input", "/ 1M tokens")] if row.shows_batch else []
    limit = Column("Dimensions") if row.has_dimensions else Column("Context", "tokens")
    return [Column("Example cost"), *rates, *batch, limit]
