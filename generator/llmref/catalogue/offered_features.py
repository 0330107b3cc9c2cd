"""What an offering can do: as its provider says, else as its model can."""

from __future__ import annotations

from collections.abc import Mapping

from llmref.catalogue.entities import Cited, Model, Provider
from llmref.records.features import OF_PROVIDERS, Feature
from llmref.records.request_parameters import ModelParameters


def features_above(model: Model, provider: Provider) -> Mapping[Feature, bool]:
    """What its model and its provider's API can do.

    A search or a sandbox that the creator's API runs is not part of the model, so no other has it.
    """
    of_model, of_api = model.record.features, provider.features(model.kind)
    if not OF_PROVIDERS.isdisjoint(of_model) and not provider.is_own_api_of(model):
        of_model = {key: has for key, has in of_model.items() if key not in OF_PROVIDERS}
    return {**of_api, **of_model} if of_api else of_model


def features_known(
    stated: Mapping[Feature, bool], above: Mapping[Feature, bool], cited: Cited | None
) -> Mapping[Feature, bool]:
    """What is stated, else what stands above; a catalog's no beside a yes above is not known."""
    joined = {**above, **stated} if stated else above
    if cited is None or not cited.is_catalogue:
        return joined
    contested = {key for key, has in stated.items() if not has and above.get(key)}
    return {key: has for key, has in joined.items() if key not in contested}


def features_shown(
    known: Mapping[Feature, bool], parameters: ModelParameters | None
) -> Mapping[Feature, bool]:
    """What is known, and a temperature where the parameters of its requests take or refuse one."""
    if parameters is None or "temperature" in known:
        return known
    if "temperature" in parameters.takes:
        return {**known, "temperature": True}
    return {**known, "temperature": False} if "temperature" in parameters.refuses else known
