"""An embedding model takes no temperature and a base model calls no tools, whatever lists say."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.features import CAPABILITIES, Feature
from llmref.records.kinds import MODEL_KINDS, Kind, possible_features


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each feature, of a model or at a provider, that its kind cannot have."""
    for slug, model in catalogue.models.items():
        possible = possible_features(slug, model.kind, model.record.output or ())
        for feature in model.record.features:
            if feature not in possible:
                yield model.warning(*_words(slug, model.kind, feature))
        for offering in catalogue.at_model[slug]:
            for sellable in offering.sellables:
                possible = possible_features(slug, model.kind, sellable.output or ())
                for feature in sellable.record.features:
                    if feature not in possible:
                        yield sellable.warning(*_words(sellable.id, model.kind, feature))


def _words(name: str, kind: Kind, feature: Feature) -> tuple[str, str, str, str]:
    label = CAPABILITIES[feature].label.lower()
    noun = "a base model" if feature in MODEL_KINDS[kind].features else MODEL_KINDS[kind].noun
    return (
        f"features.{feature}",
        f"{name!r} is {noun}: {label} does not apply to it",
        "delete the key, or correct `kind` if that is wrong; else accept it in exceptions.yaml",
        f"{name} {feature}",
    )
