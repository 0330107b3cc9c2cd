"""The report of an import: counts first, each thing once, short enough for a pull request."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from llmref.imports.candidate import LeftOut, Reading
from llmref.imports.findings import Finding
from llmref.imports.limits import REPORT_LENGTH
from llmref.imports.report import report


def told(*findings: Finding, readings: Sequence[Reading] = (), files: int = 0) -> str:
    return report(readings, findings, files)


def counts(text: str) -> dict[str, int]:
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) \|$", text, re.M)
    return {title: int(number.replace(",", "")) for title, number in rows}


def headings(text: str) -> dict[str, int]:
    found = re.findall(r"(?:## |<summary>)(.+?) \(([\d,]+)\)", text)
    return {title: int(number.replace(",", "")) for title, number in found}


def test_the_report_opens_with_counts_of_what_is_to_be_reviewed() -> None:
    left_out = (LeftOut("litellm", "acme/a input", "why"), LeftOut("litellm", "acme/a", "why"))
    read = Reading("litellm", "1.2", date(2026, 11, 1), (), left_out)

    lines = told(Finding("new", "acme/a", "m"), readings=[read], files=1200).splitlines()

    assert lines[0] == "# Catalogs"
    assert lines[4] == "| litellm | 1.2 | 2026-11-01 | 0 | 1 |"
    assert lines[6] == "| to review | count |"
    assert lines[8] == "| Files that change | 1,200 |"


def test_what_is_counted_is_what_is_told_and_each_finding_counts_once() -> None:
    once = Finding("changed", "acme/a", "input $1 → $2 (+100%)", Decimal(2))
    other = Finding("unlinked", "litellm x/a", "why", group="why")

    text = told(once, once, other)

    told_of = {title: number for title, number in counts(text).items() if number}
    assert told_of == {"Changed": 1, "Unlinked": 1} == headings(text)


def test_an_id_has_one_line_and_a_group_has_one() -> None:
    text = told(
        Finding("changed", "acme/a", "output $3 → $4 (+33%)", Decimal("1.33")),
        Finding("changed", "acme/a", "input $1 → $2 (+100%)", Decimal(2)),
        *(Finding("vanished", f"acme/{n}", "gone", group="acme: gone") for n in range(5)),
    )

    assert "- `acme/a`: input $1 → $2 (+100%); output $3 → $4 (+33%)\n" in text
    assert "- acme: gone (5): `acme/0`, `acme/1`, `acme/2` and 2 more\n" in text


def test_what_was_left_out_for_one_reason_is_told_together() -> None:
    text = told(
        Finding("left out", "litellm a", "4,096 tokens do not fit a context of 448"),
        Finding("left out", "litellm b", "768 tokens do not fit a context of 512"),
        Finding("left out", "litellm c", "it would tie, under region eu"),
    )

    assert "- … tokens do not fit a context of … (2): `litellm a`, `litellm b`\n" in text
    assert "- it would tie (1): `litellm c`\n" in text


def test_a_disagreement_that_is_news_is_not_counted_as_an_old_one() -> None:
    told_twice = [Finding(about, "acme/a", "x") for about in ("disagreement", "standing")]

    assert counts(told(*told_twice))["Disagreements as before"] == 0


def test_a_report_fits_a_pull_request_and_says_what_it_left_out() -> None:
    long = "/".join(["a-very-long-name"] * 60)
    text = told(
        *(Finding("changed", f"{long}/{n}", "input $1 → $2 (+100%)") for n in range(90)),
        *(Finding("new", f"{long}/{n}", "m", group=f"p{n}") for n in range(90)),
        *(Finding("kept", f"acme/{n}", "x") for n in range(300)),
    )

    assert len(text) <= REPORT_LENGTH.most
    assert text.count("more lines") == 3
    assert text.count("<details>") == text.count("</details>") == 1


@pytest.mark.parametrize("about", ["changed", "kept"])
def test_words_of_catalogues_stay_words(about: str) -> None:
    odd = Finding(about, "acme/`@cf/x`<b>", "under region @owner [x](https://e.example) | <b>")  # type: ignore[arg-type]

    (line,) = [line for line in told(odd).splitlines() if line.startswith("- ")]

    assert line == ("- `acme/'@cf/x'<b>`: under region (at)owner (x)(https://e.example) / (b)")
