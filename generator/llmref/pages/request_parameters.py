"""The parameters that a request to an offering may set: as rows of its page, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from llmref import formats
from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.parameters import (
    ParametersHere,
    parameters_here,
    parameters_source_of,
    reasoning_here,
)
from llmref.insights.cells import OF_MODEL, State, source_name
from llmref.insights.source_json import Data, cited_data
from llmref.pages.components import Fact, known
from llmref.records.kinds import MODEL_KINDS
from llmref.records.request_parameters import PARAMETERS, REASONING, ModelParameters, TakenParameter

UNKNOWN = Fact("Request parameters", "Not known", State.UNKNOWN)
REASONING_LABEL = "Reasoning control"


def parameter_facts(offering: Offering) -> list[Fact]:
    """A row for each parameter that is known to be taken or refused, here or by the model."""
    parameters = parameters_here(offering)
    return _rows(parameters.stated) if parameters else []


def section_facts(offering: Offering) -> list[Fact]:
    """The same for a section of its own, where a provider states more than how to reason."""
    parameters = parameters_here(offering)
    return [] if parameters is None or _is_short(parameters) else _rows(parameters.stated)


def short_facts(offering: Offering) -> list[Fact]:
    """The row of limits: how to reason, where no such section says it; or that it is not known."""
    parameters = reasoning_here(offering)
    if parameters is None:
        return unknown_parameters(offering)
    if not _is_short(parameters):
        return []
    return _in_short(parameters.stated, OF_MODEL if parameters.of_model else _credit(parameters))


def unknown_parameters(offering: Offering) -> list[Fact]:
    """The row that says so, where a kind of model has parameters and none is known here."""
    is_open = parameters_here(offering) is None
    return [UNKNOWN] if is_open and MODEL_KINDS[offering.model.kind].writes else []


def reasoning_facts(model: Model) -> list[Fact]:
    """How to set what a model reasons, or that it is not known; nothing where it does not."""
    record = model.record
    if not MODEL_KINDS[record.kind].writes or record.features.get("reasoning") is False:
        return []
    stated = record.request_parameters
    return _in_short(stated) if stated else [known(REASONING_LABEL, None)]


def parameters_credit(offering: Offering) -> str:
    """Who states them and when, in a sentence."""
    parameters = parameters_here(offering)
    return _credit(parameters) if parameters else ""


def _is_short(parameters: ParametersHere) -> bool:
    return parameters.of_model or (parameters.is_from_catalog and _fits_a_line(parameters.stated))


def _fits_a_line(stated: ModelParameters) -> bool:
    """Whether how to reason is all that is stated, without names and conditions."""
    is_plain = not any(taken.name or taken.condition for taken in stated.takes.values())
    return is_plain and not stated.refuses and stated.takes.keys() <= set(REASONING)


def _in_short(stated: ModelParameters, note: str = "") -> list[Fact]:
    if _fits_a_line(stated):
        return [Fact(REASONING_LABEL, reasoning_text(stated), note=note)]
    return [replace(row, note=". ".join(filter(None, (row.note, note)))) for row in _rows(stated)]


def _credit(parameters: ParametersHere) -> str:
    if parameters.cited is None:
        return ""
    verified = "; unverified" if parameters.cited.is_catalogue else ""
    return f"Source: {source_name(parameters.cited.origin)}, {parameters.cited.checked}{verified}."


def _rows(stated: ModelParameters) -> list[Fact]:
    rows = []
    for name, label in PARAMETERS.items():
        if taken := stated.takes.get(name):
            rows.append(Fact(label, _range(taken), note=_note(name, taken)))
        elif name in stated.refuses:
            rows.append(Fact(label, "Not accepted", State.NOT_OFFERED))
    return rows


def reasoning_text(stated: ModelParameters) -> str:
    """The controls of reasoning in one line: Effort low, high; budget from 1,024 tokens."""
    text = "; ".join(_controls(stated))
    return f"{text[:1].upper()}{text[1:]}"


def _controls(stated: ModelParameters) -> Iterator[str]:
    if effort := stated.takes.get("reasoning_effort"):
        default = f"(default {effort.default})" if _says_more(effort.default) else ""
        yield " ".join(filter(None, ("effort", ", ".join(effort.values), default)))
    if budget := stated.takes.get("thinking_budget"):
        yield f"budget {_tokens(budget)}".strip()
    if "reasoning_switch" in stated.takes:
        yield "on or off"


def _tokens(budget: TakenParameter) -> str:
    low, high = (
        formats.count(int(bound)) if bound is not None else "" for bound in (budget.min, budget.max)
    )
    if low and high:
        return f"{low} to {high} tokens"
    if not low and not high:
        return ""
    tokens = "token" if (low or high) == "1" else "tokens"
    return f"from {low} {tokens}" if low else f"up to {high} {tokens}"


def _range(taken: TakenParameter) -> str:
    """What it may be, and what it is by default."""
    low, high = taken.min, taken.max
    if taken.values:
        text = ", ".join(taken.values)
    elif low is not None and high is not None:
        text = f"{low:f} to {high:f}"
    elif low is not None:
        text = f"From {low:f}"
    elif high is not None:
        text = f"Up to {high:f}"
    else:
        text = "Accepted"
    return f"{text}; default {taken.default}" if _says_more(taken.default) else text


def _says_more(default: str | None) -> bool:
    """Whether a default tells anything: a value may itself be named default."""
    return bool(default) and default != "default"


def _note(name: str, taken: TakenParameter) -> str:
    return "; ".join(_notes(name, taken))


def _notes(name: str, taken: TakenParameter) -> Iterator[str]:
    if taken.name and taken.name != name:
        yield f"`{taken.name}`"
    if taken.condition:
        yield taken.condition


def parameters_data(offering: Offering) -> Data | None:
    """The parameters as JSON, and whether they are only the model's; null where none is known."""
    parameters = parameters_here(offering)
    if parameters is None:
        return None
    return {
        **_stated(parameters.stated),
        "of_model": parameters.of_model,
        "source": cited_data(parameters.cited),
    }


def model_parameters_data(model: Model) -> Data | None:
    """What is stated of the model as JSON; null where nothing is."""
    stated = model.record.request_parameters
    if stated is None:
        return None
    return {**_stated(stated), "source": cited_data(parameters_source_of(model))}


def _stated(stated: ModelParameters) -> Data:
    return {
        "takes": {name: taken.model_dump() for name, taken in stated.takes.items()},
        "refuses": stated.refuses,
    }
