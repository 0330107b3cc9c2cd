"""What an offering can do: yes, no or not known, one word for each idea, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from llmref.catalogue.entities import Cited, Model, Offering, Price
from llmref.insights.prices import has_mode
from llmref.insights.ranking import has_rate
from llmref.memo import Once
from llmref.records.features import CAPABILITIES, OF_PROVIDERS, Feature, Listed
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.modalities import Modality
from llmref.records.price import Mode
from llmref.records.rates import RateKey
from llmref.records.source import Source, source_of
from llmref.speed.values import value


def _modalities(side: str) -> dict[str, Modality]:
    rows = CAPABILITIES.items()
    return {key: row.modality for key, row in rows if row.derived_from == side and row.modality}


LABELS: dict[str, str] = {key: row.label for key, row in CAPABILITIES.items()}
"""Every capability by its key, in the order in which they are listed."""
INPUTS: dict[str, Modality] = _modalities("input")
OUTPUTS: dict[str, Modality] = _modalities("output")
_FEATURE: dict[str, Feature] = {key: key for key in get_args(Feature)}
BY_PRICE = frozenset(key for key, row in CAPABILITIES.items() if row.derived_from == "prices")
"""What only prices show; a model alone has none of it."""
_MODES: dict[str, Mode] = {key: row.mode for key, row in CAPABILITIES.items() if row.mode}
_CHARGED: dict[str, RateKey] = {
    key: row.charged_by for key, row in CAPABILITIES.items() if row.charged_by
}
"""What an offering has if it charges for it, whoever else says nothing."""
_NEEDED: dict[str, RateKey] = {
    key: row.needed_by for key, row in CAPABILITIES.items() if row.needed_by
}
"""What an offering hardly lacks if it charges for it."""
PRICED = tuple(key for key, row in CAPABILITIES.items() if row.mode or row.charged_by)
"""All that prices may show."""
_LISTED: dict[str, Listed] = {key: row.listed for key, row in CAPABILITIES.items()}


@value()
class Capability:
    """One thing that can be done, or not, or nobody says."""

    key: str
    label: str
    has: bool | None
    """Yes, no, or None: not documented."""
    at_model: bool | None = None
    """What is known of the model itself."""
    differs: bool = False
    """Whether the provider says otherwise than the model's own record does."""
    source: Cited | Source | None = None

    @property
    def state(self) -> str:
        """known, not-offered or unknown, as cells have it."""
        if self.has is None:
            return "unknown"
        return "known" if self.has else "not-offered"

    @property
    def text(self) -> str:
        """Yes, No or Not known."""
        if self.has is None:
            return "Not known"
        return "Yes" if self.has else "No"


def capabilities(offering: Offering) -> tuple[Capability, ...]:
    """What this offering can do; left out is what its kind of model has no use for."""
    record, kind = offering.record, offering.model.kind
    stated = _Stated(record.input is not None, record.output is not None)
    of_api = offering.provider.features(kind)
    not_of_model = frozenset() if offering.is_first_party else OF_PROVIDERS
    by_model = None if record.features or any(stated) else capabilities_by_key(offering.model)
    own_keys = {*PRICED, *of_api, *not_of_model, *_shown_otherwise(offering)}
    rows: list[Capability] = []
    for key, label in LABELS.items():
        if by_model is not None and key not in own_keys:
            rows += by_model.get(key, ())
            continue
        has = has_here(offering, key)
        if not _matters(key, kind, has):
            continue
        at_model = None if key in not_of_model else _at_model(offering.model, key)
        source: Cited | Source | None = None
        if has is not None:
            own = key in record.features or stated.covers(key)
            source = offering.cited if own else _outer_source(offering, key, at_model)
        differs = has is not None and at_model is not None and has != at_model
        differs = differs and _is_own_word(source)
        rows.append(Capability(key, label, has, at_model, differs, source))
    return tuple(rows)


def _is_own_word(source: Cited | Source | None) -> bool:
    """Whether the provider itself says so: catalogs often know only one of two hosts."""
    return source is not None and not (
        source.is_catalogue if isinstance(source, Cited) else source.via == "catalogue"
    )


def model_capabilities(model: Model) -> tuple[Capability, ...]:
    """What the model itself can do; caching and batch are up to its providers and left out."""
    rows = []
    for key, label in LABELS.items():
        has = _at_model(model, key)
        if key not in BY_PRICE and _matters(key, model.kind, has):
            source = _model_source(model, key) if has is not None else None
            rows.append(Capability(key, label, has, has, source=source))
    return tuple(rows)


_BY_MODEL = Once[None, Mapping[str, tuple[Capability]]]("capabilities by key")


