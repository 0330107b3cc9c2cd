"""How much of what is shown was checked, is from a catalogue, or is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.records.model import ModelRecord

State = Literal["verified", "catalogue", "unsourced", "missing"]
"""Read at its source; in someone's list; stated, but no source is named for it; not stated."""
STATES: tuple[State, ...] = ("verified", "catalogue", "unsourced", "missing")
MODELS = "models"
"""The name of the group that holds the models' own records, and belongs to no provider."""
_OWN_FIELDS = ("limits", "input", "output", "features", "lifecycle")
_MODEL_FIELDS = ("released", "knowledge_cutoff", "weights", "license", *_OWN_FIELDS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many facts are in each state, by provider or `models`, and by field."""

    counts: Mapping[str, Mapping[str, Counter[State]]] = field(default_factory=dict)

    @property
    def rows(self) -> Iterator[tuple[str, str, Counter[State]]]:
        """Every provider and field with its counts, those of all providers together at the end."""
        total: dict[str, Counter[State]] = {}
        for group, fields in self.counts.items():
            for name, counted in fields.items():
                yield group, name, counted
                if group != MODELS:
                    total.setdefault(name, Counter()).update(counted)
        yield from (("all", name, counted) for name, counted in total.items())


def audit(catalogue: Catalogue) -> Coverage:
    """The coverage of every provider, and of the models' own records."""
    counts: dict[str, dict[str, Counter[State]]] = {}
    for provider, offerings in sorted(catalogue.at_provider.items()):
        fields = counts.setdefault(provider, {"price": Counter()})
        for offering in offerings:
            fields["price"][_of_price(offering)] += 1
            for name in _OWN_FIELDS:
                fields.setdefault(name, Counter())[_of_field(offering, name)] += 1
    models = counts.setdefault(MODELS, {})
    for model in catalogue.seeds.models:
        for name in _MODEL_FIELDS:
            models.setdefault(name, Counter())[_of_model(model.record, name)] += 1
    return Coverage(counts)


def table(coverage: Coverage, keep: Callable[[str], bool] = lambda _: True) -> Iterator[str]:
    """The coverage as lines: provider, field, and how many of each state."""
    rows = [row for row in coverage.rows if keep(row[0])]
    width = max((len(group) for group, _, _ in [("provider", "", None), *rows]))
    yield f"{'provider':<{width}}  {'field':<16}" + "".join(f"  {state:>9}" for state in STATES)
    for group, name, counted in rows:
        numbers = "".join(f"  {counted[state]:>9,}" for state in STATES)
        yield f"{group:<{width}}  {name:<16}{numbers}"


def _of_price(offering: Offering) -> State:
    """A price, or that nothing is paid by use; "unknown" is no fact."""
    price = offering.price
    if price is None and offering.billing not in {"free", "subscription"}:
        return "missing"
    cited = price.cited if price else offering.cited
    if cited is None:
        return "unsourced"
    return "catalogue" if cited.is_catalogue else "verified"


def _of_field(offering: Offering, name: str) -> State:
    """What the offering says itself is read where it was; the rest where its model's facts were."""
    if not _states(offering.record, name):
        return _of_model(offering.model.record, name)
    if offering.cited is None:
        return "unsourced"
    return "catalogue" if offering.cited.is_catalogue else "verified"


def _of_model(record: ModelRecord, name: str) -> State:
    """A field is verified if one of the sources named for it is the creator's or a provider's."""
    if not _states(record, name):
        return "missing"
    named = [source for source in record.sources if name in source.covers]
    general = [source for source in record.sources if not source.covers]
    vias = {source.via for source in named or general}
    return "verified" if vias - {"catalogue"} else "catalogue" if vias else "unsourced"


def _states(record: object, name: str) -> bool:
    value = getattr(record, name)
    if name == "limits":
        return any(value.model_dump().values())
    return value not in (None, [], {}, "")
