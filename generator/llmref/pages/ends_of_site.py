"""The dated ends of a site, found once, and the page that each has."""

from __future__ import annotations

from collections.abc import Sequence

from llmref import urls
from llmref.insights import ends
from llmref.insights.ends import End
from llmref.memo import Once
from llmref.pages.context import PageContext

_ENDS = Once[str, Sequence[End]]("dated ends")


def all_ends(context: PageContext) -> Sequence[End]:
    """Every dated end, found once."""
    return context.memo.once(_ENDS, "all", lambda: ends.dated_ends(context.catalogue))


def end_path(end: End) -> str:
    """The page that says most of an end."""
    return urls.offering_path(end.offering) if end.offering else urls.model_path(end.model)
