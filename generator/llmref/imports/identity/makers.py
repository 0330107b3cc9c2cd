"""Who made a model that no record states: by the parts of its ids, its name, its own provider."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from llmref.imports.candidate import Candidate
from llmref.imports.identity.knowledge import Knowledge
from llmref.imports.identity.names import Names
from llmref.imports.identity.readings import Reading
from llmref.imports.identity.spelling import Words, key, words

_SIZE_LETTERS = "bm"


def maker(members: Iterable[tuple[Candidate, Reading]], knowledge: Knowledge, names: Names) -> str:
    """The slug of the creator that most of these say; empty if that is unknown."""
    votes: Counter[str] = Counter()
    owners: set[str] = set()
    spelt: Words = ()
    for candidate, reading in members:
        spelt = reading.words
        owners |= knowledge.owners(candidate)
        votes.update(_stated_creators(candidate, reading, knowledge))
    if votes:
        return min(votes, key=lambda slug: (-votes[slug], slug))
    if is_derived(spelt, knowledge, names):
        return ""
    if brand := knowledge.brand(key(spelt)):
        return brand
    return owners.pop() if len(owners) == 1 else ""


def own_name(candidate: Candidate, reading: Reading, knowledge: Knowledge) -> str:
    """The creator whose own provider, or the source's own record of models, spells it so."""
    creators = _stated_creators(candidate, reading, knowledge) or frozenset(
        {knowledge.brand(reading.key)}
    )
    if own := knowledge.owners(candidate) & creators:
        return min(own)
    has_record = candidate.provider != candidate.source and candidate.model
    if has_record and key(words(candidate.model)) == key(words(_tail(candidate.id))):
        return knowledge.prefixes.get(words(candidate.creator), "")
    return ""


def is_derived(spelt: Words, knowledge: Knowledge, names: Names) -> bool:
    """Whether it is named after a model of a stated size, with words of somebody else's added."""
    if knowledge.derived & set(spelt):
        return True
    for count in range(len(spelt) - 1, 1, -1):
        last = spelt[count - 1]
        is_size = last[-1] in _SIZE_LETTERS and last[:1].isdecimal()
        if is_size and names.find([Reading(spelt[:count])]):
            return True
    return False


def _stated_creators(
    candidate: Candidate, reading: Reading, knowledge: Knowledge
) -> frozenset[str]:
    """Who made it, as its id says; a provider's name before another's brand says nothing."""
    brand = knowledge.brand(reading.key)
    creators = reading.creators or _hinted(candidate, knowledge)
    is_host = bool(creators) and creators <= knowledge.owners(candidate)
    return frozenset({brand}) if is_host and brand else creators


def _hinted(candidate: Candidate, knowledge: Knowledge) -> frozenset[str]:
    slug = knowledge.prefixes.get(words(candidate.creator), "") if candidate.creator else ""
    return frozenset({slug} - {""})


def _tail(native_id: str) -> str:
    return native_id.rpartition("/")[2]
