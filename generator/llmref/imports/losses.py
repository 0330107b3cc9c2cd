"""A copy that lost too much since the last one is not believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from llmref.formats import percent
from llmref.imports.candidate import Reading
from llmref.imports.copies import Refused
from llmref.imports.forms import forms
from llmref.imports.identity import Link
from llmref.imports.origins import Catalogue, key_in
from llmref.records.offering import OfferingsFile

FEWEST = 20
"""A catalog that gave fewer ids may lose any of them."""
MOST_LOST = Decimal("0.2")
"""A copy that lost more of the ids that the seeds have from its catalogue is not believed."""
MOST_REPLACED = Decimal("0.5")
"""The same, of a copy that lists more ids than the seeds have from it: what was cut is shorter."""


def expect_most(
    files: Mapping[str, OfferingsFile],
    by_provider: Mapping[str, Mapping[str, Link]],
    catalogue: Catalogue,
    reading: Reading,
) -> None:
    """Refuse, as Refused, a copy that lost too much since the last one."""
    listed = lost = 0
    for provider, file in files.items():
        key = key_in(file, catalogue)
        origin = file.sources.get(key)
        if origin is None:
            continue
        if origin.checked and origin.checked > reading.checked:
            continue  # only what it states of the past is imported
        ids = set(cited(file, key))
        listed += len(ids)
        lost += len(ids - by_provider.get(provider, {}).keys())
    is_longer = len(reading.candidates) > listed
    most = MOST_REPLACED if is_longer else MOST_LOST
    if listed >= FEWEST and lost > most * listed:
        words = f"{lost} of {listed} ids that the seeds have from {catalogue.name}"
        reason = f"more than {percent(most)}, so it is not believed"
        raise Refused(f"{words} are not in this copy: {reason}")


def cited(file: OfferingsFile, key: str) -> Iterator[str]:
    """The ids whose own source is that key, and that are still listed."""
    for form in forms(file):
        if form.source == key and form.record.last_seen is None:
            yield form.record.id
