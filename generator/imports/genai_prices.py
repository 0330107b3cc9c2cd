"""genai-prices: the data of its package, which are Python, or its `data.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.imports.candidate import Candidate, CandidatePrice, LeftOut, Reading
from generator.imports.copies import Copy, Refused, expect_some, json_of, member
from generator.imports.facts import Facts, Malformed, native_id
from generator.imports.genai_history import history, variants
from generator.imports.python_literals import assigned
from generator.imports.rate_sets import distinct, unpaid

NAME = "genai-prices"
FILE = "genai_prices/data.py"


def read(copy: Copy) -> Reading:
    """Every offering of the package, and what was left out. Raises Refused."""
    data = member(copy, FILE)
    is_json = data.lstrip()[:1] in {b"[", b"{"}
    listed = json_of(data, copy.name) if is_json else assigned(data, "providers", copy.name)
    if not isinstance(listed, list):
        raise Refused(f"{copy.name} does not hold a list of providers")
    left_out: list[LeftOut] = []
    candidates: dict[tuple[str, str], Candidate] = {}
    for position, held in enumerate(listed):
        if not isinstance(held, dict) or not isinstance(held.get("id"), str):
            left_out.append(LeftOut(NAME, f"provider {position}", "is no provider with an id"))
            continue
        for candidate in _offerings(held, left_out):
            candidates.setdefault((candidate.provider, candidate.id), candidate)
    expect_some(len(candidates), copy.name)
    ordered = tuple(candidate for _, candidate in sorted(candidates.items()))
    return Reading(NAME, copy.version, copy.checked, ordered, tuple(left_out))


def _offerings(held: Mapping[str, object], left_out: list[LeftOut]) -> Iterator[Candidate]:
    provider = Facts(NAME, str(held["id"]), held, left_out)
    pages = tuple(url for url in provider.words("pricing_urls") if url.startswith("http"))
    for model in provider.items("models"):
        where = f"{provider.where}/{model.held.get('id')}"
        facts = Facts(NAME, where, model.held, left_out)
        try:
            yield _candidate(facts, provider.where, pages)
        except Malformed as refusal:
            left_out.append(LeftOut(NAME, where, str(refusal)))


def _candidate(facts: Facts, provider: str, pages: tuple[str, ...]) -> Candidate:
    here = native_id(facts.held.get("id"))
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
        aliases=tuple(sorted(_equals(facts.held.get("match")) - {here})),
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
