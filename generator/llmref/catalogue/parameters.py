"""The parameters of a request that an offering takes: its provider's, else those of its model."""

from __future__ import annotations

from dataclasses import dataclass

from llmref.catalogue.entities import Cited, Model, Offering
from llmref.records.kinds import MODEL_KINDS
from llmref.records.request_parameters import REASONING, ModelParameters
from llmref.records.source import source_of


@dataclass(frozen=True, slots=True)
class ParametersHere:
    """What a request may set at an offering."""

    stated: ModelParameters
    cited: Cited | None
    of_model: bool
    """Whether its provider states none, so that these are the model's."""

    @property
    def is_from_catalog(self) -> bool:
        """Whether they come from someone else's list of many providers."""
        return self.cited is not None and self.cited.is_catalogue

    @property
    def is_about_reasoning(self) -> bool:
        """Whether a control of reasoning is known, or known to be refused."""
        return any(name in self.stated.takes or name in self.stated.refuses for name in REASONING)

    @property
    def is_reasoning_only(self) -> bool:
        """Whether nothing but the control of reasoning is known."""
        return not self.stated.refuses and self.stated.takes.keys() <= set(REASONING)


def parameters_here(offering: Offering) -> ParametersHere | None:
    """What is stated of the offering, else of its model; None where nothing is."""
    if own := offering.record.request_parameters:
        return ParametersHere(own, offering.parameters_source, of_model=False)
    return _of_model(offering)


def reasoning_here(offering: Offering) -> ParametersHere | None:
    """The same of how to reason, where the offering itself may state other parameters alone."""
    parameters = parameters_here(offering)
    if parameters is None or parameters.of_model:
        return parameters
    return parameters if parameters.is_about_reasoning else _of_model(offering)


def _of_model(offering: Offering) -> ParametersHere | None:
    above = offering.model.record.request_parameters
    if above is None or not MODEL_KINDS[offering.model.kind].writes:
        return None
    parameters = ParametersHere(above, parameters_source_of(offering.model), of_model=True)
    does_reason = offering.features.get("reasoning") is not False
    return parameters if does_reason or not parameters.is_reasoning_only else None


def parameters_source_of(model: Model) -> Cited | None:
    """Where the parameters of a model were read, if it has any and a source of them."""
    if model.record.request_parameters is None:
        return None
    source = source_of(model.record.sources, "request_parameters")
    return Cited(source, source.checked) if source else None
