"""The day by which a model was listed, which stands in for a release date that no source gives."""

from __future__ import annotations

from datetime import date

from llmref import formats
from llmref.catalogue.entities import Cited, Model
from llmref.catalogue.link import Catalogue
from llmref.records.source import source_of

LISTED = "by "
"""What stands before a day that is such a bound, so that nobody takes it for a release date."""

UNDATED = "First listed by then; no release date is documented"


def listed_by(catalogue: Catalogue, model: Model) -> date | None:
    """The earliest day that any source gives: a bound, since the model may be older than that.

    That is the day of the first copy of a catalog that lists the model, of a document that names
    it, or on which a price of it began. Newer copies do not count: they are read all the time.
    """
    record = model.record
    days = [source.checked for source in record.sources if source.via != "catalogue"]
    days += [record.listed_by] if record.listed_by else []
    for offering in catalogue.at_model[model.slug]:
        for sellable in offering.sellables:
            cited = sellable.cited
            days += [cited.checked] if cited and not cited.is_catalogue else []
            days += [price.starts for price in sellable.prices if price.starts]
    return min((day for day in days if day <= catalogue.today), default=None)


def listed_text(day: date) -> str:
    """The bound as pages show it: by 2026-05-22."""
    return f"{LISTED}{formats.day(day)}"


def listed_source(model: Model, day: date) -> Cited | None:
    """The copy that first lists the model, where that is what gives this day."""
    source = source_of(model.record.sources, "listed_by")
    return Cited(source, source.checked) if source and day == model.record.listed_by else None
