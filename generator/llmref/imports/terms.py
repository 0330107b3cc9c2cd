"""On which terms copies are taken: what is read, and how old current prices may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median_low

from llmref.catalogue.link import Catalogue
from llmref.formats import plural
from llmref.imports.copies import Refused

AGE_OPTION = "--median-age"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an import asks of the seeds that it would leave."""

    dry: bool = False
    """Whether nothing is written."""
    most_days: int | None = None
    """The highest median age of current prices, in days; any if this is left out."""
    settles_offline: Callable[[str], None] | None = None
    """Called with the reason where no address answers: the seeds are then settled from the ledger.

    Where this is left out, an address that does not answer is refused.
    """

    def expect(self, catalogue: Catalogue) -> None:
        """Raise Refused if the current prices are too old on the catalogue's day."""
        ages = _ages(catalogue)
        if self.most_days is None or not ages or median_low(ages) <= self.most_days:
            return
        days = median_low(ages)
        raise Refused(
            f"the median age of {plural(len(ages), 'current price')} would be {days} days on"
            f" {catalogue.today}, more than {self.most_days}: read newer copies, or allow it with"
            f" {AGE_OPTION} {days}"
        )


def _ages(catalogue: Catalogue) -> Sequence[int]:
    """How many days ago each current price was read; one that a variant inherits counts once."""
    return [
        (catalogue.today - price.cited.checked).days
        for offering in catalogue.offerings
        for form in offering.sellables
        if form is offering or form.current is not offering.current
        for price in form.current
        if price.cited
    ]


ANY = Terms()
"""Whatever is read is taken."""
