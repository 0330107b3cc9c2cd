"""Every reading goes into the ledger and comes out as it was."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from llmref.claims import store
from llmref.claims.ledger import Ledger
from llmref.imports.candidate import Candidate, CandidatePrice, Malformed, Reading
from llmref.imports.claimed import readings, with_reading
from tests.unit.claims.test_store import written
from tests.unit.imports.copies import FILES, reading


@pytest.mark.parametrize("source", FILES)
def test_a_reading_comes_out_of_the_ledger_as_it_went_in(source: str, tmp_path: Path) -> None:
    said = reading(source)

    folder = written(tmp_path, with_reading(Ledger(source), said))

    (found,) = readings(store.read(folder, source))
    assert found.candidates == said.candidates
    assert (found.checked, found.revision, found.digest) == (
        said.checked,
        said.revision,
        said.digest,
    )


def test_the_claims_keep_what_a_catalog_cites_for_a_price_and_its_word_for_how_it_was_read(
    tmp_path: Path,
) -> None:
    price = CandidatePrice(
        {"input": Decimal("0.4")},
        starts=date(2026, 9, 1),
        cites="https://acme.example.com/pricing",
        basis="first observed",
    )
    stated = Candidate(source="litellm", provider="acme", id="anvil-1", prices=(price,))
    said = Reading("litellm", "r1", date(2026, 11, 20), (stated,), (), "0" * 64)

    folder = written(tmp_path, with_reading(Ledger("litellm"), said))

    (found,) = readings(store.read(folder, "litellm"))
    assert found.candidates == (stated,)
    assert (
        '"cites":"https://acme.example.com/pricing","basis":"first observed"'
        in (folder / "claims/litellm/acme.jsonl").read_text()
    )


@pytest.mark.parametrize(("cites", "basis"), [("https://a\nb", ""), ("", "seen\u0007")])
def test_what_a_catalog_cites_is_one_visible_line(cites: str, basis: str) -> None:
    price = CandidatePrice({"input": Decimal("0.4")}, cites=cites, basis=basis)

    with pytest.raises(Malformed):
        Candidate(source="litellm", provider="acme", id="anvil-1", prices=(price,))


@pytest.mark.parametrize(
    ("basis", "is_dated"),
    [("", True), ("documented", True), ("first observed", False), ("models.dev commit", False)],
)
def test_a_first_day_counts_as_stated_unless_the_catalog_says_that_it_only_saw_the_price(
    basis: str, is_dated: bool
) -> None:
    price = CandidatePrice({"input": Decimal("0.4")}, basis=basis)

    assert replace(price, starts=date(2026, 9, 1)).is_dated is is_dated
    assert not price.is_dated
