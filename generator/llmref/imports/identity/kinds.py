"""What kind a model is, by words in its names first, then by what most sources show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from llmref.imports.candidate import Candidate, CandidatePrice
from llmref.imports.forms import forms
from llmref.imports.identity.knowledge import Knowledge
from llmref.imports.identity.result import Link
from llmref.imports.identity.spelling import Words, words
from llmref.records.doubtful import is_doubtful_price, is_doubtful_window
from llmref.records.kinds import MODEL_KINDS, Kind, possible_features, possible_rates
from llmref.records.offering import OfferingsFile
from llmref.seeds import Seeds


def has_answer(kind: Kind) -> bool:
    """Whether what it gives is counted in tokens."""
    return not MODEL_KINDS[kind].no_output_tokens


def fitting(links: Iterable[Link], kinds: Mapping[str, Kind]) -> Iterator[Link]:
    """The links, without what catalogs state of kinds that cannot have it.

    That is a max output where none is written, vectors elsewhere, features such as tools, rates of
    tokens that it does not give, windows that are filled in, and prices per another unit than they
    say.
    """
    for link in links:
        yield refitted(link, link.candidate, kinds)


def refitted(link: Link, candidate: Candidate, kinds: Mapping[str, Kind]) -> Link:
    """The link, with what one copy states of it, without what the model's kind cannot have."""
    candidate = fitted(candidate, link.model, kinds[link.model])
    return link if candidate is link.candidate else replace(link, candidate=candidate)


def fitted(candidate: Candidate, model: str, kind: Kind) -> Candidate:
    """What one copy states of a model, without what its kind cannot have."""
    possible = possible_features(model, kind, candidate.output)
    window = candidate.context
    left = {
        "context": None if window and is_doubtful_window(kind, window) else window,
        "prices": tuple(_fitting_prices(candidate.prices, kind)),
        "output_limit": candidate.output_limit if has_answer(kind) else None,
        "dimensions": candidate.dimensions if MODEL_KINDS[kind].has_dimensions else None,
        "features": {key: has for key, has in candidate.features.items() if key in possible},
    }
    if all(getattr(candidate, name) == value for name, value in left.items()):
        return candidate
    return replace(candidate, **left)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class KnownIds:
    """What stands for a link of an id that seeds know, where no name says which model it is."""

    files: Mapping[str, OfferingsFile]
    """The offerings files, by provider."""
    kinds: Mapping[str, Kind]
    """By model, as seeds state them."""
    _models: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, seeds: Seeds, files: Mapping[str, OfferingsFile]) -> KnownIds:
        """For the ids in the offerings files, by the provider of each."""
        return cls(files, {seed.slug: seed.record.kind for seed in seeds.models})

    def model(self, provider: str, native_id: str) -> str:
        """The model of an id at a provider; empty where seeds do not know the id."""
        return self._models_at(provider).get(native_id, "")

    def _models_at(self, provider: str) -> Mapping[str, str]:
        """The model of each id of a provider, made where one is asked for."""
        if provider not in self._models:
            file = self.files.get(provider)
            listed = forms(file) if file else ()
            self._models[provider] = {form.record.id: form.of.model for form in listed}
        return self._models[provider]

    def link(self, provider: str, candidate: Candidate) -> Link:
        """A link to no model, with what one copy states, as far as the kind can have it."""
        model = self.model(provider, candidate.id)
        kind = self.kinds.get(model)
        kept = fitted(candidate, model, kind) if kind else candidate
        return Link(kept, "", "", "", False, "id")


def _fitting_prices(prices: Sequence[CandidatePrice], kind: Kind) -> Iterator[CandidatePrice]:
    possible = possible_rates(kind)
    if any(_is_doubtful(kind, price) for price in prices):
        return
    for price in prices:
        rates = {rate: amount for rate, amount in price.rates.items() if rate in possible}
        if len(rates) == len(price.rates):
            yield price
        elif rates:
            yield replace(price, rates=rates)


def _is_doubtful(kind: Kind, price: CandidatePrice) -> bool:
    return price.currency == "USD" and is_doubtful_price(kind, price.rates)


def kinds(links: Iterable[Link], known: Knowledge) -> Mapping[str, Kind]:
    """The kind of every model that is linked, by its slug."""
    members: dict[str, list[Candidate]] = {}
    for link in links:
        members.setdefault(link.model, []).append(link.candidate)
    recorded = {seed.slug: seed.record.kind for seed in known.seeds.models}
    return {
        slug: recorded.get(slug) or known.model(slug).kind or _kind(slug, candidates, known)
        for slug, candidates in members.items()
    }


def _kind(slug: str, members: Iterable[Candidate], known: Knowledge) -> Kind:
    by_name = _named(words(slug), known)
    if by_name is not None:
        return by_name
    votes: Counter[Kind] = Counter()
    for candidate in members:
        stated = candidate.kind or _shown(candidate)
        if stated == "chat" and candidate.output and "text" not in candidate.output:
            stated = _shown(candidate) or stated  # what gives no text does not chat
        votes.update([stated] if stated else [])
        if named := _named(words(candidate.name), known):
            votes.update([named, named])
    return min(votes, key=lambda kind: (-votes[kind], kind)) if votes else "chat"


def _named(spelt: Words, known: Knowledge) -> Kind | None:
    """The kind that words of a name state."""
    for wanted, kind in known.kind_words:
        for start in range(len(spelt) - len(wanted) + 1):
            if spelt[start : start + len(wanted)] == wanted:
                return kind
    return None


def _shown(candidate: Candidate) -> Kind | None:
    """The kind that what goes in and out shows; words of names count more than text does."""
    given, taken = set(candidate.output), set(candidate.input)
    if given == {"video"}:
        return "video"
    if given and given <= {"image", "pdf"}:
        return "image"
    if given == {"audio"}:
        return "speech"
    if given == {"embedding"}:
        return "embedding"
    if given == {"score"}:
        return "rerank"
    if taken == {"audio"} and given == {"text"}:
        return "transcription"
    return "chat" if "text" in taken and "text" in given else None
