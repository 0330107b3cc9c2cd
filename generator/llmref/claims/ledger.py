"""The claims of one catalog in memory: what each of its copies states of each id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from llmref.claims.record import GROUPS, CopyEntry

Facts = Mapping[str, object]
"""Values of one group of facts, as JSON has them."""
Groups = Mapping[str, Facts]
"""All that one copy states of one id, by group; `traits` is always there."""
Listed = Mapping[str, Mapping[str, Groups]]
"""All that one copy states, by the catalog's name of the provider and by id."""
PricePlace = tuple[tuple[tuple[str, str], ...], str, str]
"""What prices are sorted by: conditions, first day, and first day after it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The copies of one catalog, oldest first, and what each states."""

    catalog: str
    copies: tuple[CopyEntry, ...] = ()
    stated: tuple[Listed, ...] = field(default=(), repr=False)
    """In the order of the copies."""

    def with_copy(self, copy: CopyEntry, listed: Listed) -> Ledger:
        """The ledger with one more copy; the same copy, read again, replaces what it stated.

        The copies are numbered by their dates, so that the order of imports changes nothing.
        """
        pairs = zip(self.copies, self.stated, strict=True)
        known = {_order(entry): (entry, stated) for entry, stated in pairs}
        known[_order(copy)] = (copy, listed)
        ordered = [known[key] for key in sorted(known)]
        copies = tuple(
            entry.model_copy(update={"copy_number": number})
            for number, (entry, _) in enumerate(ordered, 1)
        )
        return Ledger(self.catalog, copies, tuple(stated for _, stated in ordered))

    def lines(self, provider: str) -> Iterator[dict[str, object]]:
        """The claims of one provider, a line an id, in the order of ids."""
        ids = sorted(
            {native_id for listed in self.stated for native_id in listed.get(provider, ())}
        )
        for native_id in ids:
            by_copy = [listed.get(provider, {}).get(native_id, {}) for listed in self.stated]
            groups = {name: list(_rows([each.get(name) for each in by_copy])) for name in GROUPS}
            yield {"id": native_id, **{name: rows for name, rows in groups.items() if rows}}

    @property
    def providers(self) -> Sequence[str]:
        """The providers that any copy lists, as the catalog names them."""
        return sorted({provider for listed in self.stated for provider in listed})


def expanded(
    catalog: str, copies: Sequence[CopyEntry], files: Mapping[str, Sequence[Facts]]
) -> Ledger:
    """The ledger that the lines of each provider's file write, with every copy's own view."""
    stated: list[dict[str, dict[str, dict[str, Facts]]]] = [{} for _ in copies]
    for provider, lines in files.items():
        for line in lines:
            for name in GROUPS:
                for number, facts in _unrolled(line.get(name), len(copies)):
                    ids = stated[number].setdefault(provider, {})
                    ids.setdefault(str(line["id"]), {})[name] = _in_order(facts)
    return Ledger(catalog, tuple(copies), tuple(stated))


def price_order(when: Mapping[str, object], starts: str, ends: str) -> PricePlace:
    """The place of a price among those of an ID: by condition, none first, and by its first day."""
    conditions = tuple(sorted((name, json.dumps(value)) for name, value in when.items()))
    return (conditions, starts, ends)


def _in_order(facts: Facts) -> Facts:
    """The same facts with their prices in the one order, whichever wrote them had."""
    prices = facts.get("prices")
    if not isinstance(prices, list) or len(prices) == 1:
        return facts
    return {**facts, "prices": sorted(prices, key=_place)}


def _place(price: Mapping[str, Any]) -> PricePlace:
    return price_order(price.get("when", {}), price.get("starts", ""), price.get("ends", ""))


def _order(copy: CopyEntry) -> tuple[str, str, str]:
    return (copy.checked.isoformat(), copy.revision, copy.digest)


def _rows(values: Sequence[Facts | None]) -> Iterator[dict[str, object]]:
    """Values by copy → each with the copy that states it first and the one that does no more."""
    start = 0
    for number in range(1, len(values) + 1):
        if number < len(values) and values[number] == values[start]:
            continue
        value = values[start]
        if value is not None:
            end = {"to": number + 1} if number < len(values) else {}
            yield {"from": start + 1, **end, **value}
        start = number


def _unrolled(rows: object, most: int) -> Iterator[tuple[int, Facts]]:
    for row in rows if isinstance(rows, list) else ():
        facts = {key: value for key, value in row.items() if key not in {"from", "to"}}
        for number in range(row["from"] - 1, min(row.get("to", most + 1) - 1, most)):
            yield number, facts
