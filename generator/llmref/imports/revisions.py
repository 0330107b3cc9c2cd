"""A newer copy of a source states another amount: a change of price, a revision, or a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from llmref.imports.candidate import CandidatePrice
from llmref.imports.evidence import Evidence
from llmref.imports.findings import SUSPICIOUS, Finding, Reporting
from llmref.imports.origins import Claims
from llmref.imports.price_claims import Amount, Entry
from llmref.imports.price_words import apart, shown, under
from llmref.imports.price_words import changed as changed_rate
from llmref.records.rates import RateKey


@dataclass(frozen=True, slots=True)
class Revisions:
    """What becomes of one id's rates whose source has a newer copy."""

    claims: Claims
    evidence: Evidence
    where: str

    def follows(self, entry: Entry, rate: RateKey, amount: Amount) -> Reporting[bool]:
        """Whether to take what a newer copy of the same source states: no edit, and no slip.

        What is kept is cited from the older copy.
        """
        source, ours = entry.sources[rate], entry.rates[rate]
        origin = self.claims.sources.get(source)
        day = origin.checked if origin else None
        catalog = self.claims.catalogue.key
        is_edited = self.evidence.is_edited(catalog, day, entry.when, rate, ours)
        ratio = apart(ours, amount)
        if not is_edited and ratio < SUSPICIOUS:
            return True
        if source == self.claims.key:
            entry.sources[rate] = self.claims.old_key
        if is_edited:
            yield self.kept(f"{shown(rate, ours)} here, which no copy of {catalog} stated", amount)
        else:
            text = f"{shown(rate, ours)} → {shown(rate, amount)}: not recorded{under(entry.when)}"
            yield Finding("suspicious", self.where, text, ratio)
        return False

    def kept(self, text: str, amount: Amount | None = None) -> Finding:
        """What stays under a catalog's name though the catalog states something else."""
        now = f", and states {amount} now" if amount is not None else ""
        words = f"{text}{now}: name your source, or take the claim"
        return Finding("kept", self.where, words)

    def is_change(
        self, entry: Entry, charged: CandidatePrice, changed: Mapping[RateKey, Amount]
    ) -> bool:
        """Whether there is evidence that the price changed, and not the catalog's figure alone.

        The source dates it, is the provider itself, or another catalog saw it, too.
        """
        before = self.claims.before or date.min
        starts = charged.starts if charged.is_dated else None
        is_dated = starts is not None and before < starts <= self.claims.checked
        catalogue = self.claims.catalogue
        return (
            is_dated
            or catalogue.via != "catalogue"
            or any(
                self.evidence.bears_out(
                    catalogue.key, entry.when, rate, (entry.rates[rate], amount)
                )
                for rate, amount in changed.items()
            )
        )

    def revise(self, entry: Entry, changed: Mapping[RateKey, Amount]) -> Iterator[Finding]:
        """Take a catalog's corrected figures; that they were other ones is in its claims."""
        days = f"between {self.claims.before} and {self.claims.checked}"
        for rate, amount in changed.items():
            finding = changed_rate(
                self.where, entry.when, rate, before=entry.rates[rate], amount=amount
            )
            words = f"{finding.text}: {self.claims.key} changed its figure {days}"
            yield replace(finding, about="revised", text=words)
            entry.rates[rate], entry.sources[rate] = amount, self.claims.key
