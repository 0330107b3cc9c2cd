"""A few sentences about a model for which nobody has written any, made of its facts alone."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.entities import Model
from llmref.insights.market import Market
from llmref.records.kinds import MODEL_KINDS
from llmref.records.modalities import MODALITIES
from llmref.records.model import ModelRecord


def about(market: Market) -> str:
    """What the model is, what goes in and out, how much fits, and who offers it; no opinion."""
    return " ".join(_sentences(market))


def _sentences(market: Market) -> Iterator[str]:
    model, record = market.model, market.model.record
    yield _identity(model)
    yield from _work(record)
    if record.parameters.total:
        active = f", {record.parameters.active} of them active" if record.parameters.active else ""
        yield f"It has {record.parameters.total} parameters{active}."
    yield from _offered(market)


def _work(record: ModelRecord) -> Iterator[str]:
    """What goes in and out, and how much of it.

    Catalogues often name text as the output of models that make no text, so the kind decides.
    """
    inputs = formats.names([MODALITIES[word] for word in record.input or []])
    output = formats.names([MODALITIES[word] for word in record.output or []])
    most = formats.tokens(record.limits.context) if record.limits.context else ""
    kind = MODEL_KINDS[record.kind]
    if kind.writes is not False:
        yield from _writing(record, inputs, output, most)
    elif kind.no_output_tokens or not (inputs and output):
        if kind.has_dimensions and inputs:
            length = record.limits.dimensions
            long = f" of {formats.tokens(length)} dimensions" if length else ""
            yield f"It turns {inputs} into vectors{long}."
        if most:
            yield f"It accepts inputs of up to {most} tokens."
    else:
        size = f", up to {most} tokens," if most else ""
        yield f"It accepts {inputs}{size} and outputs {output}."


def _writing(record: ModelRecord, inputs: str, output: str, most: str) -> Iterator[str]:
    """Only models that write share a window between prompt and answer."""
    if inputs and output:
        yield f"It accepts {inputs} and outputs {output}."
    if most:
        longest = record.limits.output
        answer = f", its max output {formats.tokens(longest)}" if longest else ""
        yield f"Its context window is {most} tokens{answer}."


def _offered(market: Market) -> Iterator[str]:
    named = list(dict.fromkeys(offering.provider.name for offering in market.live))
    if len(named) == 1:
        yield f"Of the providers listed here, only {named[0]} offers it."
    elif len(named) > formats.NAMED_AT_MOST:
        yield f"{formats.plural(len(named), 'provider')} listed here offer it."
    elif named:
        yield f"{formats.names(named)} offer it."
    elif any(offering.status == "retired" for offering in market.offerings):
        yield "No provider that is listed here offers it any more."


def _identity(model: Model) -> str:
    maker = f" by {model.creator.name}" if model.creator else " by an unknown creator"
    family = f", of the {model.family.name} family" if model.family else ""
    weights = " with open weights" if model.record.weights == "open" else ""
    day, released = model.record.released, ""
    if day:
        is_whole = len(day.text) == len("2025-04-14")
        released = f", released {'on' if is_whole else 'in'} {formats.some_day(day)}"
    return f"{model.name} is {MODEL_KINDS[model.kind].noun}{weights}{maker}{family}{released}."
