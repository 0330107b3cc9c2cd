"""All copies at hand, one after the other, until they change no offerings file any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from llmref.imports.at_hand import AtHand, Files
from llmref.imports.backfill import OlderCopy, backfilled
from llmref.imports.candidate import Reading
from llmref.imports.copies import Refused
from llmref.imports.findings import Reporting
from llmref.imports.forms import forms
from llmref.imports.identity import Link
from llmref.imports.losses import cited, expect_most
from llmref.imports.newcomers import Newcomer
from llmref.imports.offering_files import ProviderCopy, empty, with_copy
from llmref.imports.origins import CATALOGUES, Catalogue, Claims, key_in
from llmref.records.offering import OfferingsFile
from llmref.records.recipe_class import RecipeClass
from llmref.records.traits import Traits

_RESPONSES: tuple[RecipeClass, ...] = ("azure-responses", "openai-responses")
MOST_ROUNDS = 9
"""How often all copies are met again until nothing changes; two or three rounds are usual."""


def with_all_copies(at_hand: AtHand, files: Files) -> Reporting[Files]:
    """The files with what all copies say, so that another round would change nothing.

    Raises Refused where the copies still change each other's prices.
    """
    for _ in range(MOST_ROUNDS):
        after = files
        for copy in at_hand.copies:
            after = yield from _with_one(at_hand, copy, after)
        if after == files:
            return after
        files = after
    raise Refused(f"the catalogs still change each other's prices after round {MOST_ROUNDS}")


def _with_one(at_hand: AtHand, copy: Reading, files: Files) -> Reporting[Files]:
    """The files of all providers with what one copy of a catalog says of them. Raises Refused."""
    catalogue = CATALOGUES[copy.source]
    by_provider = at_hand.by_provider(copy, files)
    expect_most(files, by_provider, catalogue, copy)
    is_old = at_hand.newest_day(copy.source) > copy.checked
    citing = () if is_old else _citing(files, catalogue)
    changed = {}
    for provider in sorted({*by_provider, *citing}):
        before, taking = files.get(provider), _Taking(at_hand, copy, catalogue, provider)
        links = by_provider.get(provider, {})
        present = taking.with_past(before, links) if is_old else taking.with_present(before, links)
        after = yield from present
        if after is not None and after is not before and after.offerings:
            changed[provider] = after
    return {**files, **changed}


def _citing(files: Files, catalogue: Catalogue) -> Iterator[str]:
    """Providers with facts from the catalogue, which may not list them any more."""
    for provider, file in files.items():
        if any(True for _ in cited(file, key_in(file, catalogue))):
            yield provider


@dataclass(frozen=True, slots=True)
class _Taking:
    """What one copy of a catalog says of one provider."""

    at_hand: AtHand
    copy: Reading
    catalogue: Catalogue
    provider: str

    def with_past(
        self, file: OfferingsFile | None, links: Mapping[str, Link]
    ) -> Reporting[OfferingsFile | None]:
        """The file with what a copy older than its own states of the past."""
        key = key_in(file, self.catalogue) if file else ""
        origin = file.sources.get(key) if file else None
        day = origin.checked if origin else None
        if file is None or origin is None or day is None or day <= self.copy.checked:
            return file
        update = {"checked": self.copy.checked, "revision": self.copy.revision or None}
        then = origin.model_copy(update=update)
        candidates = {native_id: link.candidate for native_id, link in links.items()}
        stated = self.at_hand.evidence_by_id
        about = {
            native_id: evidence
            for native_id in candidates
            if (evidence := stated.get((self.provider, native_id)))
        }
        older = OlderCopy(self.catalogue.key, then, candidates, about)
        return (yield from backfilled(file, key, older))

    def with_present(
        self, before: OfferingsFile | None, links: Mapping[str, Link]
    ) -> Reporting[OfferingsFile]:
        """The file with what the copy says."""
        at_hand, catalogue, day = self.at_hand, self.catalogue, self.copy.checked
        today = at_hand.today or day
        claims = Claims({}, catalogue.key, catalogue, day, today, at_hand.precedence)
        file = before or empty(catalogue, claims)
        newcomers = tuple(self._newcomers(file, links))
        days = {source: copy.checked for source, copy in at_hand.newest.items()}
        for newcomer in newcomers:
            yield newcomer.finding(self.provider, file, days)
        copy = ProviderCopy(
            self.provider,
            catalogue,
            claims,
            self.copy.revision,
            {native_id: link.candidate for native_id, link in links.items()},
            at_hand.traits,
            file.defaults.currency,
            newcomers,
            at_hand.evidence_by_id,
        )
        return (yield from with_copy(file, copy))

    def _newcomers(self, file: OfferingsFile, links: Mapping[str, Link]) -> Iterator[Newcomer]:
        known = {form.record.id for form in forms(file)}
        record = self.at_hand.providers.records[self.provider]
        recipes = {recipe.recipe_class for recipe in record.recipes}
        for native_id, link in sorted(links.items()):
            if native_id not in known and link.model:
                yield Newcomer(
                    link.candidate,
                    link.model,
                    link.label,
                    link.moving,
                    self.at_hand.traits.get(link.model, Traits()),
                    next((name for name in _RESPONSES if name in recipes), None),
                )
