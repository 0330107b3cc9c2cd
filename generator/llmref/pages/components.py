"""Parts that pages share: rows, cards, tables, facts, badges, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from llmref.catalogue.entities import Cited
from llmref.insights.cells import NOT_KNOWN, Cell, State, source_name
from llmref.pages.page import Link
from llmref.records.base import Record
from llmref.records.source import Origin, Source
from llmref.speed.values import value

VIA = {
    "page": "Its own page",
    "api": "Its own API",
    "docs": "Its own documentation",
    "announcement": "Its own announcement",
    "catalogue": "Catalog",
}
"""How a source was read, in readers' words."""


class Row(Protocol):
    """A row of a table that is rendered once and shown on many pages."""

    @property
    def fragment(self) -> str:
        """The template below templates/fragments/."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column of figures."""

    label: str
    unit: str = ""


@value(eq=False)
class OfferingRow:
    """An offering in a table, headed by its provider or by its model."""

    head: Link
    note: str
    cells: Sequence[Cell]
    id: str
    checked: date | None
    """The date of the price."""
    tone: str = ""
    """Of the note; see `Badge`."""
    is_old: bool = False
    """Whether the price is from a copy far older than the newest beside it."""
    fragment: str = "offering-row"


@dataclass(frozen=True, slots=True, eq=False)
class ModelRow:
    """A model in a list of models."""

    head: Link
    note: str
    creator: Link | None
    kind: str
    released: Cell
    context: Cell
    price: Cell
    providers: int
    tone: str = ""
    """Of the note; see `Badge`."""
    fragment: str = "model-row"


@value(eq=False)
class Card:
    """A neighbour: its name, and one line."""

    head: Link
    note: str
    monogram: str = ""
    """Two letters that stand for it, of a provider or a creator."""
    fragment: str = "card"


@value(eq=False)
class Table:
    """Rows of offerings under their columns."""

    label: str
    caption: str
    first: str
    columns: Sequence[Column]
    rows: Sequence[OfferingRow]
    own_row: OfferingRow | None = None
    """The row that the page is about."""
    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ModelTable:
    """Rows of models."""

    label: str
    caption: str
    rows: Sequence[ModelRow]
    price: str = "Input from, per 1M tokens"


@value()
class Fact:
    """One line of a list of facts."""

    label: str
    text: str
    state: State = State.KNOWN
    note: str = ""
    is_code: bool = False
    """Whether the text is to be typed as it stands."""

    @property
    def is_open(self) -> bool:
        """Whether it is not known, and nothing else is to be said of it."""
        return self.state is State.UNKNOWN and self.text == NOT_KNOWN.text and not self.note


@value()
class Badge:
    """A short word on where something stands; `tone` never says it alone."""

    text: str
    tone: str = "plain"
    title: str = ""


@value()
class SourceView:
    """A source as readers see it."""

    url: str
    label: str
    via: str
    verified: bool
    revision: str
    checked: date
    covers: str = ""


@value()
class SourceDocument:
    """A document, with each time that it was read, and what for."""

    url: str
    label: str
    via: str
    verified: bool
    readings: Sequence[SourceView]


@dataclass(frozen=True, slots=True)
class Step:
    """One date of a timeline."""

    when: str
    text: str = ""
    link: Link | None = None
    source: SourceView | None = None


def source_view(origin: Origin | Source, checked: date, covers: str = "") -> SourceView:
    """A source with the date of the copy that was read."""
    return SourceView(
        origin.url,
        source_name(origin),
        VIA[origin.via],
        origin.via != "catalogue",
        origin.revision or "",
        checked,
        covers,
    )


def cited_view(cited: Cited | None) -> SourceView | None:
    """The source of one fact, if one is named."""
    return source_view(cited.origin, cited.checked) if cited else None


def record_sources(sources: Sequence[Source], whose: str) -> list[SourceView]:
    """The sources of a record, with what each was read for."""
    return [source_view(source, source.checked, _covers(source, whose)) for source in sources]


def by_document(sources: Iterable[SourceView]) -> list[SourceDocument]:
    """Sources, with all that was read in one document together; those read first come first."""
    read: dict[tuple[str, str, str, bool], list[SourceView]] = {}
    for view in sources:
        read.setdefault((view.url, view.label, view.via, view.verified), []).append(view)
    return [SourceDocument(*document, tuple(readings)) for document, readings in read.items()]


_FIELDS = {"catalogue_ids": "catalog IDs", "id_format": "ID format"}
"""What readers call a field whose key is not their word for it."""
_UNSEEN = {"catalogue_ids"}
"""What no page shows, and is named only where nothing else was read in a source."""


def _covers(source: Source, whose: str) -> str:
    covers = [name for name in source.covers if name not in _UNSEEN] or source.covers
    names = (name.removeprefix("features.").removeprefix("links.") for name in covers)
    fields = ", ".join(_FIELDS.get(name, name.replace("_", " ")) for name in names)
    return f"{whose}: {fields}" if fields else whose


LINK_NAMES = {
    "home": "Home page",
    "docs": "Documentation",
    "news": "Announcements",
    "weights": "Weights",
    "announcement": "Announcement",
    "card": "Model card",
    "pricing": "Prices",
    "models": "List of models",
    "console": "Console and keys",
    "status": "Status",
}
"""What readers call each of a record's own addresses."""


def link_list(links: Record) -> list[Link]:
    """The addresses that a record has, each once, in the order of its fields."""
    names: dict[str, str] = {}
    for name, address in links.model_dump(exclude_none=True).items():
        names.setdefault(address, LINK_NAMES[name])
    return [Link(name, address) for address, name in names.items()]


def known(label: str, value: object, note: str = "", *, is_code: bool = False) -> Fact:
    """A fact whose value may not be known."""
    if value is None or value in {"", ()}:
        return Fact(label, "Not known", State.UNKNOWN, note)
    return Fact(label, str(value), State.KNOWN, note, is_code)


def from_cell(label: str, cell: Cell, note: str = "") -> Fact:
    """A fact from a cell of a table."""
    return Fact(label, cell.text, cell.state, note or cell.title)
