"""Find: what the search page finds, in its order."""

from __future__ import annotations

from typing import Any

from llmref.lookups.answer import AnswerTable, LookupAnswer
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.pages.find import ids_data, names_data
from llmref.search.match import Matcher, SearchResult

_MATCHER = Once[str, Matcher]("matcher")
_COLUMNS = ("Kind", "Name", "Slug", "Price", "Context", "Status", "Model ID")
_KINDS = {
    "Models": "Model",
    "Providers": "Provider",
    "Creators": "Creator",
    "Families": "Family",
    "Benchmarks": "Benchmark",
    "Documentation": "Page",
    "Lists": "List",
}


def find_pages(context: PageContext, query: str, limit: int = 10) -> LookupAnswer:
    """The best results for a query, the best first; no rows where nothing is like it."""
    results = search_results(context, query, limit)
    return LookupAnswer(
        [AnswerTable("", [_row(result) for result in results], _COLUMNS)] if results else [],
        {"query": query, "results": [_data(context, result) for result in results]},
    )


def search_results(context: PageContext, query: str, limit: int) -> list[SearchResult]:
    """The same results as they are."""
    return context.memo.once(
        _MATCHER, "", lambda: Matcher(names_data(context), ids_data(context))
    ).find(query, limit)


def _row(result: SearchResult) -> list[str]:
    id_ = f"{result.id} at {', '.join(result.at)}" if result.id else ""
    return [_KINDS[result.group], result.name, result.slug, *result.facts, id_]


def _data(context: PageContext, result: SearchResult) -> dict[str, Any]:
    price, window, status = result.facts
    return {
        "kind": _KINDS[result.group].lower(),
        "name": result.name,
        "slug": result.slug,
        "creator": result.creator or None,
        "price": price or None,
        "context": window or None,
        "status": status or None,
        "id": result.id or None,
        "providers": list(result.at),
        "url": context.addresses.whole(result.path),
    }
