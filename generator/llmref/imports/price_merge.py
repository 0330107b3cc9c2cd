"""What a catalogue charges → prices of an offering: agreed, filled in, disputed, succeeded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from llmref.imports.candidate import CandidatePrice, when_of
from llmref.imports.conditions import divides_otherwise, tied
from llmref.imports.corrections import CopyRates, judged, pinned, rooted
from llmref.imports.currencies import apart
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding, Reporting
from llmref.imports.origins import Claims
from llmref.imports.price_claims import BASE, Amount, Entry, disputed_rates, losers, without_echoes
from llmref.imports.price_matches import agree, holds, order_of_merge, overlap
from llmref.imports.price_words import changed as changed_rate
from llmref.imports.price_words import disputed, shown, under
from llmref.imports.revisions import Revisions
from llmref.records.price import Currency, Price, When
from llmref.records.rates import RATES, RateKey

_BLANK = Price.model_construct(rates={})


@dataclass(frozen=True, slots=True)
class PriceMerge:
    """How a catalogue's prices are merged into those of one offering."""

    claims: Claims
    inherited: str
    """The source of a price that names none."""
    where: str
    context: int | None = None
    """The context window, which no tier can be above."""
    currency: Currency = "USD"
    """The currency of a price that names none."""
    evidence: Evidence = NO_EVIDENCE
    """What all copies at hand state of the id's prices."""

    @property
    def _revisions(self) -> Revisions:
        return Revisions(self.claims, self.evidence, self.where)

    def merged(
        self, prices: Sequence[Price], stated: Iterable[CandidatePrice]
    ) -> Reporting[list[Price]]:
        """The prices, with what the catalogue says of each condition."""
        result = list(prices)
        comparable = yield from self.comparable(prices, stated)
        now = [
            charged
            for charged in comparable
            if holds(charged.starts, charged.ends, self.claims.checked)
        ]
        now.sort(key=order_of_merge)
        whens = [when_of(charged.when) for charged in now]
        for charged in now:
            result = yield from self._with_current(result, charged, whens)
        for charged in comparable:
            if charged.ends is not None and charged.ends <= self.claims.checked:
                result += self._history(result, charged, bool(prices))
        if self.claims.is_newer:
            over = [charged for charged in comparable if charged not in now]
            result = [self._still(price, now, over) for price in result]
        return result

    def comparable(
        self, prices: Sequence[Price], stated: Iterable[CandidatePrice]
    ) -> Reporting[list[CandidatePrice]]:
        """What the catalogue states in the currency of what stands here; the rest is told of."""
        same, other = apart(prices, stated, self.currency)
        for charged in other:
            amounts = ", ".join(
                shown(rate, amount, charged.currency) for rate, amount in charged.rates.items()
            )
            text = f"{self.claims.key} states {amounts}{under(when_of(charged.when))}"
            group = self.where.partition("/")[0]
            yield Finding("currency", self.where, text, group=group)
        return same

    def _with_current(
        self, prices: Sequence[Price], charged: CandidatePrice, stated: Sequence[When]
    ) -> Reporting[list[Price]]:
        result = list(prices)
        when = when_of(charged.when)
        same = [at for at, price in enumerate(result) if (price.when or When()) == when]
        current = [
            at for at in same if holds(result[at].starts, result[at].ends, self.claims.checked)
        ]
        if current:
            at = current[0]
            ends = result[at].ends
            after = [result[other] for other in same if ends and result[other].starts == ends]
            if not any(agree(price.rates, charged) for price in after):
                result[at : at + 1] = yield from self._met(result[at], charged)
            return result  # else it saw a change some days before the day that is noted for it
        starts = [price.starts for at in same if (price := result[at]).starts]
        if starts and min(starts) > self.claims.checked:
            if not any(agree(result[at].rates, charged) for at in same):
                result.append(self._new(charged, when).model_copy(update={"ends": min(starts)}))
        elif any(agree(result[at].rates, charged) for at in same):
            text = f"ended here, but {self.claims.key} still lists it{under(when)}"
            yield Finding("kept", self.where, text)
        elif reason := (yield from self._unfit(result, when, stated)):
            yield Finding("left out", self.where, f"{reason}{under(when)}")
        else:
            new = self._new(charged, when)
            if same and new.starts is None:
                new = new.model_copy(update={"starts": self.claims.checked})
            result.insert(_place(result), new)
        return result

    def _unfit(self, result: Sequence[Price], when: When, stated: Sequence[When]) -> Reporting[str]:
        """Why a price under that condition cannot stand beside the others; empty if it can."""
        if when == When():
            return ""
        above = when.longest_below
        if above and self.context and above >= self.context:
            return "a tier that no input reaches"
        current = [price for price in result if price.ends is None]
        if self.claims.key in losers(current):
            return f"{self.claims.key} states another price without condition"
        for price in current:
            source = price.source or self.inherited
            if divides_otherwise(when, price.when or When()):
                if source != self.claims.key:
                    return f"{source} draws the line between prices elsewhere"
                if self._is_moved(price):
                    return f"somebody drew the line elsewhere, by the name of {source}"
        others = [price.when for price in current if price.when]
        for other in tied(when, others, stated):
            named = " with ".join(under(each).removeprefix(", under ") for each in (other, when))
            words = f"no price for {named}: the higher of the two is assumed"
            yield Finding("assumed", self.where, words)
        return ""

    def _is_moved(self, price: Price) -> bool:
        """Whether no copy of the catalog states a rate of the price under its conditions."""
        catalog, when = self.claims.catalogue.key, price.when or When()
        return bool(self.evidence.copies) and not any(
            self.evidence.gives(catalog, when, rate, amount) for rate, amount in price.rates.items()
        )

    def _new(self, charged: CandidatePrice, when: When) -> Price:
        return _BLANK.model_copy(
            update={
                "when": when if when != When() else None,
                "rates": {rate: charged.rates[rate] for rate in RATES if rate in charged.rates},
                "currency": None if charged.currency == self.currency else charged.currency,
                "starts": charged.starts,
                "ends": charged.ends,
                "source": None if self.inherited == self.claims.key else self.claims.key,
            }
        )

    # --- a price that is there already --------------------------------------------------------

    def _met(self, price: Price, charged: CandidatePrice) -> Reporting[list[Price]]:
        """The price with the catalogue's claims; two where it changed since the last copy."""
        verdict = judged(price, CopyRates(charged.rates, self.claims, self.where))
        yield from verdict.findings
        price = verdict.price
        entry = Entry.of(price, self.inherited)
        before = Entry.of(price, self.inherited)
        entry.disputes.pop(self.claims.key, None)
        changed: dict[RateKey, Amount] = {}
        for rate, amount in charged.rates.items():
            if rate not in entry.rates or rate in verdict.standing:
                continue
            has_lapsed = verdict.has_lapsed and amount != entry.rates[rate]
            if has_lapsed or (yield from self._claims(entry, rate, amount)):
                changed[rate] = amount
        self._fill(entry, charged)
        changed = {rate: amount for rate, amount in changed.items() if rate in entry.rates}
        if changed and (verdict.has_lapsed or self._revisions.is_change(entry, charged, changed)):
            return (yield from self._succeeded(entry, before, charged, changed))
        yield from self._revisions.revise(entry, changed)
        for rate, source in before.sources.items():
            if self.claims.is_newer and source == self.claims.key and rate not in charged.rates:
                entry.sources[rate] = self.claims.old_key
        merged = entry.together(self.claims)
        is_same = (entry.rates, entry.sources) == (before.rates, before.sources)
        if is_same and disputed_rates(merged) == disputed_rates(price):
            return [price]
        return [merged]

    def _claims(self, entry: Entry, rate: RateKey, amount: Amount) -> Reporting[bool]:
        """Whether the rate is another one now; who claims what of it is noted in the entry."""
        key = self.claims.key
        source, ours = entry.sources[rate], entry.rates[rate]
        standing = self.claims.standing(source)
        if ours == amount:
            # A catalogue that agrees with the provider itself adds nothing to its word.
            if standing == "newer" or (standing == "above" and not self.claims.is_own(source)):
                entry.sources[rate] = key
        elif standing == "newer":
            return (yield from self._revisions.follows(entry, rate, amount))
        elif standing == "same":
            yield self._revisions.kept(
                f"{shown(rate, ours)} here, {shown(rate, amount)} in this copy of its source"
            )
        else:
            if standing == "above" and not self._repeats(entry, rate, amount):
                origin = self.claims.sources.get(source)
                entry.dispute(source, rate, ours, origin.checked if origin else None)
                entry.rates[rate], entry.sources[rate] = amount, key
            else:
                entry.dispute(key, rate, amount, self.claims.checked)
            by = (ours, source), (amount, key)
            finding = disputed(self.where, entry.when, rate, ours=by[0], claimed=by[1])
            is_known = any(dispute.rates.get(rate) == amount for dispute in entry.price.disputed)
            yield replace(finding, about="standing") if is_known else finding
        return False

    def _repeats(self, entry: Entry, rate: RateKey, amount: Amount) -> bool:
        """Whether the provider itself contradicted the claim, and it is made again unchanged."""
        claimants = [
            dispute.source for dispute in entry.price.disputed if dispute.rates.get(rate) == amount
        ]
        return self.claims.is_own(entry.sources[rate]) and any(map(self.claims.is_ours, claimants))

    def _fill(self, entry: Entry, charged: CandidatePrice) -> None:
        """Rates that only one side states, unless it states another base: they belong together."""
        lost = {source for source, (rates, _) in entry.disputes.items() if BASE & rates.keys()}
        taken = {source for source in lost if self.claims.is_from_catalog(source)}
        for rate in [rate for rate, source in entry.sources.items() if source in taken]:
            del entry.rates[rate], entry.sources[rate]
        for rate in charged.rates.keys() - entry.rates.keys():
            if self.claims.key not in lost:
                entry.rates[rate], entry.sources[rate] = charged.rates[rate], self.claims.key

    def _succeeded(
        self,
        entry: Entry,
        before: Entry,
        charged: CandidatePrice,
        changed: Mapping[RateKey, Amount],
    ) -> Reporting[list[Price]]:
        """The old price, ended, and the new one, which starts when its change was first seen."""
        day = self.claims.checked
        if (
            charged.starts
            and charged.starts <= day
            and charged.starts > (entry.price.starts or date.min)
        ):
            day = charged.starts
        for rate, amount in changed.items():
            yield changed_rate(
                self.where, entry.when, rate, before=entry.rates[rate], amount=amount
            )
            entry.rates[rate], entry.sources[rate] = amount, self.claims.key
        ours = {rate for rate, source in before.sources.items() if source == self.claims.key}
        for rate in (ours - charged.rates.keys()) & entry.rates.keys():
            del entry.rates[rate], entry.sources[rate]
        # What the old one corrected goes on with its successor, or is over.
        old = pinned(before.price, self.claims, self.inherited).model_copy(
            update={"ends": day, "corrects": []}
        )
        new = entry.together(self.claims).model_copy(
            update={"starts": day, "ends": charged.ends, "checked": None}
        )
        return [rooted(new, before.price, self.inherited), without_echoes(old, new)]

    # --- what only older copies say -----------------------------------------------------------

    def _still(
        self, price: Price, now: Sequence[CandidatePrice], over: Sequence[CandidatePrice]
    ) -> Price:
        """The price, cited as of the older copy if this one does not say it any more."""
        when = price.when or When()
        if price.ends is None:
            is_said = any(when_of(charged.when) == when for charged in now)
        else:
            same = (
                charged
                for charged in over
                if when_of(charged.when) == when and charged.ends == price.ends
            )
            is_said = any(agree(price.rates, charged) for charged in same)
        return price if is_said else pinned(price, self.claims, self.inherited)

    def _history(
        self, result: Sequence[Price], charged: CandidatePrice, had_some: bool
    ) -> list[Price]:
        """An ended price, where the seeds have nothing of that time."""
        when = when_of(charged.when)
        same = [price for price in result if (price.when or When()) == when]
        if any(overlap(price, charged) for price in same) or (had_some and not same):
            return []
        return [self._new(charged, when)]


def _place(prices: Sequence[Price]) -> int:
    """Where a new current price stands: below the last one that holds, above what ended."""
    holding = [at for at, price in enumerate(prices) if price.ends is None]
    return holding[-1] + 1 if holding else 0
