"""The day by which a model was listed, which stands in for a release date that no source gives."""

from __future__ import annotations

from datetime import date

from llmref.catalogue.entities import Model
from llmref.catalogue.link import Catalogue


def listed_by(catalogue: Catalogue, model: Model) -> date | None:
    """The earliest day of a document that names the model, or on which a price of it began.

    Copies of catalogs do not count: they are read again all the time, and have their latest day.
    """
    days = [source.checked for source in model.record.sources if source.via != "catalogue"]
    for offering in catalogue.at_model[model.slug]:
        for sellable in offering.sellables:
            cited = sellable.cited
            days += [cited.checked] if cited and not cited.is_catalogue else []
            days += [price.starts for price in sellable.prices if price.starts]
    return min((day for day in days if day <= catalogue.today), default=None)
