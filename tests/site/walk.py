"""One walk over the pages of the built site, on which every test has its look at each page.

All pages parsed at once take gigabytes, so a page is parsed, looked at and let go; what stays is
the little that each look takes from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from selectolax.lexbor import LexborHTMLParser

from tests.sites import pages

Taken = TypeVar("Taken")
Look = Callable[[str, LexborHTMLParser], Taken]
"""What is taken from a page, given its address and its document; what is empty is not kept."""


class Walk:
    """The addresses of all pages but redirects, and what each look took from them."""

    def __init__(self, site: Path, looks: Iterable[Look[Any]]) -> None:
        self.addresses: list[str] = []
        self._taken: dict[Look[Any], dict[str, Any]] = {look: {} for look in looks}
        for address, document in pages(site):
            self.addresses.append(address)
            for look, taken in self._taken.items():
                if thing := look(address, document):
                    taken[address] = thing

    def took(self, look: Look[Taken]) -> Mapping[str, Taken]:
        """What a look took from the pages, by their addresses."""
        return cast("Mapping[str, Taken]", self._taken[look])

    def all(self, look: Look[list[Taken]]) -> list[Taken]:
        """Everything that a look took, of all pages."""
        return [thing for things in self.took(look).values() for thing in things]
