"""One thing that a change of seeds means, and the order in which they are listed."""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = {
    "added": ("Added", "addition", "additions"),
    "removed": ("Removed", "removal", "removals"),
    "moved": ("Moved", "record moved", "records moved"),
    "redirect": ("Redirects", "redirect", "redirects"),
    "price": ("Prices", "price", "prices"),
    "limit": ("Limits", "limit", "limits"),
    "feature": ("Features", "feature", "features"),
    "lifecycle": ("Lifecycle", "lifecycle fact", "lifecycle facts"),
    "fact": ("Other facts", "other fact", "other facts"),
    "text": ("Texts", "text", "texts"),
    "source": ("Sources", "source", "sources"),
}
"""Each group of changes: its heading, and the noun for one and for several of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different, and about what."""

    group: str
    """A key of GROUPS."""
    subject: str
    """What it is about: a model, or a provider and a model."""
    words: str
    page: bool = False
    """Whether a page of the site comes or goes with it."""

    @property
    def order(self) -> tuple[int, str, str]:
        """Sort key: by group, then by subject."""
        return (list(GROUPS).index(self.group), self.subject.casefold(), self.words)
