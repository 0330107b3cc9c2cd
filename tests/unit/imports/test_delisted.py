"""An ID that a newer whole list lacks gets the day and the list that had it last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from llmref.imports.candidate import Candidate
from llmref.imports.delisted import with_last_listed
from llmref.imports.evidence import Evidence
from llmref.imports.findings import with_findings
from llmref.imports.origins import CATALOGUES
from llmref.records.offering import OfferingsFile
from llmref.yaml_text import parse

JUNE, JULY, SEPTEMBER, NOVEMBER = "2026-06-01", "2026-07-02", "2026-09-30", "2026-11-28"
Copies = Sequence[tuple[str, str]]
"""Catalogs and days of the copies that list an ID."""
LISTED: Copies = [("models.dev", JULY), ("models.dev", SEPTEMBER)]


def file_of(more: str = "") -> OfferingsFile:
    text = f"""
sources:
  litellm: {{url: "{CATALOGUES["litellm"].url}", via: catalogue, checked: {NOVEMBER}}}
  july: {{url: "{CATALOGUES["models.dev"].url}", via: catalogue, checked: {JULY}}}
  news: {{url: "https://acme.example.com/news", via: page, checked: {JULY}}}
defaults: {{source: litellm}}
offerings:
- model: anvil-1
  id: anvil-1
{more}
- {{model: anvil-2, id: anvil-2}}
- {{model: anvil-3, id: anvil-3}}
"""
    return OfferingsFile.model_validate(parse(text).value)


def last_listed(copies: Copies, more: str = "") -> tuple[date | None, str | None]:
    ids: Mapping[str, Copies] = {"anvil-1": copies, "anvil-2": LISTED, "anvil-3": LISTED}
    evidence = {
        ("acme", native_id): Evidence(
            tuple(
                (date.fromisoformat(day), Candidate(source=name, provider="acme", id=native_id))
                for name, day in listed
            )
        )
        for native_id, listed in ids.items()
    }
    made, _ = with_findings(with_last_listed("acme", file_of(more), evidence))
    again, findings = with_findings(with_last_listed("acme", made, evidence))
    assert (again, findings) == (made, [])
    assert all(record.last_seen is None for record in made.offerings[1:])
    return made.offerings[0].last_seen, made.offerings[0].last_seen_by


@pytest.mark.parametrize(
    ("copies", "more", "expected"),
    [
        (LISTED, "", (None, None)),
        ([("models.dev", JULY), ("litellm", NOVEMBER)], "", (date(2026, 7, 2), "july")),
        ([("models.dev", JUNE)], "", (date(2026, 6, 1), "models.dev-2026-06-01")),
        ([("models.dev", JULY), ("pi-ai", NOVEMBER)], "", (None, None)),
        ([("litellm", NOVEMBER)], "", (None, None)),
        (
            [("models.dev", JULY)],
            "  lifecycle: {status: active, retires_on: 2026-10-01}",
            (None, None),
        ),
        (
            [("models.dev", JULY)],
            f"  last_seen: {JUNE}\n  last_seen_by: news",
            (date(2026, 6, 1), "news"),
        ),
        (LISTED, f"  last_seen: {JULY}\n  last_seen_by: july", (None, None)),
    ],
    ids=[
        "on the newest list",
        "only where all that ever was is kept",
        "a copy that nothing cites yet",
        "on a later list of some",
        "never on a whole list",
        "its end is known",
        "a person's word",
        "listed again",
    ],
)
def test_an_id_that_a_newer_list_lacks_has_its_last_day(
    copies: Copies, more: str, expected: tuple[date | None, str | None]
) -> None:
    assert last_listed(copies, more) == expected


def test_a_list_that_lost_most_ids_says_of_none_that_it_is_gone() -> None:
    few: Copies = [("models.dev", JULY)]
    evidence = {
        ("acme", native_id): Evidence(
            tuple(
                (date.fromisoformat(day), Candidate(source=name, provider="acme", id=native_id))
                for name, day in listed
            )
        )
        for native_id, listed in {"anvil-1": few, "anvil-2": few, "anvil-3": LISTED}.items()
    }

    assert with_findings(with_last_listed("acme", file_of(), evidence)) == (file_of(), [])
