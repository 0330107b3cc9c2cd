"""What new models, creators and families are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from llmref.imports.identity.knowledge import Knowledge
from llmref.imports.identity.result import Link, ModelFacts, NewModel
from llmref.imports.identity.spelling import key, signature, words
from llmref.records.display_names import display_name
from llmref.records.kinds import Kind

_ASIDE = re.compile(r"\s*\([^()]*\)")
_SPACES = re.compile(r"\s+")
_AFTER = re.compile(r"[a-z0-9]")


def new_models(
    links: Iterable[Link],
    facts: Mapping[str, ModelFacts],
    known: Knowledge,
    kinds: Mapping[str, Kind],
) -> tuple[NewModel, ...]:
    """The models that are linked and have no record, by slug."""
    recorded = {seed.slug for seed in known.seeds.models}
    members: dict[str, list[Link]] = {}
    for link in links:
        if link.model not in recorded:
            members.setdefault(link.model, []).append(link)
    return tuple(
        NewModel(
            links[0].creator,
            slug,
            _name(slug, links, known),
            _family(slug, links[0].creator, known),
            kinds[slug],
            (),
            facts[slug],
        )
        for slug, links in sorted(members.items())
    )


def _name(slug: str, links: list[Link], known: Knowledge) -> str:
    """What the creator calls it, else what most providers do; of an ID its words."""
    if stated := known.model(slug).name:
        return stated
    votes: Counter[str] = Counter()
    for link in links:
        if name := _cleaned(link, known):
            votes[name] += _weight(link, known)
    best = min(
        votes or {slug: 1},
        key=lambda name: (not _fits(name, slug), name == slug, -votes[name], name),
    )
    return display_name(best)


def _weight(link: Link, known: Knowledge) -> int:
    """How much a name counts: the creator's own most, that of a variant least."""
    is_own = link.creator in known.owners(link.candidate)
    is_plain = not link.label and not link.moving
    return (1000 if is_own else 10) if is_plain else is_own


def _cleaned(link: Link, known: Knowledge) -> str:
    """The name that one provider shows, without its maker, its variant and what is no name."""
    name = link.candidate.name.rpartition(": ")[2].rpartition("/")[2]
    if key(words(name)) == key(words(link.candidate.id.rpartition("/")[2])) and name.islower():
        return link.model
    for aside in _ASIDE.findall(name):
        if words(aside) in known.asides:
            name = name.replace(aside, "")
    name = _without_maker(name, link.creator, known)
    first, _, last = name.rpartition(" ")
    return first if first and words(last) in known.endings and link.label else name.strip(" -")


def _without_maker(name: str, creator: str, known: Knowledge) -> str:
    parts = _SPACES.split(name.strip())
    for count in range(min(known.longest_prefix, len(parts) - 1), 0, -1):
        before, after = words(" ".join(parts[:count])), words(" ".join(parts[count:]))
        if known.prefixes.get(before) == creator != "" and known.brand(key(after)) == creator:
            return " ".join(parts[count:])
    return " ".join(parts)


def _fits(name: str, slug: str) -> bool:
    """Whether the name is the slug in other words."""
    return signature(words(name)) == signature(words(slug)) or key(words(name)) == key(words(slug))


def _family(slug: str, creator: str, known: Knowledge) -> str:
    record = known.creators.get(creator)
    declared = {*known.identity(creator).families, *(record.families if record else ())}
    fitting = [family for family in declared if _is_of(slug, family)]
    return max(fitting, key=lambda family: (len(family), family), default="")


def _is_of(slug: str, family: str) -> bool:
    return slug.startswith(family) and not _AFTER.match(slug[len(family) :])


def creators(models: Iterable[NewModel], known: Knowledge) -> Mapping[str, str]:
    """The names of creators of new models that have no record yet, by slug."""
    slugs = sorted({model.creator for model in models} - {""} - set(known.creators))
    return {slug: known.identity(slug).name or slug for slug in slugs}


def families(models: Iterable[NewModel], known: Knowledge) -> Mapping[str, tuple[str, str]]:
    """Families of new models that no record declares yet: slug → creator and name."""
    declared: dict[str, tuple[str, str]] = {}
    for model in models:
        record = known.creators.get(model.creator)
        if model.family and not (record and model.family in record.families):
            named = known.identity(model.creator).families
            declared[model.family] = (model.creator, named.get(model.family, model.family))
    return dict(sorted(declared.items()))
