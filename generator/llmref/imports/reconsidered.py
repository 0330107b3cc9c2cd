"""What only all copies together say of an offerings file, once each copy was taken."""

from __future__ import annotations

from collections.abc import Mapping

from llmref.imports.delisted import with_last_listed
from llmref.imports.denials import without_denials
from llmref.imports.evidence import Evidence
from llmref.imports.findings import Reporting
from llmref.imports.revised import with_revisions
from llmref.records.offering import OfferingsFile


def reconsidered(
    provider: str,
    file: OfferingsFile,
    evidence_by_id: Mapping[tuple[str, str], Evidence],
) -> Reporting[OfferingsFile]:
    """The file with revisions, without bare denials, and with the last day of IDs that are gone.

    `evidence_by_id` is what all copies state, by provider and id.
    """
    file = with_revisions(provider, file, evidence_by_id)
    file = yield from without_denials(provider, file, evidence_by_id)
    return (yield from with_last_listed(provider, file, evidence_by_id))
