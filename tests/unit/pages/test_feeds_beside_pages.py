"""Atom feeds and calendars beside pages, as a feed reader and a calendar read them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
from click.testing import CliRunner

from llmref.cli import main
from tests.sites import built, world
from tests.worlds import lay

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds") / "site"
    built(world("typical"), folder, "https://reference.example/base/")
    return folder


def later(tmp_path: Path) -> Path:
    """The site of the same seeds on another day."""
    from llmref.build import build  # noqa: PLC0415

    build(world("typical"), tmp_path / "site", "https://reference.example/base/", date(2027, 6, 1))
    return tmp_path / "site"


def ids(site: Path, name: str) -> set[str]:
    return {entry.id for entry in feedparser.parse((site / name).read_bytes()).entries}


def uids(site: Path, name: str) -> set[str]:
    calendar = icalendar.Calendar.from_ical((site / name).read_bytes())
    return {str(event["UID"]) for event in calendar.walk("VEVENT")}


def test_a_reader_takes_every_feed_for_well_formed(site: Path) -> None:
    feeds = sorted(site.rglob("*.atom"))

    read = [feedparser.parse(feed.read_bytes()) for feed in feeds]

    assert [feed for feed, result in zip(feeds, read, strict=True) if result.bozo] == []
    assert {result.version for result in read} == {"atom10"}
    assert {feed.name for feed in feeds} == {"changes.atom", "price-cuts.atom"}


def test_every_feed_has_what_rfc_4287_requires(site: Path) -> None:
    for file in site.rglob("*.atom"):
        feed = ElementTree.fromstring(file.read_bytes())
        entries = feed.findall(f"{ATOM}entry")
        for element in (feed, *entries):
            names = [child.tag.removeprefix(ATOM) for child in element]
            assert all(names.count(name) == 1 for name in ("id", "title", "updated"))
            assert re.fullmatch(
                r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated", "")
            )
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        addresses = [link.attrib["rel"] for link in feed.findall(f"{ATOM}link")]
        assert addresses == ["self", "alternate"]
        found = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(found) == len(set(found))


def test_a_feed_of_another_day_repeats_no_entry_under_another_id(
    site: Path, tmp_path: Path
) -> None:
    other = later(tmp_path)

    assert ids(site, "changes/changes.atom")
    assert ids(site, "changes/changes.atom") <= ids(other, "changes/changes.atom")
    assert uids(site, "retirements/retirements.ics") <= uids(other, "retirements/retirements.ics")


@pytest.mark.parametrize(
    "renames",
    [
        [("model", "anvil-2.1", "forge-2"), ("model", "anvil-1", "forge-1")],
        [("model", "anvil-2.1", "forge-2"), ("model", "forge-2", "forge-3")],
        [("provider", "nuts-and-bolts", "bolts"), ("provider", "desk", "workbench")],
    ],
)
def test_a_rename_repeats_no_entry_under_another_id(
    site: Path, renames: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    lay(tmp_path / "seeds", "typical")
    for kind, old, new in renames:
        result = CliRunner().invoke(
            main, ["rename", kind, old, new, "--seeds", str(tmp_path / "seeds")]
        )
        assert result.exit_code == 0, result.output
    built(tmp_path / "seeds", tmp_path / "site", "https://reference.example/base/")

    for name, read in (("changes/changes.atom", ids), ("retirements/retirements.ics", uids)):
        assert read(tmp_path / "site", name) == read(site, name)


def test_price_cuts_have_a_feed_of_their_own(site: Path) -> None:
    every = ids(site, "changes/changes.atom")
    cuts = ids(site, "changes/price-cuts.atom")

    assert cuts == {id_ for id_ in every if "-price-cut-" in id_}


def test_a_calendar_says_what_retires_and_on_which_whole_day(site: Path) -> None:
    calendar = icalendar.Calendar.from_ical((site / "retirements/retirements.ics").read_bytes())
    events = calendar.walk("VEVENT")

    assert events
    for event in events:
        starts = event.decoded("DTSTART")
        assert type(starts) is date
        assert event.decoded("DTEND") - starts == timedelta(days=1)
        assert "Source: " in str(event["DESCRIPTION"])
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_lines_of_calendars_are_folded_between_characters(site: Path) -> None:
    for file in site.rglob("*.ics"):
        lines = file.read_bytes().split(b"\r\n")
        assert all(len(line) <= 75 and line.decode() == line.decode().strip("\n") for line in lines)


def test_pages_name_the_feeds_beside_them(site: Path) -> None:
    page = (site / "changes/index.html").read_text()

    assert 'href="/base/changes/changes.atom"' in page
    assert 'href="/base/changes/price-cuts.atom"' in page
    assert (
        'href="/base/retirements/retirements.ics"' in (site / "retirements/index.html").read_text()
    )
