"""Candidates → links to models, new models, and what stays unlinked with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from llmref.imports.candidate import Candidate
from llmref.imports.identity import kinds, merge, naming
from llmref.imports.identity.knowledge import Knowledge, by_words, knowledge
from llmref.imports.identity.makers import maker, own_name
from llmref.imports.identity.names import Known, NameMatch, Names, stated_names
from llmref.imports.identity.readings import Reading, of_id, of_name
from llmref.imports.identity.result import How, Link, Resolution, Unlinked
from llmref.imports.identity.spelling import Words, key, slug, starts, words
from llmref.records.catalogs import CATALOGS
from llmref.seeds import Seeds

PRICE_LISTS = frozenset(key for key, row in CATALOGS.items() if not row.lists_models)
"""Sources that list what can be called and paid, not which models there are."""
Verdict = Link | Unlinked
Read = tuple[Candidate, list[Reading]]


def resolve(candidates: Iterable[Candidate], seeds: Seeds) -> Resolution:
    """What is known of all candidates, in whatever order they come."""
    known = knowledge(seeds)
    ordered = sorted(candidates, key=attrgetter("source", "provider", "id", "name"))
    read = [(candidate, of_id(candidate, known)) for candidate in ordered]
    names = Names(known.tunings)
    for spelt, meant in (*stated_names(known), *_own_names(read, known)):
        names.add(spelt, meant)
    settled = dict(_settled(ordered, known, names))
    verdicts = _vouched_for(_verdicts(read, settled, known, names), known)
    linked = [verdict for verdict in verdicts if isinstance(verdict, Link)]
    kind = kinds.kinds(linked, known)
    links = tuple(kinds.fitting(linked, kind))
    unlinked = tuple(verdict for verdict in verdicts if isinstance(verdict, Unlinked))
    facts = merge.facts(links, known)
    models = naming.new_models(links, facts, known, kind)
    recorded = _recorded(known)
    return Resolution(
        links,
        models,
        naming.creators(models, known),
        naming.families(models, known),
        {model: stated for model, stated in facts.items() if model in recorded},
        unlinked,
        kind,
    )


def _vouched_for(verdicts: Iterable[Verdict], known: Knowledge) -> list[Verdict]:
    """Without models that only price lists name and that nobody is known to have made.

    A price list names what its readers may call, tunings and routes of theirs included; that alone
    does not tell a model.
    """
    every = list(verdicts)
    links = [verdict for verdict in every if isinstance(verdict, Link)]
    listed = {link.model for link in links if link.candidate.source not in PRICE_LISTS}
    listed |= _recorded(known) | {link.model for link in links if link.creator}
    return [
        Unlinked(verdict.candidate, "only a price list names it, and its maker is not known", ())
        if isinstance(verdict, Link) and verdict.model not in listed
        else verdict
        for verdict in every
    ]


def _recorded(known: Knowledge) -> set[str]:
    return {seed.slug for seed in known.seeds.models}


def _own_names(read: Iterable[Read], known: Knowledge) -> list[tuple[Words, Known]]:
    """How creators spell their models at their own providers, one spelling of each."""
    by_key: dict[str, tuple[str, Known]] = {}
    spelt_so: dict[str, list[Reading]] = {}
    for candidate, readings in read:
        certain = [reading for reading in readings if reading.certain][-1]
        if creator := own_name(candidate, certain, known):
            spelt = slug(certain.words)
            spelt_so.setdefault(certain.key, readings)
            shorter = by_key.get(certain.key)
            if shorter is None or (len(spelt), spelt) < (len(shorter[0]), shorter[0]):
                by_key[certain.key] = (spelt, Known(spelt, creator))
    aliases = {name for name, readings in spelt_so.items() if _moves(readings, by_key)}
    return [
        (words(by_key[name][0]), by_key[name][1]) for name in sorted(by_key) if name not in aliases
    ]


def _moves(readings: Iterable[Reading], names: Mapping[str, object]) -> bool:
    """Whether the name is another name with an ending that says nothing, or `latest`."""
    return any(
        reading.key in names and set(reading.endings) <= {"", "latest"}
        for reading in readings
        if reading.endings
    )


def _settled(
    candidates: Iterable[Candidate], known: Knowledge, names: Names
) -> Iterator[tuple[tuple[str, str], Verdict]]:
    """What the seeds say of single ids: their own offerings, then identity.yaml."""
    offered = _offered(known)
    for candidate in candidates:
        place = (candidate.provider, candidate.id)
        if meant := offered.get((known.provider(candidate), candidate.id)):
            yield place, _link(candidate, meant, meant.label, "seeds")
        elif stated := known.stated(candidate):
            if stated.model is None:
                yield place, Unlinked(candidate, stated.unclear or "not clear", ())
            else:
                meant = names.by_slug.get(stated.model) or Known(stated.model)
                yield place, _link(candidate, meant, stated.label or "", "stated")


def _offered(known: Knowledge) -> Mapping[tuple[str, str], Known]:
    folders = {seed.slug: seed.folder for seed in known.seeds.models}
    offered: dict[tuple[str, str], Known] = {}
    for seed in known.seeds.offerings:
        for offering in seed.record.offerings:
            folder = folders.get(offering.model, "")
            creator = folder if folder in known.creators else ""
            offered[seed.slug, offering.id] = Known(offering.model, creator, moving=offering.moving)
            for variant in offering.variants:
                offered[seed.slug, variant.id] = Known(offering.model, creator, variant.label)
    return offered


def _verdicts(
    read: list[Read],
    settled: Mapping[tuple[str, str], Verdict],
    known: Knowledge,
    names: Names,
) -> list[Verdict]:
    by_position: dict[int, Verdict] = {}
    waiting: list[int] = []
    for position, (candidate, readings) in enumerate(read):
        verdict = (
            settled.get((candidate.provider, candidate.id))
            or _understood(candidate, readings, known, names)
            or _by_record(candidate, readings[0], known, names)
        )
        if verdict is None:
            waiting.append(position)
        else:
            by_position[position] = _for(candidate, verdict)
    for position, verdict in _grown([(at, *read[at]) for at in waiting], known, names):
        by_position[position] = verdict
    return [by_position[position] for position in range(len(read))]


def _for(candidate: Candidate, verdict: Verdict) -> Verdict:
    """The verdict of one source's record for another source's record of the same id."""
    if isinstance(verdict, Unlinked):
        return Unlinked(candidate, verdict.reason, verdict.models)
    meant = Known(verdict.model, verdict.creator, verdict.label, verdict.moving)
    return _link(candidate, meant, verdict.label, verdict.how)


def _understood(
    candidate: Candidate, readings: list[Reading], known: Knowledge, names: Names
) -> Verdict | None:
    by_id = names.find(readings)
    by_name = [match for way in of_name(candidate, known) if (match := names.find_exact(way))]
    if by_id is None:
        return _by_name(candidate, readings[-1].words, by_name)
    others = {match.known.slug for match in by_name} - {by_id.known.slug}
    if others and _contradicts(by_id, by_name):
        slugs = tuple(sorted({by_id.known.slug, *others}))
        return Unlinked(candidate, "its id and its name say different models", slugs)
    return _link(candidate, by_id.known, by_id.label, "id")


def _contradicts(by_id: NameMatch, by_name: Iterable[NameMatch]) -> bool:
    """Whether every way to read the name says another model, and none says less than the id."""
    return not any(
        match.known.slug == by_id.known.slug or _says_more(by_id.reading.key, match)
        for match in by_name
    )


def _says_more(spelling: str, match: NameMatch) -> bool:
    return spelling.startswith(match.reading.key) and spelling != match.reading.key


def _by_name(candidate: Candidate, longest: Words, by_name: list[NameMatch]) -> Verdict | None:
    slugs = {match.known.slug for match in by_name}
    spelling = key(longest)
    if len(slugs) != 1 or any(_says_more(spelling, match) for match in by_name):
        return None
    return _link(candidate, by_name[0].known, by_name[0].label, "name")


def _by_record(
    candidate: Candidate, whole: Reading, known: Knowledge, names: Names
) -> Verdict | None:
    """The model whose record the source itself leads the id to, if it has a name here.

    What follows the model's name in the id is what the variant is called.
    """
    model = words(candidate.model)
    match = names.find([Reading(model)]) if model else None
    if match is None:
        return None
    rest = whole.words[len(model) :] if starts(whole.words, model) else ()
    endings = {**known.endings, **known.modes, **by_words(known.habits(candidate).endings)}
    label = endings.get(rest, " ".join(rest)) if rest else ""
    meant = replace(match.known, moving="latest" in whole.words)
    return _link(candidate, meant, label or match.label, "id")


@dataclass(frozen=True, slots=True)
class _Group:
    """Candidates that spell an unknown model alike."""

    reading: Reading
    members: tuple[tuple[int, Candidate, list[Reading]], ...]

    @property
    def order(self) -> tuple[int, int, str]:
        """Short names first, then those that most providers use."""
        providers = {candidate.provider for _, candidate, _ in self.members}
        return len(self.reading.words), -len(providers), self.reading.key


def _grown(
    waiting: list[tuple[int, Candidate, list[Reading]]], known: Knowledge, names: Names
) -> Iterator[tuple[int, Verdict]]:
    """Models that nobody has named yet, the shortest names first."""
    for group in sorted(_groups(waiting), key=lambda group: group.order):
        for position, candidate, readings in group.members:
            if names.find(readings) is None:
                pairs = [(member, _certain(ways)) for _, member, ways in group.members]
                spelt = slug(group.reading.words)
                names.add(group.reading.words, Known(spelt, maker(pairs, known, names)))
            if match := names.find(readings):
                yield position, _link(candidate, match.known, match.label, "id")
            else:
                yield position, Unlinked(candidate, "its id contains no name", ())


def _groups(waiting: list[tuple[int, Candidate, list[Reading]]]) -> list[_Group]:
    by_key: dict[str, list[tuple[int, Candidate, list[Reading]]]] = {}
    for position, candidate, readings in waiting:
        by_key.setdefault(_certain(readings).key, []).append((position, candidate, readings))
    return [_Group(_certain(members[0][2]), tuple(members)) for members in by_key.values()]


def _certain(readings: list[Reading]) -> Reading:
    return [reading for reading in readings if reading.certain][-1]


def _link(candidate: Candidate, meant: Known, label: str, how: How) -> Link:
    return Link(candidate, meant.creator, meant.slug, label, meant.moving, how)
