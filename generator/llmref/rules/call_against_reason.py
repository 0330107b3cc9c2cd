"""A model that one provider has no call of, or whose name says so, hardly has one elsewhere.

Nor has the next version of such a model, or one that takes no text where a call sends text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.recipes.choose import api_of, called_as, no_call
from llmref.recipes.classes import classes
from llmref.records.kinds import MODEL_KINDS
from llmref.records.provider import NoCall
from llmref.records.source import NoCallReason

_OPEN_LINE = frozenset({"realtime", "live", "voicechat", "s2s"})
"""Parts of names of models that are spoken with over a connection that stays open."""
_VERSION = re.compile(r"-(?:v?\d+(?:\.\d+)*[a-z]?|preview|latest|exp|beta)(?=-|$)")
_HINT = "state `no_call` on the model, with its source, or accept the warning"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each call of a model that its creator's API, or two others, refuse.

    Also for each call of a model whose ID says that no single request calls it, of one that takes
    no text, and of another version of a model that states why there is no call.
    """
    lines = _lines(catalogue)
    for slug, offerings in catalogue.at_model.items():
        live = [offering for offering in offerings if offering.is_live]
        called = [offering for offering in live if _has_call(offering)]
        model = catalogue.models[slug]
        if called and (reason := _reason(live) or _by_name(slug) or _by_facts(model, lines)):
            yield from (_called(offering, reason) for offering in called)


def _lines(catalogue: Catalogue) -> Mapping[str, tuple[str, str]]:
    """A model that nothing calls, and what is to be said of it, by its slug without versions."""
    lines: dict[str, tuple[str, str]] = {}
    for slug, model in catalogue.models.items():
        live = [offering for offering in catalogue.at_model[slug] if offering.is_live]
        if none := model.record.no_call:
            lines[_line(slug)] = (slug, f"{slug!r} has none: {none.text}")
        elif reason := _reason(live):
            lines[_line(slug)] = (slug, f"of {slug!r}, {reason}")
    return lines


def _line(slug: str) -> str:
    return _VERSION.sub("", slug)


def _by_facts(model: Model, lines: Mapping[str, tuple[str, str]]) -> str:
    taken = model.record.input
    if taken is not None and "text" not in taken and MODEL_KINDS[model.kind].writes:
        return f"it takes {' and '.join(taken)} and no text, which the call sends"
    line = _line(model.slug)
    slug, why = lines.get(line, ("", ""))
    # A name of one word, without its version, is that of a whole family.
    return why if "-" in line and slug != model.slug else ""


def _reason(offerings: Sequence[Offering]) -> str:
    """Why it has no call at its creator, or at two providers for one reason; empty otherwise."""
    texts: list[str] = []
    for offering in offerings:
        given = no_call(offering)
        if given is None or not _is_about_model(offering, given):
            continue
        is_own = offering.is_first_party and offering.provider.record.kind == "first-party"
        if is_own or given.text in texts:
            return f"{offering.provider.name} has none: {given.text}"
        texts.append(given.text)
    return ""


def _is_about_model(offering: Offering, reason: NoCallReason) -> bool:
    """Whether the reason names the model, not all of a kind at the provider."""
    return isinstance(reason, NoCall) and offering.model.slug in reason.models


def _by_name(slug: str) -> str:
    words = sorted(_OPEN_LINE.intersection(slug.split("-")))
    return f"its ID says {words[0]!r}, which single requests are not" if words else ""


def _has_call(offering: Offering) -> bool:
    """Whether a call of the model's own kind is published."""
    recipe_class, _ = api_of(offering)
    api, kind = classes().get(recipe_class), called_as(offering, recipe_class)
    is_usual = kind == offering.model.kind and offering.record.recipe is None
    return is_usual and no_call(offering) is None and api is not None and kind in api.calls


def _called(offering: Offering, reason: str) -> Problem:
    return offering.warning(
        "model", f"{offering.id!r} has a call here, but {reason}", _HINT, offering.id
    )
