"""An ID that the newest list of a provider's IDs has no more: when, and by whom it was listed last.

LiteLLM and lists of prices keep what once was there, so that their silence, or their voice, says
nothing of it; `lists` in `records/catalogs.py` says whose does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding, Reporting
from llmref.imports.forms import Form, forms, with_forms
from llmref.records.catalogs import CATALOGS, CatalogName
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.source import Origin

S = TypeVar("S", OfferingRecord, VariantRecord)
_URLS = {row.url for row in CATALOGS.values()}
_LISTED_BY: dict[str, CatalogName] = {
    name: name for name, row in CATALOGS.items() if row.lists != "ever"
}
"""The catalogs that list only what a provider has, by their name in claims."""


def with_last_listed(
    provider: str,
    file: OfferingsFile,
    evidence_by_id: Mapping[tuple[str, str], Evidence],
) -> Reporting[OfferingsFile]:
    """The file with the last day of IDs that a newer whole list of the provider lacks.

    `evidence_by_id` is what all copies state, by provider and id. What a person wrote stays.
    """
    ids = {form.record.id for form in forms(file)}
    listed = {
        native_id: _days(evidence_by_id.get((provider, native_id), NO_EVIDENCE))
        for native_id in ids
    }
    delisting = _Delisting(provider, file, listed, _newest(listed.values()))
    changed = yield from with_forms(file, delisting.dated)
    if changed is file:
        return file
    named, before = changed.named_sources(), file.named_sources()
    every = {**delisting.sources, **file.sources}
    kept = {key: origin for key, origin in every.items() if key in named or key not in before}
    return changed.model_copy(update={"sources": kept})


_Copies = frozenset[tuple[date, CatalogName]]


def _days(evidence: Evidence) -> _Copies:
    return frozenset(
        (day, _LISTED_BY[candidate.source])
        for day, candidate in evidence.copies
        if candidate.source in _LISTED_BY
    )


def _newest(listed: Iterable[_Copies]) -> date:
    """The day of the newest whole list; one that lost most IDs renamed them, or was cut."""
    counts = Counter(copy for copies in listed for copy in copies)
    whole = [(copy, ids) for copy, ids in counts.items() if CATALOGS[copy[1]].lists == "all"]
    most = max((ids for _, ids in whole), default=0)
    return max((day for (day, _), ids in whole if 2 * ids >= most), default=date.min)


@dataclass(frozen=True, slots=True)
class _Delisting:
    provider: str
    file: OfferingsFile
    listed: Mapping[str, _Copies]
    newest: date

    @property
    def sources(self) -> dict[str, Origin]:
        """A source for each copy that may be named: as of its own day."""
        copies = {max(copies) for copies in self.listed.values() if copies}
        return {self._key(copy): _origin(copy) for copy in sorted(copies)}

    def dated(self, form: Form[S]) -> Reporting[S]:
        """The record with the last day on which it was listed, if that is over."""
        record = form.record
        by = self.file.sources.get(record.last_seen_by or "")
        is_ours = by is not None and by.url in _URLS
        if record.last_seen is not None and not is_ours:
            return record  # its own source lacks it, or a person said so
        update = self._last(record)
        if all(getattr(record, key) == value for key, value in update.items()):
            return record
        words = (
            f"last listed on {update['last_seen']}" if update["last_seen"] else "is listed again"
        )
        yield Finding("changed", f"{self.provider}/{record.id}", words)
        return record.model_copy(update=update)

    def _last(self, record: OfferingRecord | VariantRecord) -> dict[str, object]:
        copies = self.listed[record.id]
        is_over = record.lifecycle is not None and record.lifecycle.retires_on is not None
        if not copies or is_over or max(copies)[0] >= self.newest:
            return {"last_seen": None, "last_seen_by": None}
        return {"last_seen": max(copies)[0], "last_seen_by": self._key(max(copies))}

    def _key(self, copy: tuple[date, CatalogName]) -> str:
        """The key of a copy among the sources of the file, or that of a new one."""
        day, catalog = copy
        url = CATALOGS[catalog].url
        keys = (
            key
            for key, origin in self.file.sources.items()
            if (origin.url, origin.checked) == (url, day)
        )
        return next(keys, f"{catalog}-{day.isoformat()}")


def _origin(copy: tuple[date, CatalogName]) -> Origin:
    day, catalog = copy
    row = CATALOGS[catalog]
    return Origin.model_validate(
        {"url": row.url, "via": row.via, "name": row.label, "checked": day.isoformat()}
    )
