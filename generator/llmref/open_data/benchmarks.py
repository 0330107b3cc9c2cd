"""Benchmarks with their scores as entries, and all scores as rows of one table."""

from __future__ import annotations

from collections.abc import Iterable

from llmref import urls
from llmref.catalogue.link import Catalogue
from llmref.open_data.basis import Data
from llmref.pages.score_json import benchmark_facts, score_data
from llmref.urls import Addresses


def benchmark_entries(catalogue: Catalogue, addresses: Addresses) -> list[Data]:
    """Every benchmark with its scores, as its direction ranks them."""
    return [
        {
            **benchmark_facts(benchmark),
            "scores": [score_data(score) for score in catalogue.at_benchmark[slug]],
            "url": addresses.whole(urls.benchmark_path(benchmark)),
            "json": addresses.whole(f"{urls.benchmark_path(benchmark)}index.json"),
        }
        for slug, benchmark in catalogue.benchmarks.items()
    ]


def scores_table(entries: Iterable[Data]) -> list[Data]:
    """A row for each score of these entries."""
    return [
        {"benchmark": entry["slug"], **score, "license": entry["license"]}
        for entry in entries
        for score in entry["scores"]
    ]
