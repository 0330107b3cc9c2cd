"""A few sentences about a model for which nobody has written any, made of its facts alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator import formats
from generator.catalogue.things import Model
from generator.insights.market import Market
from generator.records.traits import Kind, Modality

_NOUNS: dict[Kind, str] = {
    "chat": "a chat model",
    "completion": "a completion model",
    "embedding": "an embedding model",
    "rerank": "a reranker",
    "image": "an image model",
    "video": "a video model",
    "speech": "a speech model",
    "transcription": "a transcription model",
    "moderation": "a moderation model",
    "router": "a router",
    "other": "a model",
}
_WORDS: dict[Modality, str] = {
    "text": "text",
    "image": "images",
    "audio": "audio",
    "video": "video",
    "pdf": "PDF files",
    "embedding": "vectors",
    "score": "scores",
}


def about(market: Market) -> str:
    """What the model is, what goes in and out, how much fits, and who offers it; no opinion."""
    return " ".join(_sentences(market))


def _sentences(market: Market) -> Iterator[str]:
    model, record = market.model, market.model.record
    yield _identity(model)
    if record.input and record.output:
        given = formats.names([_WORDS[word] for word in record.input])
        made = formats.names([_WORDS[word] for word in record.output])
        yield f"It takes {given} and gives {made}."
    if record.limits.context:
        longest = record.limits.output
        answer = f", and an answer up to {formats.tokens(longest)}" if longest else ""
        yield f"Its context window holds {formats.tokens(record.limits.context)} tokens{answer}."
    if record.parameters.total:
        active = f", {record.parameters.active} of them active" if record.parameters.active else ""
        yield f"It has {record.parameters.total} parameters{active}."
    number = len(market.live)
    if number:
        offer = "offers" if number == 1 else "offer"
        yield f"{formats.plural(number, 'provider')} listed here {offer} it."


def _identity(model: Model) -> str:
    maker = f" by {model.creator.name}" if model.creator else " whose maker is not known"
    family = f", of the {model.family.name} family" if model.family else ""
    weights = " with open weights" if model.record.weights == "open" else ""
    day, released = model.record.released, ""
    if day:
        is_whole = len(day.text) == len("2025-04-14")
        released = f", released {'on' if is_whole else 'in'} {formats.some_day(day)}"
    return f"{model.name} is {_NOUNS[model.kind]}{weights}{maker}{family}{released}."
