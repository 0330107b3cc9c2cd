"""Format 1: `site.yaml` states the seed format.

Nothing else differs from seeds that state none.
"""

from __future__ import annotations

from collections.abc import Mapping

from llmref.edits.files import SeedFile
from llmref.edits.splice import with_first

_SITE = "site.yaml"


def migrate(seeds: Mapping[str, SeedFile]) -> Mapping[str, SeedFile]:
    """The same seeds with `format: 1` as the first key of site.yaml."""
    site = seeds[_SITE]
    return {**seeds, _SITE: site.with_yaml(with_first(site.yaml, "format", "1"))}
