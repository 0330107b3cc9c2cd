"""Each fault that the walk over the built site looks for is found where it is planted."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site import faults
from tests.site.walk import Walk

BASE = "https://reference.example.com"
SOUND = """<html><head><title>{title}</title><link rel="canonical" href="{base}{address}"></head>
<body><main><h1>A</h1><table><tr><th>None listed</th><td>$0.0004</td>
<td data-state="not-applicable" title="A reranker gives scores">&ndash;</td>
<td><span data-state="not-applicable" title="A reranker gives scores">&ndash;</span></td>
<td>{cell}</td></tr></table></main></body></html>"""


def html(address: str = "/a/", title: str = "A", cell: str = "1") -> str:
    return SOUND.format(base=BASE, address=address, title=title, cell=cell)


def page(cell: str = "1") -> LexborHTMLParser:
    return LexborHTMLParser(html(cell=cell))


def walked(tmp_path: Path, **of_pages: str) -> Walk:
    """A walk over pages of these names, on which titles and addresses are looked at."""
    for name, html in of_pages.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(html, encoding="utf-8")
    return Walk(tmp_path, [titles, faults.canonical, faults.empty])


def titles(_: str, document: LexborHTMLParser) -> list[str]:
    return faults.said(document, "title")


def test_a_sound_site_has_none(tmp_path: Path) -> None:
    walk = walked(tmp_path, a=html(), b=html("/b/", "B"))

    assert walk.addresses == ["/a/", "/b/"]
    assert walk.took(faults.empty) == {}
    assert faults.said_twice(walk.took(titles), walk.addresses) == {}
    assert faults.wrong_addresses(walk.took(faults.canonical), walk.addresses, BASE) == []
    assert faults.slips_in_text("/a/", page()) == []
    assert faults.silent_dashes("/a/", page()) == []
    assert faults.empty_cells("| a | b \\| c |\n|---|---|\n") == []
    assert faults.bare_headings("# A\n\n## B\n\nText.\n\n## C\n\n- One\n") == []


@pytest.mark.parametrize(
    ("markdown", "bare"),
    [
        ("# A\n\nText.\n\n## B\n\n\n## C\n\nText.\n", ["B"]),
        ("# A\n\n## B\n\n### C\n\n# D\n\nText.\n", ["C"]),
        ("# A\n\nText.\n\n## B\n", ["B"]),
    ],
)
def test_a_heading_that_nothing_stands_below_is_found(markdown: str, bare: list[str]) -> None:
    assert faults.bare_headings(markdown) == bare


def test_what_is_found_is_told_with_its_page(tmp_path: Path) -> None:
    walk = walked(tmp_path, a=html(), b=html("/b/", "B", cell=""))

    assert list(walk.took(faults.empty)) == ["/b/"]


@pytest.mark.parametrize("slip", ["None", "nan", "$0.00", "{{ x }}", "Decimal('1')", "undefined"])
def test_a_slip_of_a_template_is_found(slip: str) -> None:
    assert len(faults.slips_in_text("/a/", page(slip))) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "sold by Acme & Co..",
        "none ()",
        "it , then",
        "the end.Then it",
        "a, , b",
        "has has",
        "1 models",
    ],
)
def test_parts_of_a_sentence_that_do_not_fit_are_found(text: str) -> None:
    assert len(faults.misfits("/a/", LexborHTMLParser(f"<main><p>{text}</p></main>"))) == 1
    assert faults.misfits("/a/", LexborHTMLParser("<main><p>A <code>x..y</code>.</p></main>")) == []


@pytest.mark.parametrize("cell", ["", "  ", "<span></span>"])
def test_an_empty_cell_is_found(cell: str) -> None:
    assert len(faults.empty("/a/", page(cell))) == 1


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
    assert len(faults.silent_dashes("/a/", page(cell))) == 1


def test_a_title_twice_and_a_missing_one_are_found() -> None:
    assert faults.said_twice({"/a/": ["A"], "/b/": ["A"]}, ["/a/", "/b/"]) == {"A": 2}
    assert faults.said_twice({"/a/": [""]}, ["/a/"]) == {"": 1}
    assert faults.said_twice({}, ["/a/"]) == {"pages without exactly one": 1}
    assert faults.said_twice({"/a/": ["A", "B"]}, ["/a/"]) == {"pages without exactly one": 1}
    assert faults.said(LexborHTMLParser("<title> </title>"), "title") == [""]
    assert faults.said(LexborHTMLParser("<p>A"), "title") == []


def test_two_pages_of_one_address_are_found() -> None:
    same = {"/a/": [f"{BASE}/a/"], "/b/": [f"{BASE}/a/"]}
    folded = {"/a/": [f"{BASE}/a/"], "/A/": [f"{BASE}/A/"]}

    assert faults.wrong_addresses(same, same, BASE) == [f"/b/: ['{BASE}/a/']"]
    assert faults.wrong_addresses(folded, folded, BASE) == ["/a/"]


def test_an_empty_cell_of_markdown_is_found() -> None:
    assert faults.empty_cells("| a |  |\n") == ["| a |  |"]


def test_in_code_a_slot_left_open_is_found_and_braces_are_none() -> None:
    assert len(faults.slips('{"tools": {"x": {}}} {{ id }}', faults.IN_CODE)) == 1
    assert faults.slips('{"tools": {"x": {"y": {}}}}', faults.IN_CODE) == set()


def test_markup_that_nobody_made_html_of_is_found() -> None:
    assert len(faults.markup_in_text("/a/", page("[a](/b/)"))) == 1


def test_code_is_looked_at_by_itself() -> None:
    document = LexborHTMLParser("<body><p>Prose</p><pre><code>{{ id }}</code></pre></body>")

    assert (faults.shown(document).strip(), faults.code(document)) == ("Prose", "{{ id }}")
    assert faults.slips_in_text("/a/", document) == []
    assert len(faults.slips_in_code("/a/", document)) == 1
