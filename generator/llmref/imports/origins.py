"""Where claims come from, and which of two is believed about a price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from llmref.records.catalogs import CATALOGS
from llmref.records.offering import OfferingsFile
from llmref.records.source import STALE, Origin, Via

Standing = Literal["newer", "same", "above", "below"]
"""Of a copy against a claim: a newer copy of its source, no newer one, or another source."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is known of an outside catalogue before it is read."""

    key: str
    """Its name in commands, in `catalogue_ids` and in `sources` of offerings files."""
    url: str
    name: str
    via: Via = "catalogue"


CATALOGUES: Mapping[str, Catalogue] = {
    key: Catalogue(key, row.url, row.label, row.via) for key, row in CATALOGS.items()
}
"""In the order of precedence where the site does not say another."""
CATALOG_OF: Mapping[str, str] = {catalogue.url: key for key, catalogue in CATALOGUES.items()}
"""The catalog that each address is of."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The sources of one offerings file, against one copy of a catalogue that is imported."""

    sources: Mapping[str, Origin]
    key: str
    """The key of the imported catalogue in this file."""
    catalogue: Catalogue
    checked: date
    today: date
    precedence: Sequence[str]

    @property
    def before(self) -> date | None:
        """The date of the copy that the file had until now."""
        origin = self.sources.get(self.key)
        return origin.checked if origin else None

    @property
    def is_newer(self) -> bool:
        """Whether the file had an older copy of this catalogue."""
        return self.before is not None and self.checked > self.before

    @property
    def old_key(self) -> str:
        """The key under which facts stay that only the older copy states."""
        return f"{self.key}-{self.before.isoformat()}" if self.before else self.key

    def is_own(self, source: str) -> bool:
        """Whether the provider said it itself, or a person read it there."""
        origin = self.sources.get(source)
        return origin is not None and origin.via != "catalogue"

    def is_from_catalog(self, source: str) -> bool:
        """Whether a copy of a catalog that is imported says it, so that no person read it there."""
        origin = self.sources.get(source)
        url = origin.url if origin else self.catalogue.url if source == self.key else ""
        return any(catalogue.url == url for catalogue in CATALOGUES.values())

    def is_ours(self, source: str) -> bool:
        """Whether it is a copy of the imported catalogue."""
        origin = self.sources.get(source)
        return source == self.key or (origin is not None and origin.url == self.catalogue.url)

    def standing(self, source: str) -> Standing:
        """How the imported copy stands against a claim of that source."""
        origin = self.sources.get(source)
        if source == self.key and origin is None:
            return "same"
        if origin is None:
            return "above"
        if origin.url == self.catalogue.url:
            return "newer" if origin.checked and self.checked > origin.checked else "same"
        is_outdated = self.rank(source)[1] and not self.rank(self.key)[1]
        if self.before is not None and not self.is_newer and not is_outdated:
            return "below"  # whoever wrote this price knew the copy, and believed another source
        mine = self.rank(self.key)
        return "above" if mine < self.rank(source) else "below"

    def rank(self, source: str) -> tuple[int, bool, int, str]:
        """The lower, the more it is believed: what a person or the provider said comes first.

        A copy of the provider's own API is no more than a catalogue's once it is stale.
        """
        origin = self.sources.get(source)
        via = origin.via if origin else self.catalogue.via
        url = origin.url if origin else self.catalogue.url
        day = self.checked if source == self.key else origin.checked if origin else None
        names = [name for name in self.precedence if CATALOGUES[name].url == url]
        is_stale = day is None or day < self.today - STALE
        if via != "catalogue" and not (names and is_stale):
            return (0, False, len(names), source)  # what a person read, then the API
        place = self.precedence.index(names[0]) if names else len(self.precedence)
        return (1, is_stale, place, source)


def key_in(file: OfferingsFile, catalogue: Catalogue) -> str:
    """What a file calls the catalogue: its own name, else that of the newest copy of it.

    A key that has its copy's date at its end holds what no newer copy said: it is never another's.
    """
    if catalogue.key in file.sources:
        return catalogue.key
    copies = [
        (origin.checked or date.min, key)
        for key, origin in file.sources.items()
        if origin.url == catalogue.url and not key.endswith(f"-{origin.checked}")
    ]
    return max(copies)[1] if copies else catalogue.key
