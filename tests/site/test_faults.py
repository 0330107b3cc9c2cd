"""Each fault that the walk over the built site looks for is found where it is planted."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site import faults

BASE = "https://reference.example.com"
SOUND = """<html><head><title>{title}</title><link rel="canonical" href="{base}{address}"></head>
<body><main><h1>A</h1><table><tr><th>None listed</th><td>$0.0004</td>
<td data-state="not-applicable" title="A reranker gives scores">&ndash;</td>
<td><span data-state="not-applicable" title="A reranker gives scores">&ndash;</span></td>
<td>{cell}</td></tr></table></main></body></html>"""


def page(address: str = "/a/", title: str = "A", cell: str = "1") -> LexborHTMLParser:
    return LexborHTMLParser(SOUND.format(base=BASE, address=address, title=title, cell=cell))


def test_a_sound_site_has_none() -> None:
    documents = {"/a/": page(), "/b/": page("/b/", "B")}

    assert faults.slips({"/a/": faults.shown(page())}) == set()
    assert faults.empty(documents) == []
    assert faults.silent_dashes(documents) == []
    assert faults.said_twice(documents, "title") == {}
    assert faults.wrong_addresses(documents, BASE) == []
    assert faults.empty_cells({"a": "| a | b \\| c |\n|---|---|\n"}) == []


@pytest.mark.parametrize("slip", ["None", "nan", "$0.00", "{{ x }}", "Decimal('1')", "undefined"])
def test_a_slip_of_a_template_is_found(slip: str) -> None:
    assert len(faults.slips({"/a/": faults.shown(page(cell=slip))})) >= 1


@pytest.mark.parametrize("cell", ["", "  ", "<span></span>"])
def test_an_empty_cell_is_found(cell: str) -> None:
    assert len(faults.empty({"/a/": page(cell=cell)})) == 1


@pytest.mark.parametrize(
    "cell",
    [
        "&ndash;",
        '<span data-state="not-applicable">&ndash;</span>',
        '<span data-state="not-applicable" title="">&ndash;</span>',
        '<span data-state="unknown" title="Not known">&ndash;</span>',
    ],
)
def test_a_dash_that_says_nothing_is_found(cell: str) -> None:
    assert len(faults.silent_dashes({"/a/": page(cell=cell)})) == 1


def test_a_title_twice_and_a_missing_one_are_found() -> None:
    twice = {"/a/": page(), "/b/": page("/b/")}

    assert faults.said_twice(twice, "title") == {"A": 2}
    assert faults.said_twice({"/a/": page(title=" ")}, "title") == {"": 1}
    assert faults.said_twice({"/a/": LexborHTMLParser("<p>A")}, "title") == {
        "pages without exactly one": 1
    }


def test_two_pages_of_one_address_are_found() -> None:
    assert faults.wrong_addresses({"/a/": page(), "/b/": page("/a/", "B")}, BASE) != []
    assert faults.wrong_addresses({"/a/": page(), "/A/": page("/A/", "B")}, BASE) == ["/a/"]


def test_an_empty_cell_of_markdown_is_found() -> None:
    assert faults.empty_cells({"a": "| a |  |\n"}) == ["a: | a |  |"]


def test_in_code_a_slot_left_open_is_found_and_braces_are_none() -> None:
    told = {"/a/": '{"tools": {"x": {}}} {{ id }}', "/b/": '{"tools": {"x": {"y": {}}}}'}

    found = faults.slips(told, faults.IN_CODE)

    assert len(found) == 1
    assert next(iter(found)).startswith("/a/")


def test_code_is_looked_at_by_itself() -> None:
    document = LexborHTMLParser("<body><p>Prose</p><pre><code>{{ id }}</code></pre></body>")

    assert (faults.shown(document).strip(), faults.code(document)) == ("Prose", "{{ id }}")
