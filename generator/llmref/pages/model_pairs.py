"""Which two models readers are likely to compare: about a hundred natural pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from llmref.catalogue.entities import Model
from llmref.catalogue.link import Catalogue
from llmref.insights.lifecycle import creator_api
from llmref.insights.list_price import own_offering
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.records.kinds import MODEL_KINDS
from llmref.speed.values import value

MOST = 100
_KNOWN_AT = 5
"""The providers that a model must have to be looked for, unless it is featured."""
_NEAR = Decimal(2)
"""Rivals cost at most so many times one another."""
_SUCCEEDED, _SIBLINGS, _RIVALS = 3, 3, 3
"""So many of each for one model at most."""
_PAIRS = Once[str, "tuple[ModelPair, ...]"]("pairs of models")


@value()
class ModelPair:
    """Two models, in the order in which their page names them."""

    first: Model
    second: Model
    why: str
    """Why they are compared: successor, family, rivals."""

    @property
    def path(self) -> str:
        """The address of their page."""
        return f"/compare/{self.first.slug}-vs-{self.second.slug}/"

    def other(self, model: Model) -> Model:
        """The one that is not given."""
        return self.second if model is self.first else self.first


def model_pairs(context: PageContext) -> tuple[ModelPair, ...]:
    """Successors with predecessors, then rivals, then siblings; those with most providers first."""
    return context.memo.once(_PAIRS, "", lambda: _chosen(context))


def pairs_of(context: PageContext, model: Model) -> list[ModelPair]:
    """The pairs that a model is one of."""
    return [pair for pair in model_pairs(context) if model in {pair.first, pair.second}]


def _chosen(context: PageContext) -> tuple[ModelPair, ...]:
    catalogue = context.catalogue
    live = {
        model: sum(offering.is_live for offering in catalogue.at_model[model.slug])
        for model in catalogue.models.values()
    }
    featured = set(catalogue.site.featured)
    known = [
        model
        for model, number in live.items()
        if (number >= _KNOWN_AT or model.slug in featured) and not _is_alias(catalogue, model)
    ]
    known.sort(key=lambda model: (-live[model], model.slug))
    pairs: dict[frozenset[str], ModelPair] = {}
    for pair in (*_successors(catalogue, known), *_rivals(catalogue, known), *_siblings(known)):
        pairs.setdefault(frozenset({pair.first.slug, pair.second.slug}), pair)
    return tuple(list(pairs.values())[:MOST])


def _is_alias(catalogue: Catalogue, model: Model) -> bool:
    """Whether it is a name for different models over time, which has no facts of its own."""
    offerings = catalogue.at_model[model.slug]
    return bool(offerings) and all(offering.record.moving for offering in offerings)


def _successors(catalogue: Catalogue, known: Iterable[Model]) -> Iterator[ModelPair]:
    counted: Counter[Model] = Counter()
    for model in known:
        offerings = catalogue.at_model[model.slug]
        api = creator_api(model, offerings, catalogue.today)
        successor = catalogue.models.get(api.lifecycle.successor or "") if api else None
        if successor is None or counted[successor] == _SUCCEEDED:
            continue
        if any(offering.is_live for offering in catalogue.at_model[successor.slug]):
            counted[successor] += 1
            yield ModelPair(successor, model, "successor")


def _siblings(known: Iterable[Model]) -> Iterator[ModelPair]:
    """Models of one family and kind, those with most providers first."""
    families: dict[tuple[str, str], list[Model]] = {}
    for model in known:
        if model.family:
            families.setdefault((model.family.slug, model.kind), []).append(model)
    for models in families.values():
        for first, second in combinations(models[:_SIBLINGS], 2):
            yield ModelPair(first, second, "family")


def _rivals(catalogue: Catalogue, known: Iterable[Model]) -> Iterator[ModelPair]:
    """Featured models with those of other creators that are of one kind, at like prices."""
    slugs = catalogue.site.featured
    featured = [catalogue.models[slug] for slug in slugs if slug in catalogue.models]
    candidates = list(dict.fromkeys((*featured, *known)))
    for model in featured:
        rivals = [other for other in candidates if _are_rivals(catalogue, model, other)]
        for other in rivals[:_RIVALS]:
            yield ModelPair(model, other, "rivals")


def _are_rivals(catalogue: Catalogue, model: Model, other: Model) -> bool:
    if model.kind != other.kind or model.creator is other.creator:
        return False
    amounts = sorted((_list_price(catalogue, model), _list_price(catalogue, other)))
    return bool(amounts[0]) and amounts[1] <= amounts[0] * _NEAR


def _list_price(catalogue: Catalogue, model: Model) -> Decimal:
    """The first rate of its kind at its creator, in US dollars; 0 where there is none."""
    own = own_offering(catalogue, model)
    if own is None or own.price is None or own.price.currency != "USD":
        return Decimal(0)
    amount = own.price.rates.get(MODEL_KINDS[model.kind].rates_shown[0])
    return amount if isinstance(amount, Decimal) else Decimal(0)
