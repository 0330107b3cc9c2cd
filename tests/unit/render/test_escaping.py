"""Templates escape on their own: what slips past the judges of seeds still harms nobody."""

from __future__ import annotations

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests import hostile
from tests.hostile import EVIL
from tests.sites import world

Files = dict[str, str]


@pytest.fixture(scope="module")
def files() -> Files:
    """Every file of the typical world with evil text in every word of its seeds."""
    return dict(hostile.rendered(hostile.poisoned_seeds(world("typical"))))


@pytest.fixture(scope="module")
def documents(files: Files) -> dict[str, LexborHTMLParser]:
    return {path: LexborHTMLParser(text) for path, text in files.items() if path.endswith(".html")}


def test_evil_is_there_at_all(files: Files) -> None:
    texts = [text for path, text in files.items() if "/costs-" not in path]  # amounts alone
    without = [text for text in texts if "alert(1)" not in text]

    assert [text for text in without if 'http-equiv="refresh"' not in text] == []
    assert len(without) < len(texts) / 4


def test_no_script_and_no_image_gets_into_a_page_but_the_logo(
    documents: dict[str, LexborHTMLParser],
) -> None:
    got_in = {
        f"{path}: {element.html}"
        for path, document in documents.items()
        for element in document.css(
            "img:not(.site-logo), iframe, script:not([src]):not([type*=json]), style"
        )
    }
    named = {
        str(script.attributes["src"])
        for document in documents.values()
        for script in document.css("script[src]")
    }

    assert got_in == set()
    assert [src for src in named if not src.startswith("/llm-reference/assets/")] == []


def test_no_attribute_is_broken_out_of(documents: dict[str, LexborHTMLParser]) -> None:
    names = {
        name
        for document in documents.values()
        for element in document.css("*")
        for name in element.attributes
    }

    assert {name for name in names if name.startswith("on") or not name.islower()} == set()
    assert names <= {
        "accept", "action", "alt", "aria-controls", "aria-current", "aria-hidden", "aria-label",
        "aria-labelledby", "autocapitalize", "autocomplete", "charset", "class", "colspan",
        "content", "cx", "cy", "data-answer", "data-call", "data-columns", "data-exchange",
        "data-folder", "data-group", "data-id", "data-label", "data-list", "data-monogram",
        "data-name", "data-native-id", "data-of", "data-offering", "data-pages", "data-path",
        "data-preset", "data-root", "data-same", "data-state", "data-tab", "data-title", "data-toc",
        "data-tone", "data-what", "datetime", "height", "hidden", "href", "http-equiv", "id",
        "lang", "maxlength", "media", "name", "placeholder", "property", "r", "rel", "required",
        "role", "rowspan", "scope", "spellcheck", "src", "tabindex", "text-anchor", "title",
        "transform", "type", "width", "x", "x1", "x2", "y", "y1", "y2",
    }  # fmt: skip


def test_readers_see_the_text_as_it_was_written(documents: dict[str, LexborHTMLParser]) -> None:
    model = documents["model/anvil-2.1/index.html"]
    offering = documents["model/anvil-2.1/acme/index.html"]

    assert model.css("h1")[0].text() == f"Anvil 2.1 (Turbo){EVIL}"
    assert offering.css("h1")[0].text() == f"Anvil 2.1 (Turbo){EVIL} on Acme & Co.{EVIL}"
    ids = offering.css("copy-code[data-what='the model ID'] code")
    assert [code.text() for code in ids] == [f"anvil-2.1@default{EVIL}"]


def test_code_shows_exactly_what_is_copied(documents: dict[str, LexborHTMLParser]) -> None:
    calls = documents["model/anvil-2.1/acme/index.html"].css("pre[data-call]")

    assert len(calls) == 3
    assert [call.text() for call in calls if f"anvil-2.1@default{EVIL}" not in call.text()] == []


def test_nothing_ends_a_block_of_json_ld(documents: dict[str, LexborHTMLParser]) -> None:
    blocks = [
        script.text()
        for document in documents.values()
        for script in document.css("script[type='application/ld+json']")
    ]

    assert [block for block in blocks if "<" in block or "&" in block] == []
    names = {thing.get("name") for block in blocks for thing in json.loads(block)}
    assert f"Anvil 2.1 (Turbo){EVIL}" in names


def test_json_says_the_text_as_it_was_written(files: Files) -> None:
    held = json.loads(files["model/anvil-2.1/index.json"])

    assert held["name"] == f"Anvil 2.1 (Turbo){EVIL}"


def test_no_text_is_run_as_a_template(files: Files) -> None:
    read = {path: re.sub(r"/assets/[^\"]+", "", text) for path, text in files.items()}

    assert [path for path, text in read.items() if "{{ 7 * 7 }}" not in text and "49" in text] == []
