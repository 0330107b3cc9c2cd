"""What a slug is: the id of a record, which is a file name here and an address on the site."""

from __future__ import annotations

import re

SLUG = r"[a-z0-9]+([.-][a-z0-9]+)*"


def near_slug(text: str) -> str:
    """The slug that a text was likely meant to be; empty where it is none that can be told."""
    near = re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")
    return near if re.fullmatch(SLUG, near, re.ASCII) else ""
