"""What holds of settling whatever the copies claim: of generated claims of several days."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from llmref.imports.candidate import Candidate, Reading
from llmref.imports.changes import changes
from llmref.records.offering import OfferingsFile
from llmref.seeds import Seeds
from tests.unit.imports.test_round_trip import IDS, ORDER, prices, with_offerings
from tests.unit.imports.test_round_trip import world as world  # noqa: PLC0414  # a fixture

DAYS = (date(2026, 11, 6), date(2026, 11, 13), date(2026, 11, 20))
LEFT = frozenset({"removed", "revised", "changed", "vanished", "suspicious"})
"""What tells that a rate is not what it was."""


@st.composite
def copies(draw: st.DrawFn) -> list[Reading]:
    """Copies of some catalogs, each of one of three days."""
    drawn = draw(
        st.lists(
            st.tuples(st.sampled_from(ORDER), st.sampled_from(DAYS)),
            unique=True,
            min_size=1,
            max_size=5,
        )
    )
    made = []
    for source, day in drawn:
        provider = "openrouter" if source == "openrouter" else "acme"
        ids = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
        said = tuple(
            Candidate(source=source, provider=provider, id=each, prices=draw(prices()))
            for each in ids
        )
        made.append(Reading(source, "r1", day, said, ()))
    return made


def settled(seeds: Seeds, said: list[Reading]) -> Seeds:
    return with_offerings(seeds, changes(seeds, said, ORDER))


def current(file: OfferingsFile) -> Iterator[tuple[str, str, str, str]]:
    """Each current rate: its id, condition, name and amount."""
    for offering in file.offerings:
        for record in (offering, *offering.variants):
            for price in record.prices:
                if price.ends is None:
                    for rate, amount in price.rates.items():
                        yield record.id, repr(price.when), rate, str(amount)


@settings(max_examples=60)
@given(said=copies())
def test_settling_again_from_the_same_claims_changes_nothing(
    world: Seeds, said: list[Reading]
) -> None:
    once = settled(world, said)

    assert changes(once, said, ORDER).offerings == {}


@settings(max_examples=60)
@given(said=copies())
def test_settling_opens_no_file_and_leaves_what_it_is_given_as_it_was(
    world: Seeds, said: list[Reading]
) -> None:
    before = deepcopy((world, said))

    with patch("io.open", side_effect=AssertionError), patch("os.scandir", side_effect=OSError):
        first, again = changes(world, said, ORDER), changes(world, said, ORDER)

    assert first == again
    assert (world, said) == before


@settings(max_examples=60)
@given(said=copies(), data=st.data())
def test_the_order_in_which_copies_are_listed_changes_nothing(
    world: Seeds, said: list[Reading], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(said))

    assert settled(world, said) == settled(world, other)


@settings(max_examples=60)
@given(said=copies(), more=copies())
def test_what_a_person_read_stays_and_each_rate_that_leaves_is_a_finding(
    world: Seeds, said: list[Reading], more: list[Reading]
) -> None:
    once = settled(world, said)
    known = {(one.source, one.checked) for one in said}
    later = [*said, *(one for one in more if (one.source, one.checked) not in known)]

    made = changes(once, later, ORDER)

    twice = with_offerings(once, made)
    (own,) = (price for price in twice.offerings[0].record.offerings[0].prices if not price.when)
    assert {rate: str(own.rates[rate]) for rate in ("input", "output")} == {
        "input": "0.40",
        "output": "1.60",
    }
    before, after = (set(current(one.offerings[0].record)) for one in (once, twice))
    told = {one.where.rpartition("/")[2] for one in made.findings if one.about in LEFT}
    assert {native_id for native_id, *_ in before - after} <= told
