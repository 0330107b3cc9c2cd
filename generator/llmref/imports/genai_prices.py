"""genai-prices: the data of its package, which are Python, or its `data.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.copies import Copy, Refused, member
from llmref.imports.facts import Facts, native_id
from llmref.imports.genai_history import history, variants
from llmref.imports.keys import Keys, ignored, taken
from llmref.imports.python_literals import KIND
from llmref.imports.rate_sets import distinct, unpaid
from llmref.imports.records import Records
from llmref.imports.unreadable import Unreadable

NAME = "genai-prices"
FILE = "genai_prices/data.py"
_CONSTRAINT = (KIND, "start_date", "start_time", "end_time")
_ANY_OF = ("or", "or_")
_KIND_OF_CONSTRAINT = "constraint_type"
PROVIDER_KEYS: Keys = {
    **taken("id", "models", "pricing_urls"),
    **ignored("the name of a class of its package", KIND),
    **ignored("how a program finds prices, not a fact of one offering", "api_pattern"),
    **ignored("how a program finds prices, not a fact of one offering", "model_match"),
    **ignored("how a program finds prices, not a fact of one offering", "provider_match"),
    **ignored("how a program finds prices, not a fact of one offering", "extractors"),
    **ignored("how a program finds prices, not a fact of one offering", "fallback_model_providers"),
    **ignored("notes for its authors", "description", "price_comments"),
    **ignored("a provider's name is in its record", "name"),
}


def _priced(path: str) -> Keys:
    """The keys of a set of prices: an amount for each rate, or tiers of it."""
    return {
        **taken(path, f"{path}.{KIND}", f"{path}.*"),
        **taken(f"{path}.*.{KIND}", f"{path}.*.base", f"{path}.*.tiers"),
        **taken(*(f"{path}.*.tiers[].{key}" for key in (KIND, "start", "price"))),
    }


def _constrained(path: str) -> Keys:
    """The keys of the condition or day of a price."""
    return {
        **taken(path, *(f"{path}.{key}" for key in _CONSTRAINT)),
        **ignored("names the keys beside it", f"{path}.{_KIND_OF_CONSTRAINT}", f"{path}.type"),
    }


KEYS: Keys = {
    **taken(KIND, "id", "name", "context_window", "deprecated"),
    **taken("price_variants", f"price_variants[].{KIND}", "price_variants[].when"),
    **taken("price_variants[].when.*"),
    **_constrained("price_variants[].constraint"),
    **_priced("price_variants[].prices"),
    **taken(f"prices[].{KIND}"),
    **_constrained("prices[].constraint"),
    **_priced("prices[].prices"),
    **_priced("prices"),
    **taken("match", "match.or", "match.or_", "match.equals", f"match.{KIND}"),
    **taken(*(f"match.{any_of}[].{key}" for any_of in _ANY_OF for key in ("equals", KIND))),
    **ignored("patterns name no id", "match.*", "match.or[].*", "match.or_[].*"),
    **ignored(
        "the day on which its authors looked, which no price of theirs repeats", "prices_checked"
    ),
    **ignored("a difference between sources that its authors settled", "price_discrepancies"),
    **ignored("notes for its authors", "description", "price_comments", "collapse"),
}
"""A price of zero beside nothing else is free only where the id or name says so (`unpaid`).

`deprecated: false` and an absent flag are not known.
"""


def read(copy: Copy) -> Reading:
    """Every offering of the package, and what was left out. Raises Refused."""
    data = member(copy, FILE)
    records = Records(NAME, copy, KEYS)
    is_json = data.lstrip()[:1] in {b"[", b"{"}
    value = records.json(data) if is_json else records.python(data, "providers")
    if isinstance(value, Unreadable):
        raise Refused(f"{copy.name} {value.reason}")
    if not isinstance(value, list):
        raise Refused(f"{copy.name} does not contain a list of providers")
    return records.reading(_candidates(records, value))


def _candidates(records: Records, providers: list[object]) -> Iterator[Candidate]:
    """The offerings of all providers; what is listed twice counts as it is listed first."""
    seen: set[tuple[str, str]] = set()
    for position, provider in enumerate(providers):
        if not isinstance(provider, dict) or not isinstance(provider.get("id"), str):
            records.leave_out(f"provider {position}", "is not a provider with an id")
            continue
        for candidate in _offerings(provider, records):
            if (candidate.provider, candidate.id) not in seen:
                seen.add((candidate.provider, candidate.id))
                yield candidate


def _offerings(provider: Mapping[str, object], records: Records) -> Iterator[Candidate]:
    named, listed = str(provider["id"]), provider.get("models")
    plain = {key: value for key, value in provider.items() if key != "models"}
    if not isinstance(listed, list):
        records.leave_out(named, "has no list of models")
        return
    pages = records.read(named, plain, _pages, PROVIDER_KEYS) or ()
    for position, model in enumerate(listed):
        model_id = model.get("id") if isinstance(model, dict) else None
        where = f"{named}/{model_id if isinstance(model_id, str) else position}"
        if candidate := records.read(where, model, partial(_candidate, named, pages)):
            yield candidate


def _pages(provider: Facts) -> tuple[str, ...]:
    return tuple(url for url in provider.words("pricing_urls") if url.startswith("http"))


def _candidate(provider: str, pages: tuple[str, ...], facts: Facts) -> Candidate:
    model_id = native_id(facts.value("id"))
    prices = distinct(_all(facts))
    is_billed = any(price.ends is None for price in prices)
    return Candidate(
        source=NAME,
        provider=provider,
        id=model_id,
        name=facts.text("name"),
        creator=model_id.partition("/")[0] if model_id.count("/") == 1 else "",
        billing="usage" if is_billed else unpaid(provider, model_id, facts.text("name")),
        prices=prices,
        context=facts.count("context_window"),
        status="deprecated" if facts.yes_no("deprecated") else None,
        aliases=tuple(sorted(_equals(facts.value("match")) - {model_id})),
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
