"""What every document says of itself: its version, the day and the prices that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from llmref.catalogue.link import Catalogue
from llmref.urls import Addresses

VERSION = 1
FOLDER = f"api/v{VERSION}/"
"""Where the documents lie, below the site."""
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure was computed from, so that it can be computed again."""

    addresses: Addresses
    as_of: date
    """The day that counts as today."""
    prices: str
    """The SHA-256 of `prices.ndjson`, in hexadecimal digits."""

    @property
    def data(self) -> Data:
        """As documents have it."""
        return {"as_of": self.as_of, "prices_sha256": self.prices}

    def whole(self, name: str) -> str:
        """The whole address of a document."""
        return self.addresses.whole(f"/{FOLDER}{name}")

    def document(self, name: str, /, items: Sequence[Data] | None = None, **more: object) -> Data:
        """A document of this name: its head, what it has besides, and its items if it is a list."""
        head: Data = {
            "version": VERSION,
            "document": name,
            "url": self.whole(f"{name}.json"),
            "basis": self.data,
        }
        listed = {} if items is None else {"count": len(items), "items": items}
        return head | more | listed


def license_of(catalogue: Catalogue) -> Data:
    """What is known of the right to use the facts: whose they are stands in NOTICE."""
    site = catalogue.site
    notice = f"{site.repository.rstrip('/')}/blob/{site.branch}/NOTICE" if site.repository else None
    return {
        "text": "Each fact names its source. The catalogs that facts were taken from, and their"
        " licenses, are listed in NOTICE of the repository.",
        "notice": notice,
    }
