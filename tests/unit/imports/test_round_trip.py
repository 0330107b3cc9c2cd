"""What was exported, imported again: nothing changes but what the shape cannot say."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Literal

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmref.catalogue.entities import Offering, Sellable
from llmref.catalogue.link import Catalogue, link
from llmref.claims import store
from llmref.exports.listed import listed_offerings
from llmref.exports.models_dev import as_models_dev
from llmref.exports.openrouter import as_openrouter
from llmref.exports.shapes import exported
from llmref.imports.apply import applied
from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.change_set import Changes
from llmref.imports.changes import changes
from llmref.imports.copies import Copy
from llmref.imports.origins import CATALOGUES
from llmref.imports.plain import Plain, stated
from llmref.imports.rate_sets import distinct
from llmref.imports.run import READERS
from llmref.records.features import Feature
from llmref.records.offering import OfferingsFile
from llmref.records.rates import RateKey
from llmref.seeds import Seed, Seeds, load
from tests.unit.imports.test_price_merge import RATES as BASES
from tests.unit.imports.test_price_merge import stating, taken
from tests.worlds import lay

ROOT = Path(__file__).parents[3]
DAY = date(2026, 11, 20)
ORDER = tuple(CATALOGUES)
LISTS = ("litellm", "genai-prices", "models.dev")
"""Catalogs in the order in which the tests of merged prices believe them."""
TOKENS: tuple[RateKey, ...] = (
    *("input", "output", "cache_read", "cache_write"),
    *("reasoning", "audio_input", "audio_output"),
)
RATES: Mapping[str, Collection[RateKey]] = {
    "models.dev": TOKENS,
    "openrouter": (*TOKENS[:-1], "request", "web_search"),
}
FEATURES: Mapping[str, Collection[Feature]] = {
    "models.dev": ("reasoning", "tools", "structured_output", "temperature"),
    "openrouter": ("reasoning", "tools", "structured_output"),
}
AS_KNOWN: Mapping[str, Callable[[Catalogue], object]] = {
    "models.dev": as_models_dev,
    "openrouter": lambda catalogue: as_openrouter(catalogue).data,
}
"""Not the files that these catalogs' own clients accept: those leave out what lacks a demanded key,
or say no where nobody knows."""
MAY_BE_ABSENT = frozenset({"structured_output", "temperature"})
SHAPES = sorted(RATES)
NEWS = frozenset({"changed", "suspicious", "disagreement", "lapsed", "new"})
PROVENANCE = frozenset({"source", "rate_sources", "checked", "disputed", "corrects"})
LISTING = frozenset({"last_seen", "last_seen_by"})
"""Who had an ID last follows from all copies; of one alone, that which lists it has it still."""


def copy_of(seeds: Seeds, shape: str, day: date) -> Reading:
    """What the reader of that catalogue finds in our file; all that it can fault is an answer
    longer than the context, which rules warn of in the seeds, too, and a model that is younger
    than the day that stands in the copy."""
    catalogue = link(seeds, day)
    data = (
        orjson.dumps(AS_KNOWN[shape](catalogue))
        if shape in AS_KNOWN
        else exported(catalogue, shape)
    )
    reading = READERS[shape](Copy("exported.json", data, day, "r1"))
    known = ("do not fit a context", "is after the date of the copy")
    assert [one for one in reading.left_out if not any(r in one.reason for r in known)] == []
    return reading


def with_offerings(seeds: Seeds, made: Changes) -> Seeds:
    """The seeds, with the offerings as an import has made them."""
    files = (
        replace(seed, record=made.offerings.get(seed.slug, seed.record)) for seed in seeds.offerings
    )
    return replace(seeds, offerings=tuple(files))


def without(value: Plain, keys: Collection[str], claims_of: str = "") -> Plain:
    """The value without these keys, and without what that source is said to claim."""
    if isinstance(value, list):
        held = [one for one in value if not (isinstance(one, dict) and _is_claim(one, claims_of))]
        return [without(one, keys, claims_of) for one in held]
    if isinstance(value, dict):
        inner = {k: without(v, keys, claims_of) for k, v in value.items() if k not in keys}
        return {key: one for key, one in inner.items() if one != []}
    return value


def _is_claim(value: dict[str, Plain], source: str) -> bool:
    return value.keys() == {"rates", "source", "checked"} and value["source"] == source


def entries(file: OfferingsFile, keys: Collection[str], claims_of: str = "") -> Plain:
    return without(stated(file)["offerings"], keys, claims_of)


# --- generated prices -------------------------------------------------------------------------

READ_BY_HAND = {"input": "0.40", "output": "1.60"}
AMOUNTS = st.sampled_from(["0.4", "0.5", "1.25", "8", "0.0833333333333"]).map(Decimal)
IDS = ("anvil-1", "anvil-1-turbo")
WHENS: tuple[dict[str, object], ...] = (
    {"input_above": 64000},
    {"mode": "batch"},
    {"mode": "fast"},
    {"mode": "priority"},
)


@st.composite
def prices(draw: st.DrawFn) -> tuple[CandidatePrice, ...]:
    """A price by the token, and some under conditions."""
    more: list[RateKey] = ["output", "cache_read", "cache_write", "reasoning", "audio_input"]
    whens = draw(st.lists(st.sampled_from(range(len(WHENS))), unique=True, max_size=3))
    made: list[CandidatePrice] = []
    for when in ({}, *(WHENS[place] for place in whens)):
        keys = draw(st.lists(st.sampled_from(more), unique=True))
        rates: dict[RateKey, Decimal | Literal["free"]] = {"input": draw(AMOUNTS)}
        rates.update((key, draw(AMOUNTS)) for key in keys)
        made.append(CandidatePrice(rates, when))
    return distinct(made)


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """What some catalogues say of two ids."""
    made = []
    for source in draw(st.lists(st.sampled_from(ORDER), unique=True, min_size=1)):
        provider = "openrouter" if source == "openrouter" else "acme"
        ids = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
        said = tuple(
            Candidate(source=source, provider=provider, id=here, prices=draw(prices()))
            for here in ids
        )
        made.append(Reading(source, "r1", DAY, said, ()))
    return made


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    """A provider that all catalogues know, with a price that a person read and a silent variant."""
    folder = lay(tmp_path_factory.mktemp("world") / "seeds", "tiny")
    file = folder / "providers/acme.yaml"
    names = "{models.dev: acme, litellm: acme, genai-prices: acme, openrouter: openrouter}"
    file.write_text(file.read_text() + f"catalogue_ids: {names}\n")
    file = folder / "offerings/acme.yaml"
    file.write_text(file.read_text() + "  variants:\n  - {id: anvil-1-turbo, label: turbo}\n")
    seeds, problems = load(folder)
    assert not problems
    return seeds


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=40)
@given(said=readings())
def test_importing_what_was_exported_changes_no_fact(
    world: Seeds, shape: str, said: list[Reading]
) -> None:
    before = with_offerings(world, changes(world, said, ORDER))

    after = with_offerings(before, changes(before, [copy_of(before, shape, DAY)], ORDER))

    (file,), (held,) = ([seed.record for seed in one.offerings] for one in (after, before))
    lost = {"models.dev": (), "openrouter": ("source", "rate_sources")}[shape]
    assert entries(file, lost, shape) == entries(held, lost, shape)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=40)
@given(said=readings())
def test_a_newer_copy_that_says_the_same_changes_no_price(
    world: Seeds, shape: str, said: list[Reading]
) -> None:
    before = with_offerings(world, changes(world, said, ORDER))
    copy = replace(copy_of(before, shape, DAY), checked=DAY + timedelta(1))

    made = changes(before, [copy], ORDER)

    (file,), (held,) = (
        [seed.record for seed in one.offerings] for one in (with_offerings(before, made), before)
    )
    assert entries(file, PROVENANCE) == entries(held, PROVENANCE)
    assert NEWS.isdisjoint(one.about for one in made.findings)


# --- the order of sources ---------------------------------------------------------------------


@settings(max_examples=40)
@given(said=readings(), data=st.data())
def test_the_order_of_catalogues_in_one_run_does_not_matter(
    world: Seeds, said: list[Reading], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(said))

    assert changes(world, said, ORDER) == changes(world, other, ORDER)


@settings(max_examples=100)
@given(st.tuples(*(BASES for _ in LISTS)), st.data())
def test_the_order_of_runs_does_not_matter_for_what_is_believed(
    rates: tuple[dict[str, str], ...], data: st.DataObject
) -> None:
    # What a losing claim says beyond that is not kept, so that a later run cannot take it up.
    said = {source: stating(one) for source, one in zip(LISTS, rates, strict=True)}
    order = data.draw(st.permutations(LISTS))

    (found,) = taken(order, said)

    assert found.rates["input"] == said[LISTS[0]].rates["input"]
    assert found.rate_sources.get("input", found.source) == LISTS[0]


@settings(max_examples=40)
@given(said=readings(), data=st.data())
def test_a_price_that_a_person_read_outlives_whatever_is_imported(
    world: Seeds, said: list[Reading], data: st.DataObject
) -> None:
    seeds = world
    for one in data.draw(st.permutations(said)):
        seeds = with_offerings(seeds, changes(seeds, [one], ORDER))

    price = seeds.offerings[0].record.offerings[0].prices[0]
    assert {rate: str(price.rates[rate]) for rate in ("input", "output")} == READ_BY_HAND
    assert (price.source, price.ends) == (None, None)


# --- one file against its catalogue -----------------------------------------------------------


def forms(catalogue: Catalogue, shape: str) -> dict[tuple[str, str], tuple[Offering, Sellable]]:
    """What an export lists, by the names that the importer has for provider and id."""
    return {
        (offering.provider.record.catalogue_ids.get(shape, offering.provider.slug), form.id): (
            offering,
            form,
        )
        for offering, form in listed_offerings(catalogue.offerings)
        if shape in {"models.dev", offering.provider.slug}
    }


Condition = tuple[tuple[str, object], ...]
Priced = dict[Condition, dict[RateKey, Decimal | Literal["free"]]]
"""Rates by the conditions that they hold under, none of them for the base price."""
CONDITIONS: Mapping[str, Collection[object]] = {
    "models.dev": ("input_above", "fast", "priority"),
    "openrouter": (),
}


def priced(form: Sellable, shape: str) -> Priced:
    """The current rates in dollars for which the shape has words."""
    found: Priced = {}
    for price in form.current:
        rates = {rate: amount for rate, amount in price.rates.items() if rate in RATES[shape]}
        image = price.rates.get("image_input")
        if shape == "openrouter" and image is not None and image == price.rates.get("input"):
            rates["image_input"] = image
        if price.currency == "USD" and rates:
            when = dict(price.conditions)
            if longest := price.when.longest_below:
                when = {
                    "input_above": longest,
                    **{k: v for k, v in when.items() if k != "input_from"},
                }
            found.setdefault(tuple(when.items()), rates)
    if (("mode", "fast"),) in found:
        found.pop((("mode", "priority"),), None)
    return {when: rates for when, rates in found.items() if has_words(when, found, shape)}


def has_words(when: Condition, found: Priced, shape: str) -> bool:
    """Whether a price is told of: tiers stand beside a base price, and an equal price is none."""
    if len(when) != 1:
        return not when
    ((name, value),) = when
    is_told = bool(found.get(())) or name == "mode"
    return is_told and found[when] != found.get(()) and bool({name, value} & {*CONDITIONS[shape]})


def read_prices(one: Candidate) -> Priced:
    return {tuple(price.when.items()): dict(price.rates) for price in one.prices}


def read_facts(offering: Offering, form: Sellable, shape: str) -> dict[str, object]:
    """What the reader of a shape must find; an answer as long as the context says nothing."""
    model, limits = offering.model.record, form.limits
    words = {"text", "image", "audio", "video", "pdf"}
    cutoff = model.knowledge_cutoff.text if model.knowledge_cutoff else ""
    features = {key: form.features[key] for key in FEATURES[shape] if key in form.features}
    if shape == "models.dev":  # what has to be written there says no where nobody knows
        features = {key: has for key, has in features.items() if has or key in MAY_BE_ABSENT}
    if shape == "openrouter":
        cutoff = cutoff if len(cutoff) == 10 else ""
    return {
        "context": limits.context,
        "output_limit": limits.output if (limits.output or 0) < (limits.context or 10**9) else None,
        "input": set(form.input or ()) if set(form.input or ()) <= words else set(),
        "output": set(form.output or ()) if set(form.output or ()) <= words else set(),
        "features": features,
        "knowledge_cutoff": cutoff,
    }


def found_facts(one: Candidate, shape: str) -> dict[str, object]:
    return {
        "context": one.context,
        "output_limit": one.output_limit,
        "input": set(one.input),
        "output": set(one.output),
        "features": {key: has for key, has in one.features.items() if key in FEATURES[shape]},
        "knowledge_cutoff": one.knowledge_cutoff,
    }


def expect_the_same(seeds: Seeds, shape: str, day: date) -> int:
    """Compare what is read in the export with the catalogue; how many ids there are."""
    sold = forms(link(seeds, day), shape)
    candidates = {(one.provider, one.id): one for one in copy_of(seeds, shape, day).candidates}

    assert candidates.keys() == sold.keys()
    for here, (offering, form) in sold.items():
        one = candidates[here]
        assert read_prices(one) == priced(form, shape), here
        facts, found = read_facts(offering, form, shape), found_facts(one, shape)
        if str(facts["knowledge_cutoff"]) > day.isoformat():
            facts["knowledge_cutoff"] = ""  # no copy knows what comes after it
        if shape == "openrouter" and not found["features"]:
            facts["features"] = {}  # the shape says all of some features, or nothing
        assert found == facts, here
    return len(sold)


@settings(max_examples=40)
@pytest.mark.parametrize("shape", SHAPES)
@given(said=readings())
def test_a_reader_finds_every_fact_that_the_shape_has_a_word_for(
    world: Seeds, shape: str, said: list[Reading]
) -> None:
    seeds = with_offerings(world, changes(world, said, ORDER))
    provider = replace(world.providers[0], path="providers/openrouter.yaml")
    offerings = replace(seeds.offerings[0], path="offerings/openrouter.yaml")

    both = replace(
        seeds,
        providers=(*seeds.providers, provider),
        offerings=(*seeds.offerings, offerings),
    )
    assert expect_the_same(both if shape == "openrouter" else seeds, shape, DAY) > 0


# --- all that the project's seeds hold --------------------------------------------------------


@cache
def real() -> Seeds:
    return load(ROOT / "seeds")[0]


def newest(seeds: Seeds, shape: str) -> date:
    """The date of the newest copy of that catalogue which the seeds have."""
    days = (
        origin.checked
        for seed in seeds.offerings
        for origin in seed.record.sources.values()
        if origin.url == CATALOGUES[shape].url and origin.checked
    )
    return max(days)


def changed(seeds: Seeds, made: Changes) -> Iterator[tuple[str, OfferingsFile, OfferingsFile]]:
    assert made.models == {}
    assert made.creators == {}
    for seed in seeds.offerings:
        if seed.slug in made.offerings:
            yield seed.slug, seed.record, made.offerings[seed.slug]


def controlled_otherwise(made: Changes) -> frozenset[str]:
    """The models that another voice of their creator now speaks for: what a person read there is
    the catalog's own word in the export, and offerings state what differs from it."""
    before = {seed.path: seed.record.request_parameters for seed in real().models}
    return frozenset(
        Path(path).stem
        for path, record in made.followed.items()
        if record.request_parameters != before[path]
    )


