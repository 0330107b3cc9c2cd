"""What new models, creators and families are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from generator.imports.identity.knowledge import Knowledge
from generator.imports.identity.result import Link, ModelFacts, NewModel
from generator.imports.identity.spelling import key, words
from generator.records.traits import Kind

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
            held[0].creator,
            slug,
            _name(slug, held, known),
            _family(slug, held[0].creator, known),
            kinds[slug],
            (),
            facts[slug],
        )
        for slug, held in sorted(members.items())
    )


def _name(slug: str, links: list[Link], known: Knowledge) -> str:
    """What the creator calls it, else what most providers do."""
    if stated := known.model(slug).name:
        return stated
    plain = [link for link in links if not link.label and not link.moving] or links
    votes: Counter[str] = Counter()
    for link in plain:
        if name := _cleaned(link, known):
            votes[name] += 1000 if link.creator in known.owners(link.candidate) else 1
    if not votes:
        return slug
    return min(votes, key=lambda name: (not _fits(name, slug), name.islower(), -votes[name], name))


def _cleaned(link: Link, known: Knowledge) -> str:
    name = link.candidate.name.rpartition(": ")[2].rpartition("/")[2]
    for aside in _ASIDE.findall(name):
        if words(aside) in known.endings or words(aside) in known.modes:
            name = name.replace(aside, "")
    spelt = words(name)
    for count in range(min(known.longest_prefix, len(spelt) - 1), 0, -1):
        is_maker = known.prefixes.get(spelt[:count]) == link.creator != ""
        if is_maker and known.brand(key(spelt[count:])) == link.creator:
            name = name.split(" ", count)[-1] if name.count(" ") >= count else name
            break
    return _SPACES.sub(" ", name).strip(" -")


def _fits(name: str, slug: str) -> bool:
    """Whether the name is the slug in other words."""
    return key(words(name)) == key(words(slug))


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
    found: dict[str, tuple[str, str]] = {}
    for model in models:
        record = known.creators.get(model.creator)
        if model.family and not (record and model.family in record.families):
            named = known.identity(model.creator).families
            found[model.family] = (model.creator, named.get(model.family, model.family))
    return dict(sorted(found.items()))
