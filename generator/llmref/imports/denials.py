"""A catalog's no that no claim supports is dropped: what the model says then counts.

Catalogs write `false` also where nobody entered a yes; of which features it is a no is said in
`records/catalogs.py`. Where another catalog says yes of the same id, none of them is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from llmref.imports.candidate import Candidate
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding, Reporting
from llmref.imports.forms import Form, with_forms
from llmref.records.catalogs import CATALOGS, CatalogName
from llmref.records.features import CAPABILITIES, Feature
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord

S = TypeVar("S", OfferingRecord, VariantRecord)
_BY_OTHERS: Mapping[str, CatalogName] = {
    row.url: name for name, row in CATALOGS.items() if row.via == "catalogue"
}
"""The catalogs that are not a provider's own word, by address."""


def without_denials(
    provider: str,
    file: OfferingsFile,
    evidence_by_id: Mapping[tuple[str, str], Evidence],
) -> Reporting[OfferingsFile]:
    """The file without such a no, and a finding for each.

    `evidence_by_id` is what all copies state, by provider and id.
    """
    return (yield from with_forms(file, _Denials(provider, file, evidence_by_id).without))


@dataclass(frozen=True, slots=True)
class _Denials:
    """What the offerings of one provider deny, against what all copies state."""

    provider: str
    file: OfferingsFile
    evidence_by_id: Mapping[tuple[str, str], Evidence]

    def without(self, form: Form[S]) -> Reporting[S]:
        """The record without them."""
        record, origin = form.record, self.file.sources.get(form.source)
        catalog = _BY_OTHERS.get(origin.url) if origin else None
        if catalog is None or all(record.features.values()):
            return record
        copies = self.evidence_by_id.get((self.provider, record.id), NO_EVIDENCE).copies
        lost = [
            feature
            for feature, has in record.features.items()
            if not has and not _is_borne_out(feature, catalog, copies)
        ]
        if not lost:
            return record
        labels = ", ".join(CAPABILITIES[feature].label.lower() for feature in lost)
        text = f"no claim says that it lacks {labels}"
        group = f"{self.provider}: {text}"
        yield Finding("changed", f"{self.provider}/{record.id}", text, group=group)
        kept = {feature: has for feature, has in record.features.items() if feature not in lost}
        return record.model_copy(update={"features": kept})


def _is_borne_out(
    feature: Feature, catalog: CatalogName, copies: Iterable[tuple[date, Candidate]]
) -> bool:
    """Whether the newest copies that list the ID say that it lacks a feature.

    What no copy of the cited catalog states is a person's, and stays.
    """
    listed = sorted(copies, key=lambda copy: copy[0])
    ours = [
        candidate
        for _, candidate in listed
        if candidate.source == catalog and candidate.features.get(feature) is False
    ]
    if not ours:
        return True
    newest = {candidate.source: candidate.features.get(feature) for _, candidate in listed}
    denying = (name for name, has in newest.items() if has is False)
    return True not in newest.values() and any(
        feature in CATALOGS[name].denies for name in denying if name in CATALOGS
    )