def has_one_copy(file: OfferingsFile, shape: str) -> bool:
    """Whether its facts are of one copy of that catalog; an export of several never was one."""
    url = CATALOGUES[shape].url
    return sum(origin.url == url for origin in file.sources.values()) < 2


@pytest.mark.site
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("is_newest", [True, False])
def test_all_that_is_known_is_read_in_the_export(shape: str, is_newest: bool) -> None:
    day = newest(real(), shape) if is_newest else real().sites[0].record.as_of

    assert expect_the_same(real(), shape, day) > 300


@pytest.mark.site
@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_copy_changes_nothing_but_its_own_lost_claims(shape: str) -> None:
    day = newest(real(), shape)
    made = changes(real(), [copy_of(real(), shape, day)], ORDER)

    for _, before, after in changed(real(), made):
        if not has_one_copy(before, shape):
            continue
        key = of_that_day(before, shape, day)
        lost = LISTING if key and shape == "models.dev" else LISTING | {"source", "rate_sources"}
        assert _held(after, lost, key, made) == _held(before, lost, key, made)
        assert after.defaults == before.defaults
        assert after.sources.items() <= before.sources.items()
    assert made.as_of == real().sites[0].record.as_of


@pytest.mark.site
def test_the_same_copy_only_takes_lines_of_disputes_out() -> None:
    day = newest(real(), "models.dev")
    made = changes(real(), [copy_of(real(), "models.dev", day)], ORDER)
    others = controlled_otherwise(made)
    once = {
        seed.path
        for seed in real().offerings
        if has_one_copy(seed.record, "models.dev")
        and others.isdisjoint(one.model for one in seed.record.offerings)
    }
    assert len(once) > 50

    changes_of_once = (pair for pair in applied(real(), made)[0].items() if pair[0] in once)
    for path, change in changes_of_once:
        before = (real().folder / path).read_text("utf-8").splitlines()
        for line in unified_diff(
            before, (change.after or b"").decode().splitlines(), "before", "after", n=0
        ):
            is_claim = line.startswith("-") and "source: models.dev, checked: " in line
            is_head = line.startswith(("--- before", "+++ after", "@@ "))
            assert is_claim or is_head or line.replace(" ", "") == "-disputed:", (path, line)


