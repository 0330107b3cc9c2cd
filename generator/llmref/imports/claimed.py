"""Readings of copies ⇄ claims of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, cast

from llmref.claims import store
from llmref.claims.ledger import Facts, Groups, Ledger, Listed
from llmref.claims.record import CopyEntry
from llmref.edits.stage import Change
from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.records.rates import RATES

_LIMITS = {"context": "context", "output": "output_limit", "dimensions": "dimensions"}
_DAYS = ("deprecated_on", "retires_on")
_WORDS = ("name", "creator", "model", "family", "kind", "released", "knowledge_cutoff")
_LISTS = ("input", "output", "aliases", "regions")


def with_reading(ledger: Ledger, reading: Reading) -> Ledger:
    """The ledger with what a copy states; the copy is known by its date and digest."""
    copy = CopyEntry.model_validate(
        {
            "copy": 1,
            "checked": reading.checked,
            "revision": reading.revision,
            "digest": f"sha256:{reading.digest}",
        }
    )
    listed: dict[str, dict[str, Groups]] = {}
    for candidate in reading.candidates:
        listed.setdefault(candidate.provider, {})[candidate.id] = _groups(candidate)
    return ledger.with_copy(copy, listed)


def readings(ledger: Ledger) -> Iterator[Reading]:
    """What each copy of a catalog states, oldest first, as it was read."""
    for copy, listed in zip(ledger.copies, ledger.stated, strict=True):
        yield reading_of(ledger.catalog, copy, listed)


def with_readings(folder: Path, new: Iterable[Reading]) -> dict[str, Ledger]:
    """The ledger of every catalog, by its name, with copies that were just read.

    Raises BadLedger.
    """
    ledgers = {name: store.read(folder, name) for name in store.catalogs(folder)}
    for reading in new:
        before = ledgers.get(reading.source) or Ledger(reading.source)
        ledgers[reading.source] = with_reading(before, reading)
    return ledgers


def all_readings(ledgers: Iterable[Ledger], new: Iterable[Reading]) -> list[Reading]:
    """What every copy states; a copy that was just read also says what was left out of it."""
    fresh = {(reading.source, reading.checked, reading.digest): reading for reading in new}
    claimed = (reading for ledger in ledgers for reading in readings(ledger))
    return [
        fresh.get((reading.source, reading.checked, reading.digest), reading) for reading in claimed
    ]


def ledger_changes(folder: Path, ledger: Ledger) -> Iterator[Change]:
    """The files of a catalog's claims that are to be written otherwise than they are."""
    for path, text in store.texts(ledger).items():
        file = folder / path
        before = file.read_bytes() if file.is_file() else None
        if before != text.encode():
            yield Change(path, before, text.encode())


def reading_of(catalog: str, copy: CopyEntry, listed: Listed) -> Reading:
    """What one copy states, as it was read."""
    candidates = tuple(
        candidate_of(catalog, provider, native_id, groups)
        for provider, ids in sorted(listed.items())
        for native_id, groups in sorted(ids.items())
    )
    digest = copy.digest.removeprefix("sha256:")
    return Reading(catalog, copy.revision, copy.checked, candidates, (), digest)


def _groups(candidate: Candidate) -> dict[str, Facts]:
    """The facts of an id by group; a group without facts is left out, `traits` never."""
    stated = {
        "prices": {
            "billing": candidate.billing,
            "prices": [_price_facts(price) for price in candidate.prices],
        },
        "limits": {key: getattr(candidate, name) for key, name in _LIMITS.items()},
        "lifecycle": {
            "status": candidate.status,
            **{key: _day_text(getattr(candidate, key)) for key in _DAYS},
        },
        "cited": {"links": list(candidate.links)},
    }
    groups: dict[str, Facts] = {"traits": _stated(_traits(candidate))}
    return groups | {name: facts for name, group in stated.items() if (facts := _stated(group))}


def _traits(candidate: Candidate) -> Facts:
    return {
        **{key: getattr(candidate, key) for key in _WORDS},
        "responses_only": candidate.responses_only,
        "input": list(candidate.input),
        "output": list(candidate.output),
        "features": dict(sorted(candidate.features.items())),
        "parameters": {key: dict(taken) for key, taken in candidate.parameters.items()},
        "weights": candidate.weights,
        "license": candidate.license,
        "aliases": list(candidate.aliases),
        "regions": list(candidate.regions),
    }


def _stated(facts: Facts) -> Facts:
    return {key: value for key, value in facts.items() if value not in (None, "", [], {}, False)}


def _price_facts(price: CandidatePrice) -> Facts:
    others = {
        "when": dict(price.when),
        "currency": price.currency if price.currency != "USD" else None,
        "starts": _day_text(price.starts),
        "ends": _day_text(price.ends),
        "cites": price.cites,
        "basis": price.basis,
    }
    rates = {rate: _amount(price.rates[rate]) for rate in RATES if rate in price.rates}
    return {"rates": rates, **_stated(others)}


def _amount(amount: Decimal | Literal["free"]) -> str:
    return f"{amount.normalize():f}" if isinstance(amount, Decimal) else amount


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def candidate_of(catalog: str, provider: str, native_id: str, groups: Groups) -> Candidate:
    """What one copy states of an id, as it was read."""
    traits: Mapping[str, Any] = groups["traits"]
    charged: Mapping[str, Any] = groups.get("prices", {})
    limits: Mapping[str, Any] = groups.get("limits", {})
    life: Mapping[str, Any] = groups.get("lifecycle", {})
    values: dict[str, Any] = {key: value for key, value in traits.items() if key not in _LISTS}
    values |= {key: tuple(value) for key, value in traits.items() if key in _LISTS}
    values |= {name: limits[key] for key, name in _LIMITS.items() if key in limits}
    values |= {key: date.fromisoformat(str(life[key])) for key in _DAYS if key in life}
    return Candidate(
        source=catalog,
        provider=provider,
        id=native_id,
        billing=charged.get("billing"),
        prices=tuple(_price(price) for price in charged.get("prices", ())),
        status=life.get("status"),
        links=tuple(cast("list[str]", groups.get("cited", {}).get("links", []))),
        **values,
    )


def _price(values: Mapping[str, Any]) -> CandidatePrice:
    return CandidatePrice(
        {
            rate: "free" if text == "free" else Decimal(text)
            for rate, text in values["rates"].items()
        },
        values.get("when", {}),
        values.get("currency", "USD"),
        _day(values.get("starts")),
        _day(values.get("ends")),
        values.get("cites", ""),
        values.get("basis", ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
