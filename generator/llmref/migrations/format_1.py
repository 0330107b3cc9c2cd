"""Format 1: `site.yaml` states the seed format.

Nothing else differs from seeds that state none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from llmref.edits.files import SeedFile

_SITE = "site.yaml"


def migrate(seeds: Mapping[str, SeedFile]) -> Mapping[str, SeedFile]:
    """The same seeds with `format: 1` in site.yaml."""
    site = seeds[_SITE]
    document = replace(site.document, value={"format": "1", **site.document.value})
    return {**seeds, _SITE: site.with_document(document)}
