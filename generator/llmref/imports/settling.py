"""The files of all providers while copies of catalogs are taken into them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from llmref.imports.arranged import arranged
from llmref.imports.backfill import OlderCopy, backfilled
from llmref.imports.candidate import Reading
from llmref.imports.evidence import Evidence
from llmref.imports.findings import Finding
from llmref.imports.identity import Link, Resolution
from llmref.imports.identity.kinds import KnownIds, refitted
from llmref.imports.identity.knowledge import knowledge
from llmref.imports.lifecycles import with_real_end
from llmref.imports.losses import cited, expect_most
from llmref.imports.model_dates import Dates, dated, first_copies
from llmref.imports.model_limits import NewestCopies, followed
from llmref.imports.newcomers import Newcomer
from llmref.imports.offering_files import ProviderCopy, empty, with_copy
from llmref.imports.origins import CATALOGUES, Catalogue, Claims, key_in
from llmref.imports.past_copies import PastCopies
from llmref.imports.providers import Providers
from llmref.imports.reconsidered import reconsidered
from llmref.imports.unsettled import unsettled
from llmref.imports.untaken import PRICES_ONLY
from llmref.records.creator import CreatorRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.records.recipe_class import RecipeClass
from llmref.records.traits import Traits
from llmref.seeds import Seeds

_RESPONSES: tuple[RecipeClass, ...] = ("azure-responses", "openai-responses")


@dataclass(slots=True)
class Changes:
    """The offerings files as they are to be, new texts, and findings."""

    offerings: dict[str, OfferingsFile] = field(default_factory=dict)
    """By provider."""
    models: dict[str, str] = field(default_factory=dict)
    """Texts of new models' files, by path."""
    followed: Mapping[str, ModelRecord] = field(default_factory=dict)
    """Models' records whose limits or dates the catalogues have otherwise now, by path."""
    creators: Mapping[str, CreatorRecord] = field(default_factory=dict)
    """Creators that are new or get families, by slug."""
    findings: list[Finding] = field(default_factory=list)
    as_of: date | None = None
    """The day that counts as today from now on."""


@dataclass(slots=True)
class Settling:
    """The files of all providers, while copies are taken into them."""

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
    decided: dict[str, frozenset[str]] = field(default_factory=dict)
    """The ids of whose prices a person decided under a catalog's name, by provider."""
    whole: dict[str, frozenset[str]] = field(default_factory=dict)
    """The ids whose prices are not settled again, by provider."""

    def forget(self, imported: Collection[tuple[str, date]] | None) -> None:
        """Start from what people wrote: without the prices that claims give."""
        for provider, file in self.stored.items():
            people = unsettled(provider, file, self.evidence_by_id, imported)
            self.decided[provider] = people.decided
            self.whole[provider] = people.decided | people.idle
            if people.file is not file:
                self.diff.offerings[provider] = people.file

    def complete(self) -> None:
        """Take what only all copies together say of prices, once the newest ones are settled."""
        for provider, file in self.current_files().items():
            whole = self.whole.get(provider, frozenset())
            copies = PastCopies(provider, file, self.evidence_by_id, whole)
            if (after := copies.completed(self.diff.findings)) is not file:
                self.diff.offerings[provider] = after

    def order(self) -> None:
        """Write prices and sources in one order, whatever the order in which they came."""
        for provider, file in [*self.diff.offerings.items()]:
            after = arranged(file, self.stored.get(provider))
            if after == self.stored.get(provider):
                del self.diff.offerings[provider]
            else:
                self.diff.offerings[provider] = after

    def takes_all(self, readings: Sequence[Reading]) -> bool:
        """Take all readings; whether that changed anything, so that one may fit another now."""
        before = dict(self.diff.offerings)
        for reading in readings:
            self._take_one(reading)
        return before != self.diff.offerings

    def revise(self) -> None:
        """Take what only all copies together say of each file."""
        for provider, file in self.current_files().items():
            after = reconsidered(provider, file, self.evidence_by_id, self.diff.findings)
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
        """The file with what a copy older than its own states of the past."""
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
        return backfilled(file, key_in(file, catalogue), older, self.diff.findings)

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
            tuple(self._newcomers(file, provider, links, reading)),
            self.evidence_by_id,
            self.decided.get(provider, frozenset()),
            self.whole.get(provider, frozenset()),
            self.diff.findings,
        )
        return with_copy(file, copy)

    def _newest(self, catalogue: Catalogue) -> date:
        """The date of the newest copy that was imported; one that a person cited is none."""
        origins = (
            seed.record.sources.get(key_in(seed.record, catalogue)) for seed in self.seeds.offerings
        )
        days = [origin.checked or date.min for origin in origins if origin]
        return max([*days, self.newest.get(catalogue.key, date.min)])

    def _newcomers(
        self,
        file: OfferingsFile,
        provider: str,
        links: Mapping[str, Link],
        reading: Reading,
    ) -> Iterator[Newcomer]:
        was_taken = self._was_taken(provider, reading)
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
                    was_taken,
                )
                self.diff.findings.append(newcomer.finding(provider))
                yield newcomer

    def _was_taken(self, provider: str, reading: Reading) -> bool:
        """Whether the provider's file of the seeds has facts of the copy."""
        stored, url = self.stored.get(provider), CATALOGUES[reading.source].url
        origins = stored.sources.values() if stored else ()
        return any((origin.url, origin.checked) == (url, reading.checked) for origin in origins)

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

    def ids(self) -> Mapping[str, frozenset[str]]:
        """The model IDs that each provider has by now."""
        return {
            provider: frozenset(
                record.id
                for offering in file.offerings
                for record in (offering, *offering.variants)
            )
            for provider, file in self.current_files().items()
        }

    @property
    def stored(self) -> Mapping[str, OfferingsFile]:
        """The offerings files of the seeds as they are, by provider."""
        return {seed.slug: seed.record for seed in self.seeds.offerings}

    def current_files(self) -> Mapping[str, OfferingsFile]:
        """The offerings files as they are by now, by provider."""
        return {**self.stored, **self.diff.offerings}
