"""Whatever a stranger's seeds say and the check lets through stands where it should, as written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.hostile.site import HostileSite
from tests.hostile.world import HostileWorld

FOREIGN = (
    "script:not([src]):not([type*=json]), img:not(.site-logo), iframe, object, embed,"
    "style, [style], form:not(.site-search):not(.resolve-form)"
)


def test_hostile_texts_are_in_every_kind_of_seed(hostile: HostileSite) -> None:
    kinds = {entry.path.partition("/")[0] for entry in hostile.world.planted.values()}

    assert kinds >= {"creators", "models", "offerings", "pages", "providers", "site.yaml"}
    assert len(hostile.world.planted) > 60


def test_readers_see_texts_as_they_were_written(hostile: HostileSite) -> None:
    assert _faults(hostile.world, hostile.statements()) == []


def test_no_attribute_is_left_or_changed(hostile: HostileSite) -> None:
    assert _faults(hostile.world, hostile.attributes()) == []
    names = {name for document in hostile.documents.values()
             for element in document.css("*") for name in element.attributes}  # fmt: skip
    plain = re.compile(r"[a-z-]+|[xy][12]")
    assert {name for name in names if name.startswith("on") or not plain.fullmatch(name)} == set()


def test_no_element_comes_in(hostile: HostileSite) -> None:
    foreign = [
        f"{address}: {element.html}"
        for address, document in hostile.documents.items()
        for element in document.css(FOREIGN)
    ]

    assert foreign == []


def test_every_link_leads_to_the_site_or_to_the_web(hostile: HostileSite) -> None:
    links = {
        str(link.attributes["href"])
        for document in hostile.documents.values()
        for link in document.css("a[href]")
    }

    assert [link for link in links if not re.match(r"https?://\w|mailto:|#|/(?![/\\])", link)] == []


def test_programs_get_texts_as_they_were_written(hostile: HostileSite) -> None:
    assert _faults(hostile.world, hostile.json_texts()) == []


def test_search_engines_get_texts_as_they_were_written(hostile: HostileSite) -> None:
    assert _faults(hostile.world, hostile.json_ld_texts()) == []


def test_the_markdown_of_a_page_shows_texts_as_they_were_written(hostile: HostileSite) -> None:
    shown = []
    reader = MarkdownIt("commonmark")
    reader.normalizeLink = reader.normalizeLinkText = _as_it_is  # type: ignore[assignment]
    for file in sorted(hostile.folder.rglob("*.md")):
        _, matter, text = file.read_text("utf-8").split("---\n", 2)
        shown += [(file.name, str(said)) for said in yaml.safe_load(matter).values()]
        rendered = LexborHTMLParser(reader.render(text))
        assert rendered.css("script, img, iframe") == [], file
        shown += [(file.name, block.text()) for block in rendered.css("h1, h2, h3, p, li, td")]
        shown += [(file.name, link.attributes["href"] or "") for link in rendered.css("a[href]")]

    assert _faults(hostile.world, shown) == []


def _as_it_is(url: str) -> str:
    return url


def test_feeds_and_the_sitemap_are_well_formed(hostile: HostileSite) -> None:
    for file in hostile.folder.rglob("*.xml"):
        assert len(ElementTree.parse(file).getroot()) > 0


def _faults(world: HostileWorld, shown: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{where}: {fault}" for where, text in shown for fault in world.faults(text)]