def _held(file: OfferingsFile, keys: Collection[str], key: str, made: Changes) -> Plain:
    others = controlled_otherwise(made)
    return _without_of(entries(file, keys, key), {"request_parameters"}, others)


def _without_of(held: Plain, keys: set[str], models: Collection[str]) -> Plain:
    """The entries of a file, those of some models without these keys."""
    assert isinstance(held, list)
    return [
        without(one, keys) if isinstance(one, dict) and one["model"] in models else one
        for one in held
    ]


def of_that_day(file: OfferingsFile, shape: str, day: date) -> str:
    """What the file calls that copy; empty where it has another one, or none."""
    url = CATALOGUES[shape].url
    copies = (key for key, one in file.sources.items() if (one.url, one.checked) == (url, day))
    return next(copies, "")


@pytest.mark.site
@pytest.mark.parametrize("shape", SHAPES)
def test_a_newer_copy_that_says_the_same_changes_no_fact(shape: str) -> None:
    seeds = real()
    today = seeds.sites[0].record.as_of
    copy = replace(copy_of(seeds, shape, today), checked=today + timedelta(1))

    made = changes(seeds, [copy], ORDER)

    keys = PROVENANCE | LISTING
    offered = link(seeds, today).at_provider
    for provider, before, after in changed(seeds, made):
        ids = {form.id for _, form in listed_offerings(offered[provider])}
        assert _of_providers(after, keys, made, ids) == _of_providers(before, keys, made, ids)
        assert after.plans == before.plans
    followed = {path.removesuffix(".yaml") for path in made.followed}
    news = [one for one in made.findings if one.about in NEWS and one.where not in followed]
    # Which parameters may change is said above.
    assert {one.text for one in news} <= {"is listed again", "other parameters of requests"}
    vanished = {one.where for one in made.findings if one.about == "vanished"}
    sold = listed_offerings(link(seeds, today).offerings)
    assert vanished.isdisjoint(f"{of.provider.slug}/{form.id}" for of, form in sold)


