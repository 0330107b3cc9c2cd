"""Two versions of the seeds → what the change from one to the other means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llmref.changes import facts
from llmref.changes.change import Change
from llmref.changes.entries import Entry, Key, Moves, Version
from llmref.changes.prices import price_changes, revisions
from llmref.seeds import Seeds

_KINDS = {"models": "model", "providers": "provider", "creators": "creator", "families": "family"}
_KINDS_OF_REDIRECTS = {**_KINDS, "docs": "page"}
"""What moves by a redirect of a group; one of an offering leads to its model, which stays."""


def compare(before: Seeds, after: Seeds) -> list[Change]:
    """Every change, in the order in which they are listed."""
    new = Version(after)
    old = Version(before, _moved(Version(before), new))
    changes = [*_changes(old.entries, new.entries), *_redirects(old, new)]
    return sorted(set(changes), key=lambda change: change.order)


def _moved(before: Version, after: Version) -> Moves:
    """Records that are gone, but whose slug leads to one that is new."""
    return {
        kind: {
            slug: end
            for slug in pairs
            if (end := _end(pairs, slug))
            and (kind, slug) in before.entries
            and (kind, slug) not in after.entries
            and (kind, end) in after.entries
            and (kind, end) not in before.entries
        }
        for group, pairs in after.redirects
        if (kind := _KINDS_OF_REDIRECTS.get(group))
    }


def _end(pairs: Mapping[str, str], slug: str) -> str:
    for _ in pairs:
        slug = pairs.get(slug, slug)
    return slug


def _changes(before: Mapping[Key, Entry], after: Mapping[Key, Entry]) -> Iterator[Change]:
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield from _came_or_went(key, new, "added")
        elif new is None and old is not None:
            yield from _came_or_went(key, old, "removed")
        elif old is not None and new is not None:
            yield from _same(key, old, new)


def _came_or_went(key: Key, entity: Entry, group: str) -> Iterator[Change]:
    kind = key[0]
    if kind == "file":
        return  # its offerings are listed
    words = "documentation page" if kind == "page" else kind
    if entity.sheet and (price := next(iter(entity.sheet.prices), None)):
        words = f"{words} with {entity.sheet.summary(price)}"
    elif kind == "exception":
        words = f"exception from {entity.slug}"
    elif not entity.slug and not entity.sheet:
        words = "file"
    elif len(key) == 2 and entity.slug:
        words = f"{words} {entity.slug}"
    yield Change(group, entity.name, words, entity.page)


def _same(key: Key, old: Entry, new: Entry) -> Iterator[Change]:
    if old.slug != new.slug:
        yield Change("moved", new.name, f"{key[0]} {old.slug} → {new.slug}")
    facts_of = _kept_prices(old.facts, new.facts)
    yield from facts.changes(new.name, *facts_of)
    if old.sheet and new.sheet:
        for words in price_changes(old.sheet, new.sheet):
            yield Change("price", new.name, words)
        for words in revisions(old.sheet, new.sheet):
            yield Change("source", new.name, words)


def _kept_prices(before: facts.Facts, after: facts.Facts) -> tuple[facts.Facts, facts.Facts]:
    """Without facts of prices that only one version has: these prices are listed themselves."""
    names = [{field[1] for field in side if field[0] == "price"} for side in (before, after)]
    kept = names[0] & names[1]

    def of_both(side: facts.Facts) -> facts.Facts:
        return {
            field: text for field, text in side.items() if field[0] != "price" or field[1] in kept
        }

    return of_both(before), of_both(after)


def _redirects(before: Version, after: Version) -> Iterator[Change]:
    redirects = dict(before.redirects)
    for group, pairs in after.redirects:
        was: Mapping[str, str] = redirects.get(group, {})
        kind = _KINDS_OF_REDIRECTS.get(group, "model")
        for slug in sorted({*was, *pairs}):
            old, new = was.get(slug), pairs.get(slug)
            if old is not None and new == before.now(kind, old):
                continue
            if old != new:
                words = f"{slug} → {new or 'nothing'}" + (f", before {old}" if old else "")
                yield Change("redirect", f"{kind}", words)
