"""What many records say of one model → one value for each fact, and the values that lost."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any

from llmref.imports.candidate import Candidate
from llmref.imports.identity.knowledge import Knowledge
from llmref.imports.identity.limits import Support, is_backed, limit
from llmref.imports.identity.result import Link, Losing, ModelFacts
from llmref.records.features import Feature

_FIELDS = ("released", "knowledge_cutoff", "weights", "license", "input", "output")


@dataclass(frozen=True, slots=True)
class _Witness:
    """One record, and whether its provider is the creator's own."""

    candidate: Candidate
    is_own: bool

    @property
    def where(self) -> str:
        return f"{self.candidate.source} {self.candidate.provider}/{self.candidate.id}"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The value that is believed, who says it, and what others say."""

    value: Any
    sources: tuple[str, ...]
    losing: tuple[Losing, ...]
    support: Mapping[Any, Support]


def facts(links: Iterable[Link], known: Knowledge) -> Mapping[str, ModelFacts]:
    """The facts of every model that is linked, by its slug."""
    members: dict[str, list[Link]] = {}
    for link in links:
        members.setdefault(link.model, []).append(link)
    return {slug: _facts(_witnesses(linked, known)) for slug, linked in sorted(members.items())}


def _witnesses(links: list[Link], known: Knowledge) -> list[_Witness]:
    """The records of the model itself; those of variants only where there are no others."""
    plain = [link for link in links if not link.label and not link.moving]
    return [
        _Witness(link.candidate, link.creator in known.owners(link.candidate))
        for link in plain or links
    ]


def _facts(witnesses: list[_Witness]) -> ModelFacts:
    values: dict[str, Any] = {}
    sources: dict[str, tuple[str, ...]] = {}
    losing: list[Losing] = []
    backed: set[str] = set()
    for name, chosen in _plain(witnesses):
        values[name], sources[name] = chosen.value, chosen.sources
        losing += chosen.losing
    if not is_before(values.get("knowledge_cutoff", ""), values.get("released", "")):
        del values["knowledge_cutoff"], sources["knowledge_cutoff"]
    for name, chosen in _limits(witnesses, is_open=values.get("weights") == "open"):
        values[name], sources[name] = chosen.value, chosen.sources
        losing += chosen.losing
        backed |= {name} if is_backed(chosen.value, chosen.support) else set()
    features, feature_sources, lost = _features(witnesses)
    own = [witness for witness in witnesses if witness.is_own]
    if status := _chosen("status", own, attrgetter("status")):
        values["status"], sources["status"] = status.value, status.sources
        losing += status.losing
    facts = ModelFacts(**values, features=features, sources={**sources, **feature_sources})
    return replace(facts, losing=(*losing, *lost), backed=frozenset(backed))


def is_before(cutoff: str, released: str) -> bool:
    """Whether knowledge may end before the month of the release, as far as both are known."""
    if not cutoff or not released:
        return True
    return (cutoff[:7] + "-01")[:7] < (released[:7] + "-12")[:7]


def _released(candidate: Candidate) -> str:
    """The release; 1 January is what catalogs write who know no day, and often no year."""
    return "" if candidate.released.endswith("-01-01") else candidate.released


def _plain(witnesses: list[_Witness]) -> Iterator[tuple[str, _Chosen]]:
    for name in _FIELDS:
        best_of = _weights if name == "weights" else _agreed
        value_of = _released if name == "released" else attrgetter(name)
        if chosen := _chosen(name, witnesses, value_of, best_of):
            yield name, chosen


def _limits(witnesses: list[_Witness], *, is_open: bool) -> Iterator[tuple[str, _Chosen]]:
    """The context window, the max output among those that fit into it, and dimensions."""
    stated = frozenset(witness.candidate.context for witness in witnesses)
    window = partial(limit, is_open=is_open)
    context = _chosen("context", witnesses, partial(_context, stated), window)
    answer = partial(_answer, context.value if context else None)
    chosen = {
        "context": context,
        "output_limit": _chosen("output_limit", witnesses, answer, limit),
        "dimensions": _chosen("dimensions", witnesses, attrgetter("dimensions"), limit),
    }
    yield from ((name, value) for name, value in chosen.items() if value)


def _context(stated: Container[int | None], candidate: Candidate) -> int | None:
    """The window; where a source counts the question only, and another the whole, the whole."""
    if candidate.context is None or candidate.output_limit is None:
        return candidate.context
    whole = candidate.context + candidate.output_limit
    return whole if whole in stated else candidate.context


def _answer(context: int | None, candidate: Candidate) -> int | None:
    output = candidate.output_limit
    return None if context and output and output >= context else output


def _features(
    witnesses: list[_Witness],
) -> tuple[dict[Feature, bool], dict[str, tuple[str, ...]], list[Losing]]:
    stated = sorted({feature for witness in witnesses for feature in witness.candidate.features})
    features: dict[Feature, bool] = {}
    sources: dict[str, tuple[str, ...]] = {}
    losing: list[Losing] = []
    for feature in stated:
        name = f"features.{feature}"
        if chosen := _chosen(name, witnesses, partial(_feature, feature)):
            features[feature], sources[name] = chosen.value, chosen.sources
            losing += chosen.losing
    return features, sources, losing


def _feature(feature: Feature, candidate: Candidate) -> bool | None:
    return candidate.features.get(feature)


def _agreed(support: Mapping[Any, Support]) -> object:
    """The creator's own word, else what most providers say, else the first in order."""
    return min(support, key=lambda value: _rank(value, support[value]))


def _weights(stated: Mapping[Any, Support]) -> object:
    """Open if the creator says so, else what most providers say; None where they are even.

    Whoever hosts weights knows that they can be had; catalogues write no where nobody asked.
    """
    if "open" in stated and stated["open"].own:
        return "open"
    ranks = sorted((-len(support.providers), -support.own, key) for key, support in stated.items())
    is_even = len(ranks) > 1 and ranks[0][:2] == ranks[1][:2]
    return None if is_even else ranks[0][2]


def _chosen(
    name: str,
    witnesses: Iterable[_Witness],
    value_of: Callable[[Candidate], object],
    best_of: Callable[[Mapping[Any, Support]], object] = _agreed,
) -> _Chosen | None:
    witnesses_of: dict[Any, list[_Witness]] = {}
    for witness in witnesses:
        value = value_of(witness.candidate)
        if value not in (None, "", ()):
            witnesses_of.setdefault(value, []).append(witness)
    if not witnesses_of:
        return None
    support = {value: _support(agreeing) for value, agreeing in witnesses_of.items()}
    best = best_of(support)
    if best is None:
        return None
    losing = (
        Losing(name, _text(value), tuple(sorted(witness.where for witness in witnesses_of[value])))
        for value in sorted(witnesses_of, key=lambda value: _rank(value, support[value]))
        if value != best
    )
    sources = tuple(sorted({witness.candidate.source for witness in witnesses_of[best]}))
    return _Chosen(best, sources, tuple(losing), support)


def _support(witnesses: list[_Witness]) -> Support:
    return Support(
        sum(witness.is_own for witness in witnesses),
        frozenset(witness.candidate.provider for witness in witnesses),
    )


def _rank(value: object, support: Support) -> tuple[int, int, str]:
    return -support.own, -len(support.providers), _text(value)


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
