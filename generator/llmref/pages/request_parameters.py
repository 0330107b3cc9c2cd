"""The parameters that a request to an offering may set: as rows of its page, as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Offering
from llmref.insights.cells import State, source_name
from llmref.insights.source_json import Data, cited_data
from llmref.pages.components import Fact
from llmref.records.kinds import MODEL_KINDS
from llmref.records.request_parameters import PARAMETERS, TakenParameter

UNKNOWN = Fact("Request parameters", "Not known", State.UNKNOWN)


def parameter_facts(offering: Offering) -> list[Fact]:
    """A row for each parameter that is known to be taken or refused."""
    stated = offering.record.request_parameters
    if stated is None:
        return []
    rows = []
    for name, label in PARAMETERS.items():
        if taken := stated.takes.get(name):
            rows.append(Fact(label, _range(taken), note=_note(name, taken)))
        elif name in stated.refuses:
            rows.append(Fact(label, "Not accepted", State.NOT_OFFERED))
    return rows


def unknown_parameters(offering: Offering) -> list[Fact]:
    """The row that says so, where a kind of model has parameters and none is known here."""
    is_open = offering.record.request_parameters is None
    return [UNKNOWN] if is_open and MODEL_KINDS[offering.model.kind].writes else []


def parameters_credit(offering: Offering) -> str:
    """Who states them and when, in a sentence."""
    cited = offering.parameters_source
    if cited is None:
        return ""
    verified = "; unverified" if cited.is_catalogue else ""
    return f"Source: {source_name(cited.origin)}, {cited.checked}{verified}."


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
    return f"{text}; default {taken.default}" if taken.default else text


def _note(name: str, taken: TakenParameter) -> str:
    return ". ".join(_notes(name, taken))


def _notes(name: str, taken: TakenParameter) -> Iterator[str]:
    if taken.name and taken.name != name:
        yield f"`{taken.name}`"
    if taken.condition:
        yield taken.condition


def parameters_data(offering: Offering) -> Data | None:
    """The parameters as JSON; null where none is known."""
    stated = offering.record.request_parameters
    if stated is None:
        return None
    return {
        "takes": {name: taken.model_dump() for name, taken in stated.takes.items()},
        "refuses": stated.refuses,
        "source": cited_data(offering.parameters_source),
    }
