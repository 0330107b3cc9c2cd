"""genai-prices: the data of its package, which are Python, or its `data.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.copies import Copy, Refused, member
from llmref.imports.facts import Facts, native_id
from llmref.imports.genai_history import history, variants
from llmref.imports.rate_sets import distinct, unpaid
from llmref.imports.records import Records
from llmref.imports.unreadable import Unreadable

NAME = "genai-prices"
FILE = "genai_prices/data.py"


def read(copy: Copy) -> Reading:
    """Every offering of the package, and what was left out. Raises Refused."""
    data = member(copy, FILE)
    records = Records(NAME, copy)
    is_json = data.lstrip()[:1] in {b"[", b"{"}
    value = records.json(data) if is_json else records.python(data, "providers")
    if isinstance(value, Unreadable):
        raise Refused(f"{copy.name} {value.reason}")
    if not isinstance(value, list):
        raise Refused(f"{copy.name} does not hold a list of providers")
    return records.reading(_candidates(records, value))


def _candidates(records: Records, providers: list[object]) -> Iterator[Candidate]:
    """The offerings of all providers; what is listed twice counts as it is listed first."""
    seen: set[tuple[str, str]] = set()
    for position, held in enumerate(providers):
        if not isinstance(held, dict) or not isinstance(held.get("id"), str):
            records.leave_out(f"provider {position}", "is no provider with an id")
            continue
        for candidate in _offerings(held, records):
            if (candidate.provider, candidate.id) not in seen:
                seen.add((candidate.provider, candidate.id))
                yield candidate


def _offerings(held: Mapping[str, object], records: Records) -> Iterator[Candidate]:
    named, listed = str(held["id"]), held.get("models")
    if not isinstance(listed, list):
        records.leave_out(named, "has no list of models")
        return
    pages = records.read(named, {"pricing_urls": held.get("pricing_urls")}, _pages) or ()
    for position, model in enumerate(listed):
        here = model.get("id") if isinstance(model, dict) else None
        where = f"{named}/{here if isinstance(here, str) else position}"
        if candidate := records.read(where, model, partial(_candidate, named, pages)):
            yield candidate


def _pages(provider: Facts) -> tuple[str, ...]:
    return tuple(url for url in provider.words("pricing_urls") if url.startswith("http"))


def _candidate(provider: str, pages: tuple[str, ...], facts: Facts) -> Candidate:
    here = native_id(facts.value("id"))
    prices = distinct(_all(facts))
    is_billed = any(price.ends is None for price in prices)
    return Candidate(
        source=NAME,
        provider=provider,
        id=here,
        name=facts.text("name"),
        creator=here.partition("/")[0] if here.count("/") == 1 else "",
        billing="usage" if is_billed else unpaid(provider, here, facts.text("name")),
        prices=prices,
        context=facts.count("context_window"),
        status="deprecated" if facts.yes_no("deprecated") else None,
        aliases=tuple(sorted(_equals(facts.value("match")) - {here})),
        links=pages,
    )


def _all(facts: Facts) -> Iterator[CandidatePrice]:
    yield from history(facts)
    yield from variants(facts)


def _equals(match: object) -> set[str]:
    """The ids that a record is known by word for word; patterns name none."""
    if not isinstance(match, dict):
        return set()
    if isinstance(match.get("equals"), str):
        return {match["equals"]}
    parts = match.get("or_", match.get("or"))
    return {word for part in parts for word in _equals(part)} if isinstance(parts, list) else set()
