"""Finished pages are judged: every link leads somewhere, every id and address is there once."""

from __future__ import annotations

import pytest

from llmref.links import Links, faults


def pages(root: str = "", **html: str) -> Links:
    """A site with these pages and an asset; `a` is at /a/."""
    links = Links(root, paths=["assets/site.css", "404.html"])
    for name, text in html.items():
        links.note(f"/{name}/", text.encode())
        links.paths.append(f"{name}/index.html")
    return links


@pytest.mark.parametrize(
    "html",
    [
        # another page, a part of it, a part of the same page, a file
        '<a href="/b/">',
        '<a href="/b/#there">',
        '<p id="here"><a href="#here">',
        '<link href="/assets/site.css">',
        '<a href="/404.html">',
        # the web, and data
        '<a href="https://example.com/#x">',
        '<a href="http://example.com/">',
        '<img src="data:,">',
        '<a href="mailto:someone@example.com">',
        # a part whose name is written as browsers send it, or as it is
        '<p id="価"><a href="#%E4%BE%A1">',
        '<p id="価"><a href="#価">',
    ],
)
def test_what_leads_somewhere_is_no_fault(html: str) -> None:
    assert list(faults([pages(a=html, b='<p id="there">')])) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="/c/">', "/a/ links to /c/, which does not exist"),
        ('<a href="/b">', "/a/ links to /b, which does not exist"),
        ('<img src="/assets/x.svg">', "/a/ links to /assets/x.svg, which does not exist"),
        ('<a href="/b/#here">', "/a/ links to /b/#here, which has no 'here'"),
        ('<a href="#%E4%BE%A1">', "/a/ links to /a/#%E4%BE%A1, which has no '価'"),
        ('<a href="#there">', "/a/ links to /a/#there, which has no 'there'"),
        ('<a href="b/">', "/a/ links to b/, which is not a path of this site"),
        ('<a href="javascript:x">', "/a/ links to javascript:x, which is not a path of this site"),
        # another host, which browsers read into these; also where the page of that name exists
        ('<a href="//b/">', "/a/ links to //b/, which is not a path of this site"),
        ('<a href="/\\b/">', "/a/ links to /\\b/, which is not a path of this site"),
        ('<a href="\\\\b/">', "/a/ links to \\\\b/, which is not a path of this site"),
        ('<a href="https:\\b">', "/a/ links to https:\\b, which is not a path of this site"),
        ('<a href="HTTPS://b/">', "/a/ links to HTTPS://b/, which is not a path of this site"),
        ('<a href="/c//b/">', "/a/ links to /c//b/, which does not exist"),
        ('<a href="/b/../b/">', "/a/ links to /b/../b/, which does not exist"),
        ('<p id="x"><b id="x">', "/a/ has the id 'x' twice"),
    ],
)
def test_each_fault_is_told_with_its_page(html: str, fault: str) -> None:
    assert list(faults([pages(a=html, b='<p id="there">')])) == [fault]


def test_below_a_path_another_host_is_no_path_either() -> None:
    found = faults([pages("/repo", a='<a href="/repo//b/"> <a href="//repo/b/">', b="")])

    assert sorted(found) == [
        "/a/ links to //repo/b/, which is not a path of this site",
        "/a/ links to /repo//b/, which does not exist",
    ]


def test_a_file_that_has_the_name_of_a_folder_is_a_fault() -> None:
    site = pages(a="", b="")
    site.paths += ["b/index.html/x", "c"]

    assert list(faults([site])) == ["/b/index.html is a file, and a folder of other files"]


def test_a_fault_on_many_pages_is_told_once() -> None:
    assert len(list(faults([pages(a='<a href="/x/">', b='<a href="/x/">')]))) == 1


def test_two_pages_with_one_address_are_told() -> None:
    links = pages(a="", b="")
    links.paths.append("a/index.html")

    assert list(faults([links])) == ["/a/index.html is the path of 2 pages"]


def test_the_work_of_two_processes_is_one_site() -> None:
    one, other = pages(a='<a href="/b/#there">'), Links("")
    other.note("/b/", b'<p id="there"><a href="/a/">')
    other.paths.append("b/index.html")

    assert list(faults([one, other])) == []


def test_below_a_path_every_link_starts_with_it() -> None:
    links = pages("/repo", a='<a href="/repo/b/#there"><a href="#x" id="x">', b='<p id="there">')

    assert list(faults([links])) == []


def test_a_link_that_leaves_the_path_is_a_fault() -> None:
    links = pages("/repo", a='<a href="/b/">', b="")

    assert list(faults([links])) == ["/a/ links to /b/, which is not a path of this site"]


def test_attributes_on_lines_of_their_own_are_judged_too() -> None:
    found = faults([pages(a='<a\nhref="/c/">', b='<p\nid="x"><b id="x">')])

    assert sorted(found) == ["/a/ links to /c/, which does not exist", "/b/ has the id 'x' twice"]
