"""One model under two slugs is two pages, each with half of its providers, scores and prices."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem

_STAGES = frozenset({"beta", "exp", "experimental", "latest"})
_DATE = re.compile(r"(?<![0-9a-z.])(20\d\d-\d\d-\d\d|20\d{6}|\d{4})(?![0-9a-z.])")
_WORD = re.compile(r"[a-z]+|[0-9.]+")
_HINT = (
    "merge them if the creator's page calls one an alias of the other; if it does not, accept it"
    " and name the page"
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each second model that its creator's own API seems to sell twice.

    An API of its own is one of a first party that lists mostly models of that creator.
    Their IDs there differ only in a date, "latest" or a stage such as "beta", they have one kind,
    window and set of prices, and no two dates, neither of IDs nor of releases, tell them apart.
    """
    alike: dict[tuple[object, ...], list[Offering]] = defaultdict(list)
    for slug, provider in catalogue.providers.items():
        offerings = catalogue.at_provider[slug]
        creators = Counter(offering.model.creator for offering in offerings)
        for offering in offerings if provider.record.kind == "first-party" else ():
            is_own = creators[offering.model.creator] * 2 > len(offerings)
            if is_own and offering.price:
                alike[_sold_as(offering)].append(offering)
    for twins in alike.values():
        yield from _twins(sorted(twins, key=_rank))


def _sold_as(offering: Offering) -> tuple[object, ...]:
    prices = sorted(
        (
            str(price.when),
            tuple(sorted((rate, str(amount)) for rate, amount in price.rates.items())),
        )
        for price in offering.current
        if not price.conditions
    )
    words = _WORD.findall(_DATE.sub(" ", offering.id.lower()))
    return (
        offering.provider.slug,
        offering.model.kind,
        offering.limits.context,
        tuple(sorted(word for word in words if word not in _STAGES)),
        tuple(prices),
    )


def _rank(offering: Offering) -> tuple[bool, bool, int, str]:
    """The one that the others would be merged with comes first."""
    undated = offering.model.record.released is None
    return bool(offering.record.moving), undated, len(offering.id), offering.id


def _twins(offerings: Iterable[Offering]) -> Iterator[Problem]:
    kept: list[Offering] = []
    for offering in offerings:
        twin = next((other for other in kept if not _apart(offering, other)), None)
        if twin is None:
            kept.append(offering)
        elif twin.model.slug != offering.model.slug:
            yield offering.model.warning(
                "",
                f"{offering.model.slug!r} seems to be {twin.model.slug!r}: {offering.provider.name}"
                f" sells {offering.id!r} and {twin.id!r} with one window and at one price",
                _HINT,
                offering.model.slug,
            )


def _apart(offering: Offering, twin: Offering) -> bool:
    """Whether both name a date of their own, and not the same; an alias that moves has none."""
    dates, others = _DATE.findall(offering.id), _DATE.findall(twin.id)
    if dates and others and dates != others:
        return True
    if offering.record.moving or twin.record.moving:
        return False
    released, since = offering.model.record.released, twin.model.record.released
    return bool(released and since and str(released) != str(since))
