"""The facts of a project, or of a published site, with the questions that they answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path

from llmref import seeds as seed_files
from llmref.catalogue.entities import Creator, Model, Offering, Provider
from llmref.catalogue.link import Catalogue, link
from llmref.costs.compared import RankedQuote
from llmref.costs.usage import (
    Usage,
    count_of_use,
    counted_uses,
    joined_uses,
    mode_asked,
    token_uses,
)
from llmref.insights.ends import End
from llmref.lookups.costing import quotes_of
from llmref.lookups.finding import search_results
from llmref.lookups.named import named_model, named_offering
from llmref.lookups.retiring import ends_within
from llmref.lookups.snapshot import read_snapshot
from llmref.open_data.price_rows import rows_of_prices
from llmref.open_data.tables import as_lines
from llmref.pages.context import PageContext
from llmref.problems import Verdict
from llmref.project import find_project
from llmref.records.price import Mode
from llmref.records.rates import RateKey
from llmref.search.match import SearchResult
from llmref.search.resolve import Resolved, resolve
from llmref.speed.garbage import no_search_for_garbage
from llmref.urls import Addresses


class SeedsInError(ValueError):
    """Seeds that have errors; `llmref check` lists them."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(f"{verdict.counted} Fix the errors first: `llmref check` lists them.")
        self.verdict = verdict


@dataclass(frozen=True, eq=False)
class Facts:
    """All facts of one day. Amounts are decimals; what is not known is None."""

    context: PageContext
    prices_sha256: str = ""
    """Of the published prices; empty where they are computed when they are asked for."""

    @property
    def _catalogue(self) -> Catalogue:
        return self.context.catalogue

    @property
    def as_of(self) -> date:
        """The day that counts as today."""
        return self._catalogue.today

    @property
    def models(self) -> Mapping[str, Model]:
        """Every model, by its slug."""
        return self._catalogue.models

    @property
    def providers(self) -> Mapping[str, Provider]:
        """Every provider, by its slug."""
        return self._catalogue.providers

    @property
    def creators(self) -> Mapping[str, Creator]:
        """Every creator, by its slug."""
        return self._catalogue.creators

    @property
    def offerings(self) -> Sequence[Offering]:
        """Every model at every provider."""
        return self._catalogue.offerings

    @cached_property
    def basis(self) -> Mapping[str, str]:
        """The day and the digest of the prices, as documents name them: keep it with a cost."""
        return {
            "as_of": str(self.as_of),
            "prices_sha256": self.prices_sha256 or self._digest_of_prices(),
        }

    def _digest_of_prices(self) -> str:
        rows = rows_of_prices(self._catalogue, self.context.addresses)
        return hashlib.sha256(as_lines(rows)).hexdigest()

    def model(self, slug: str) -> Model:
        """The model of a slug, an alias or a former slug. Raises NoAnswer."""
        return named_model(self._catalogue, slug)

    def offering(self, model: str, provider: str) -> Offering:
        """A model at a provider, both by their slugs. Raises NoAnswer."""
        return named_offering(self._catalogue, self.model(model), provider)

    def offerings_of(self, model: str) -> Sequence[Offering]:
        """A model at each of its providers. Raises NoAnswer."""
        return self._catalogue.at_model[self.model(model).slug]

    def find(self, query: str, limit: int = 10) -> list[SearchResult]:
        """What the search page finds, the best first."""
        return search_results(self.context, query, limit)

    def resolve(self, native_id: str) -> list[Resolved]:
        """Every meaning of an ID from a log; none where nobody lists it."""
        return resolve(self._catalogue, native_id)

    def cost(  # noqa: PLR0913  # one for each thing that a cost depends on
        self,
        model: str,
        *,
        tokens_in: int = 0,
        cached: int = 0,
        out: int = 0,
        requests: int | None = None,
        batch: bool = False,
        mode: Mode | None = None,
        uses: Mapping[RateKey, int] | None = None,
        asks: Mapping[str, str | bool] | None = None,
        on: date | None = None,
        at: time | None = None,
    ) -> Sequence[RankedQuote]:
        """What usage costs at each provider of MODEL, or at that of MODEL/PROVIDER.

        `cached` is a part of `tokens_in`, `uses` are counts by rate such as {"image": 100}, `asks`
        what a price may depend on: {"region": "eu", "thinking": True}. `at` is in UTC. Raises
        NoAnswer, and BadNumber where less than nothing is used, or more is cached than there is.
        """
        day = on or self.as_of
        instant = datetime.combine(day, at) if at else None
        if requests is not None:
            count_of_use("requests", requests, least=1)
        counts = joined_uses(token_uses(tokens_in, cached, out), counted_uses(uses or {}))
        charged_mode = mode_asked(mode, is_batch=batch)
        usage = Usage(counts, requests, day, charged_mode, instant, asks or {})
        return quotes_of(self.context, model, usage)

    def retiring(self, days: int = 90) -> Sequence[End]:
        """What retires after `as_of` and within so many days, the next first."""
        return ends_within(self.context, days)


def load_facts(seeds: Path | str | None = None, *, data: str | None = None) -> Facts:
    """The facts of a folder of seeds, or of what a site published: a file or an address.

    Without either, those of the project around the current folder. Raises SeedsInError, NoSnapshot,
    and FileNotFoundError where there is no project.
    """
    with no_search_for_garbage():
        return _published(data) if data is not None else _of_seeds(_folder(seeds))


def _published(data: str) -> Facts:
    snapshot = read_snapshot(data)
    catalogue = link(snapshot.seeds, snapshot.as_of)
    return Facts(PageContext(catalogue, Addresses(snapshot.base)), snapshot.prices)


def _of_seeds(folder: Path) -> Facts:
    read, problems = seed_files.load(folder)
    verdict = Verdict.of(problems)
    if verdict.errors:
        raise SeedsInError(verdict)
    catalogue = link(read, None)
    return Facts(PageContext(catalogue, Addresses(catalogue.site.base_url)))


def _folder(seeds: Path | str | None) -> Path:
    if seeds is not None:
        return Path(seeds)
    project = find_project(Path.cwd())
    if project is None:
        raise FileNotFoundError("no project around the current folder; give `seeds` or `data`")
    return project / "seeds"
