"""Which inference profile of Amazon Bedrock a call names in place of a bare id."""

from __future__ import annotations

from llmref.catalogue.entities import Offering
from llmref.catalogue.profiles import GEOGRAPHIES


def profile(offering: Offering, base_url: str | None) -> str | None:
    """The profile to call in place of the bare id, which newer models refuse on demand.

    Only Bedrock's own runtime knows profiles, whichever API is called there.
    """
    if not (base_url or "").startswith("https://bedrock-runtime."):
        return None
    ids = {variant.id for variant in offering.variants if variant.is_live}
    profile_ids = (f"{geography}.{offering.id}" for geography in GEOGRAPHIES)
    return next((native_id for native_id in profile_ids if native_id in ids), None)
