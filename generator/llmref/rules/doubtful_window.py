"""Lists fill in a chat model's context window where they know none: a reranker has none such."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.doubtful import is_doubtful_window
from llmref.records.kinds import MODEL_KINDS
from llmref.records.source import source_of

_HINT = "delete the limit, or name the page of the model's creator that states it"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each window from a catalog that a model of its kind hardly has."""
    for slug, model in catalogue.models.items():
        noun = MODEL_KINDS[model.kind].noun
        context, read = model.record.limits.context, source_of(model.record.sources, "limits")
        is_listed = read is None or read.via == "catalogue"
        if context and is_listed and is_doubtful_window(model.kind, context):
            words = f"{slug!r} is {noun} with a context window of {formats.tokens(context)} tokens"
            yield model.warning("limits.context", words, _HINT, slug)
        for offering in catalogue.at_model[slug]:
            for sellable in offering.sellables:
                context, cited = sellable.record.limits.context, sellable.cited
                is_listed = cited is None or cited.is_catalogue
                if context and is_listed and is_doubtful_window(model.kind, context):
                    size = formats.tokens(context)
                    words = f"{sellable.id!r} is {noun} with a context window of {size} tokens"
                    yield sellable.warning("limits.context", words, _HINT, sellable.id)