def capabilities_by_key(model: Model) -> Mapping[str, tuple[Capability]]:
    """The model's own by key: also those of each offering whose record names none."""
    return model.memo.once(
        _BY_MODEL, None, lambda: {row.key: (row,) for row in model_capabilities(model)}
    )


class _Stated(NamedTuple):
    """Whether an offering's own record says what goes in and out."""

    input: bool
    output: bool

    def covers(self, key: str) -> bool:
        return (self.input and key in INPUTS) or (self.output and key in OUTPUTS)


def has_here(offering: Offering, key: str) -> bool | None:
    """Whether an offering has the capability of that key; None where nobody says."""
    if key in _MODES:
        return has_mode(offering, _MODES[key])
    has = _among(key, offering.input, offering.output, offering.features)
    if has is False and (_is_charged(offering, key) or _is_contested(offering, key)):
        return None
    return _has_charged(offering, _CHARGED[key]) if has is None and key in _CHARGED else has


def _has_charged(offering: Offering, rate: RateKey) -> bool | None:
    """Whether any of its ids charges the rate: who states a price of it offers it."""
    has = has_rate(offering, rate)
    if has is not None:
        return has
    prices = (price for form in offering.variants for price in form.current)
    return True if any(rate in price.rates for price in prices) else None


def _is_charged(offering: Offering, key: str) -> bool:
    """Whether a price here says that it has what a list denies: one of the two is wrong."""
    return key in _NEEDED and bool(has_rate(offering, _NEEDED[key]))


def _shown_otherwise(offering: Offering) -> Iterator[str]:
    """What a price or a parameter here shows, whatever the model's own record says."""
    yield from (key for key in _NEEDED if _is_charged(offering, key))
    if is_shown_by_parameters(offering, "temperature"):
        yield "temperature"


def _is_contested(offering: Offering, key: str) -> bool:
    """Whether only a catalog's list leaves out what the model takes or gives.

    Catalogs often list text alone. A no beside the model's yes needs the provider's own word.
    """
    is_listed = key in INPUTS or key in OUTPUTS
    is_catalogue = offering.cited is None or offering.cited.is_catalogue
    return is_listed and is_catalogue and bool(_at_model(offering.model, key))


def _at_model(model: Model, key: str) -> bool | None:
    return _among(key, model.record.input, model.record.output, model.record.features)


def _among(
    key: str,
    taken: Sequence[Modality] | None,
    given: Sequence[Modality] | None,
    features: Mapping[Feature, bool],
) -> bool | None:
    if key in INPUTS:
        return _takes(INPUTS[key], taken) if taken is not None else None
    if key in OUTPUTS:
        return OUTPUTS[key] in given if given is not None else None
    return features.get(_FEATURE[key]) if key in _FEATURE else None


def _takes(modality: Modality, taken: Sequence[Modality]) -> bool | None:
    """Whether it is taken. Catalogs that list pictures do not agree on whether PDF files are."""
    if modality == "pdf" and "pdf" not in taken and "image" in taken:
        return None
    return modality in taken


def _matters(key: str, kind: Kind, has: bool | None) -> bool:
    asks = MODEL_KINDS[kind].asks_every_capability
    match _LISTED[key]:
        case "always":
            return True
        case "asked or known":
            return asks or has is not None
        case "asked or had":
            return asks or bool(has)
        case "had":
            return bool(has)


def is_shown_by_parameters(offering: Offering, key: str) -> bool:
    """Whether only the parameters that a request may set show it: a temperature."""
    if key != "temperature" or key not in offering.features or not offering.parameters_source:
        return False
    named = (offering.record, offering.model.record, offering.provider.record)
    return not any(key in record.features for record in named)


def _outer_source(offering: Offering, key: str, at_model: bool | None) -> Cited | Source | None:
    """Where its model, its provider, its parameters or prices say what its record does not."""
    if is_shown_by_parameters(offering, key):
        return offering.parameters_source
    if at_model is not None:
        return _model_source(offering.model, key)
    if key in offering.provider.features(offering.model.kind):
        return source_of(offering.provider.record.sources, f"features.{key}")
    return price_source(offering, key)


def price_source(offering: Offering, key: str) -> Cited | None:
    """Where the price was read that shows a capability; the offering's own source without one."""
    rate = _CHARGED.get(key)
    prices: list[Price] = [*offering.charged]
    if rate:
        prices += (price for form in offering.variants for price in form.current)
    for price in prices:
        if rate and rate in price.rates:
            return price.source_of(rate)
        if price.when.mode and price.when.mode == _MODES.get(key):
            return price.cited
    return offering.cited


def _model_source(model: Model, key: str) -> Source | None:
    field = "input" if key in INPUTS else "output" if key in OUTPUTS else f"features.{key}"
    return source_of(model.record.sources, field)
