"""What only all copies together say of an offerings file, once each copy was taken."""

from __future__ import annotations

from collections.abc import Mapping

from llmref.imports.delisted import with_last_listed
from llmref.imports.denials import without_denials
from llmref.imports.evidence import Evidence
from llmref.imports.findings import Finding
from llmref.imports.revised import with_revisions
from llmref.records.offering import OfferingsFile


def reconsidered(
    provider: str,
    file: OfferingsFile,
    evidence_by_id: Mapping[tuple[str, str], Evidence],
    findings: list[Finding],
) -> OfferingsFile:
    """The file with revisions, without bare denials, and with the last day of IDs that are gone.

    `evidence_by_id` is what all copies state, by provider and id; findings are added.
    """
    file = with_revisions(provider, file, evidence_by_id)
    file = without_denials(provider, file, evidence_by_id, findings)
    return with_last_listed(provider, file, evidence_by_id, findings)