def _of_providers(
    file: OfferingsFile, keys: Collection[str], made: Changes, ids: Collection[str]
) -> Plain:
    """What providers decide. The limits of a model follow those who serve it still, and then
    others no longer state what they share with it. What a copy no longer lists has no parameters
    from it."""
    followed = {Path(path).stem for path in made.followed}
    same_limits = _without_of(entries(file, keys), {"limits"}, followed)
    same = _without_of(same_limits, {"request_parameters"}, controlled_otherwise(made))
    assert isinstance(same, list)
    return [
        one if isinstance(one, dict) and one["id"] in ids else without(one, {"request_parameters"})
        for one in same
    ]


@pytest.mark.site
def test_seeds_without_offerings_get_the_same_ones_at_the_same_prices() -> None:
    today = real().sites[0].record.as_of
    empty = replace(real(), offerings=())
    before = forms(link(real(), today), "models.dev")

    made = changes(empty, [copy_of(real(), "models.dev", today)], ORDER)
    files = tuple(Seed(f"offerings/{slug}.yaml", one) for slug, one in made.offerings.items())
    after = forms(link(replace(empty, offerings=files), today), "models.dev")

    # Some IDs were linked by `canonical_model_id`, a key of one copy that the shape does not have.
    assert len(made.models) < 0.01 * len(after)
    assert after.keys() <= before.keys()
    # Of other providers models.dev has never said anything: it has no name for them.
    named = store.read(real().folder, "models.dev").providers
    assert len(after) > 0.99 * sum(provider in named for provider, _ in before)
    models = [before[here][0].model.slug == of.model.slug for here, (of, _) in after.items()]
    assert sum(models) > 0.99 * len(models)
    others = [
        here
        for here, (_, form) in after.items()
        if priced(form, "models.dev").get((), {})
        != priced(before[here][1], "models.dev").get((), {})
    ]
    # A variant that states fewer rates than its offering is read as having the offering's.
    assert len(others) < 0.001 * len(after), others
