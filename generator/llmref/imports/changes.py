"""Readings of catalogues and the seeds → the files that change, and what a person should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from llmref.imports.backfill import OlderCopy, backfilled
from llmref.imports.candidate import Reading
from llmref.imports.change_set import Changes
from llmref.imports.copies import Refused
from llmref.imports.evidence import Evidence, Ids, evidence_by_id, native_ids
from llmref.imports.findings import Reporting, with_findings
from llmref.imports.identity import Link, Resolution, resolve
from llmref.imports.identity.kinds import KnownIds, refitted
from llmref.imports.identity.knowledge import knowledge
from llmref.imports.lifecycles import with_real_end
from llmref.imports.losses import cited, expect_most
from llmref.imports.model_dates import Dates, dated, first_copies
from llmref.imports.model_limits import NewestCopies, followed
from llmref.imports.new_models import as_traits, creator_records, model_files
from llmref.imports.newcomers import Newcomer
from llmref.imports.offering_files import ProviderCopy, empty, with_copy
from llmref.imports.origins import CATALOGUES, Catalogue, Claims, key_in
from llmref.imports.parameter_statements import Statements
from llmref.imports.providers import Providers
from llmref.imports.reachable import reachable
from llmref.imports.reconsidered import reconsidered
from llmref.imports.removed import gone_and_back
from llmref.imports.stated_parameters import Subjects, with_parameters
from llmref.imports.unclaimed import unclaimed
from llmref.imports.untaken import PRICES_ONLY, left_out, unlinked, unmatched
from llmref.records.offering import OfferingsFile
from llmref.records.recipe_class import RecipeClass
from llmref.records.traits import Traits
from llmref.seeds import Seeds

T = TypeVar("T")
_RESPONSES: tuple[RecipeClass, ...] = ("azure-responses", "openai-responses")
MOST_ROUNDS = 9
"""How often all copies are met again until nothing changes; two or three rounds are usual."""


def changes(seeds: Seeds, readings: Sequence[Reading], precedence: Sequence[str]) -> Changes:
    """All that the readings change; their order does not matter. Raises Refused.

    Of a catalog's copies the newest is taken first: older ones only add history.
    """
    newest = sorted(readings, key=lambda reading: reading.checked, reverse=True)
    ordered = sorted(newest, key=lambda reading: precedence.index(reading.source))
    current = list({reading.source: reading for reading in reversed(ordered)}.values())
    listed = (reading for reading in current if reading.source not in PRICES_ONLY)
    resolution = resolve([entry for reading in listed for entry in reading.candidates], seeds)
    diff = Changes(as_of=_today(seeds, ordered))
    world = _World(
        seeds,
        Providers(seeds),
        resolution,
        precedence,
        diff,
        {new.slug: as_traits(new) for new in resolution.models}
        | {seed.slug: seed.record for seed in seeds.models},
        {
            (link.candidate.source, link.candidate.provider, link.candidate.id): link
            for link in resolution.links
        },
        {reading.source: reading.checked for reading in current},
    )
    world.evidence_by_id = evidence_by_id(ordered, world.providers, world.ids())
    if all(world.takes_all(ordered) for _ in range(MOST_ROUNDS)):
        raise Refused(f"the catalogues still change each other's prices after round {MOST_ROUNDS}")
    world.follow(current)
    diff.offerings |= world.noted(reachable(world.current_files(), world.traits, diff.followed))
    world.revise()
    first = world.give_dates(current, ordered)
    world.give_parameters(current, first)
    diff.creators = creator_records(seeds, resolution, diff.models)
    diff.findings += unlinked(resolution, world.providers, world.ids())
    diff.findings += [*unmatched(current, world.providers, world.ids()), *left_out(ordered)]
    diff.findings += gone_and_back(world.stored, diff.offerings)
    diff.findings += unclaimed(world.current_files(), world.evidence_by_id)
    diff.findings = sorted(set(diff.findings), key=lambda finding: finding.order)
    return diff


@dataclass(slots=True)
class _World:
    seeds: Seeds
    providers: Providers
    resolution: Resolution
    precedence: Sequence[str]
    diff: Changes
    traits: Mapping[str, Traits]
    """What models' records say, those of new ones included, by slug."""
    links: Mapping[tuple[str, str, str], Link]
    """By source, outside provider and id."""
    newest: Mapping[str, date]
    """The date of the newest copy at hand, by source."""
    evidence_by_id: Mapping[tuple[str, str], Evidence] = field(default_factory=dict)
    """What all copies state of each id, by provider and id."""

    def takes_all(self, readings: Sequence[Reading]) -> bool:
        """Take all readings; whether that changed anything, so that one may fit another now."""
        before = dict(self.diff.offerings)
        for reading in readings:
            self._take_one(reading)
        return before != self.diff.offerings

    def noted(self, steps: Reporting[T]) -> T:
        """The value of the steps; what they find is added to the report."""
        value, findings = with_findings(steps)
        self.diff.findings += findings
        return value

    def revise(self) -> None:
        """Take what only all copies together say of each file."""
        for provider, file in self.current_files().items():
            after = self.noted(reconsidered(provider, file, self.evidence_by_id))
            if after is not file:
                self.diff.offerings[provider] = after

    def give_dates(
        self, current: Sequence[Reading], readings: Sequence[Reading]
    ) -> Mapping[str, Reading]:
        """Take what the copies say of models' dates; the oldest copy that lists each model."""
        first = first_copies(self.current_files(), readings, self.providers, self.ids())
        by_catalog = {copy.source: copy for copy in current}
        dates = Dates(self.resolution.facts, by_catalog, first)
        records, findings = dated(self.seeds.models, self.diff.followed, dates)
        self.diff.followed = {**self.diff.followed, **records}
        self.diff.findings += findings
        return first

    def give_parameters(self, current: Sequence[Reading], first: Mapping[str, Reading]) -> None:
        """Take what the newest copies say of parameters, and write new models with theirs."""
        diff, newest = self.diff, {copy.source: copy for copy in current}
        files, new = self.current_files(), self.resolution.models
        subjects = Subjects(self.seeds, new, diff.followed, files)
        given = self.noted(with_parameters(subjects, Statements(self.evidence_by_id, newest)))
        diff.followed = {**diff.followed, **given.models}
        diff.offerings |= given.offerings
        selling = diff.offerings.values()
        diff.models = model_files(self.resolution, selling, current, first, parameters=given.new)

    def follow(self, readings: Sequence[Reading]) -> None:
        """Take what the copies, none older than those in the seeds, say of models' limits."""
        current = {
            copy.source: copy
            for copy in readings
            if copy.source not in PRICES_ONLY
            and self._newest(CATALOGUES[copy.source]) <= copy.checked
        }
        links = {
            (source, provider, native_id): link
            for source, copy in current.items()
            for provider, by_id in self._by_provider(copy).items()
            for native_id, link in by_id.items()
            if link.model
        }
        copies = NewestCopies(current, links, knowledge(self.seeds))
        result = followed(self.seeds.models, self.current_files(), copies)
        self.diff.followed = result.models
        self.diff.offerings |= result.offerings
        self.diff.findings += result.findings

    def _take_one(self, reading: Reading) -> None:
        """Take one reading into the files of all providers that it lists."""
        catalogue = CATALOGUES[reading.source]
        by_provider = self._by_provider(reading)
        expect_most(self.current_files(), by_provider, catalogue, reading)
        is_old = self._newest(catalogue) > reading.checked
        citing = () if is_old else self._citing(catalogue)
        for provider in sorted({*by_provider, *citing}):
            links = by_provider.get(provider, {})
            before = self.current_files().get(provider)
            if is_old:
                after = self._with_past(provider, before, links, reading)
            else:
                after = self._with_present(provider, before, links, reading)
            if after is not None and after is not before and after.offerings:
                self.diff.offerings[provider] = after

    def _citing(self, catalogue: Catalogue) -> Iterator[str]:
        """Providers with facts from the catalogue, which may not list them any more."""
        for provider, file in self.current_files().items():
            if any(True for _ in cited(file, key_in(file, catalogue))):
                yield provider

    def _with_past(
        self, provider: str, file: OfferingsFile | None, links: Mapping[str, Link], reading: Reading
    ) -> OfferingsFile | None:
        """The file with what a copy older than its own tells of the past."""
        catalogue = CATALOGUES[reading.source]
        origin = file.sources.get(key_in(file, catalogue)) if file else None
        day = origin.checked if origin else None
        if file is None or origin is None or day is None or day <= reading.checked:
            return file
        update = {"checked": reading.checked, "revision": reading.revision or None}
        then = origin.model_copy(update=update)
        candidates = {native_id: link.candidate for native_id, link in links.items()}
        about = {
            native_id: evidence
            for native_id in candidates
            if (evidence := self.evidence_by_id.get((provider, native_id)))
        }
        older = OlderCopy(catalogue.key, then, candidates, about)
        return self.noted(backfilled(file, key_in(file, catalogue), older))

    def _with_present(
        self,
        provider: str,
        before: OfferingsFile | None,
        links: Mapping[str, Link],
        reading: Reading,
    ) -> OfferingsFile:
        """The file with what the copy says."""
        catalogue = CATALOGUES[reading.source]
        today = self.diff.as_of or reading.checked
        claims = Claims({}, catalogue.key, catalogue, reading.checked, today, self.precedence)
        file = before or empty(catalogue, claims)
        copy = ProviderCopy(
            provider,
            catalogue,
            claims,
            reading.revision,
            {native_id: link.candidate for native_id, link in links.items()},
            self.traits,
            file.defaults.currency,
            tuple(self._newcomers(file, provider, links)),
            self.evidence_by_id,
        )
        return self.noted(with_copy(file, copy))

    def _newest(self, catalogue: Catalogue) -> date:
        """The date of the newest copy that was imported; one that a person cited is none."""
        origins = (
            seed.record.sources.get(key_in(seed.record, catalogue)) for seed in self.seeds.offerings
        )
        days = [origin.checked or date.min for origin in origins if origin]
        return max([*days, self.newest.get(catalogue.key, date.min)])

    def _newcomers(
        self, file: OfferingsFile, provider: str, links: Mapping[str, Link]
    ) -> Iterator[Newcomer]:
        known = {r.id for offering in file.offerings for r in (offering, *offering.variants)}
        recipes = {recipe.recipe_class for recipe in self.providers.records[provider].recipes}
        for native_id, link in sorted(links.items()):
            if native_id not in known and link.model:
                newcomer = Newcomer(
                    link.candidate,
                    link.model,
                    link.label,
                    link.moving,
                    self.traits.get(link.model, Traits()),
                    next((name for name in _RESPONSES if name in recipes), None),
                )
                self.diff.findings.append(newcomer.finding(provider, file, self.newest))
                yield newcomer

    def _by_provider(self, reading: Reading) -> dict[str, dict[str, Link]]:
        """The links of one reading, and known ids that nothing links, by provider and id."""
        ids, kinds = self.ids(), self.resolution.kinds
        known = KnownIds.of(self.seeds, self.current_files())
        released = {seed.slug: seed.record.released for seed in self.seeds.models}
        by_provider: dict[str, dict[str, Link]] = {}
        for candidate in reading.candidates:
            place = (candidate.source, candidate.provider, candidate.id)
            for slug in self.providers.slugs(candidate, ids):
                link = self.links.get(place)
                of_copy = refitted(link, candidate, kinds) if link else known.link(slug, candidate)
                model = of_copy.model or known.model(slug, candidate.id)
                real = with_real_end(of_copy.candidate, released.get(model))
                by_provider.setdefault(slug, {})[candidate.id] = replace(of_copy, candidate=real)
        return by_provider

    def ids(self) -> Ids:
        """The native ids that each provider has by now."""
        return native_ids(self.current_files())

    @property
    def stored(self) -> Mapping[str, OfferingsFile]:
        """The offerings files of the seeds as they are, by provider."""
        return {seed.slug: seed.record for seed in self.seeds.offerings}

    def current_files(self) -> Mapping[str, OfferingsFile]:
        """The offerings files as they are by now, by provider."""
        return {**self.stored, **self.diff.offerings}


def _today(seeds: Seeds, readings: Sequence[Reading]) -> date | None:
    days = [seed.record.as_of for seed in seeds.sites]
    return max([*days, *(reading.checked for reading in readings)], default=None)
