"""A site is published only at addresses from which its links lead back to it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from llmref import judge, schema
from llmref.cli import main
from llmref.records.site_url import why_no_site_url
from llmref.urls import Addresses
from tests.sites import built, pages, world
from tests.worlds import lay

GOOD = [
    "http://localhost",
    "https://a.example",
    "https://a.example/",
    "https://OWNER.github.io/Repo_1",
    "https://owner.github.io/repo/",
    "http://127.0.0.1:8000/a/b.c/~d-e/",
    "https://xn--bcher-kva.example:65535/x",
]
BAD = [
    # no address, or of another kind
    ("", "write it as https://host/path/"),
    ("a.example", "write it as https://host/path/"),
    ("//a.example/", "write it as https://host/path/"),
    ("ftp://a.example/", "write it as https://host/path/"),
    ("javascript:alert(1)", "write it as https://host/path/"),
    ("https:/a.example/", "write it as https://host/path/"),
    (f"https://a.example/{'a' * 500}", "write it as https://host/path/"),
    # the host
    ("https://", "a host has letters and digits"),
    ("https:///path", "a host has letters and digits"),
    ("https://:80/", "a host has letters and digits"),
    ("https://1.2.3.256/", "or is an IPv4 address"),
    ("https://1.2.3/", "or is an IPv4 address"),
    ("https://01.2.3.4/", "or is an IPv4 address"),
    ("https://8080/", "or is an IPv4 address"),
    ("https://a.0x1f/", "or is an IPv4 address"),
    ("https://a..example/", "a host has letters and digits"),
    ("https://.example/", "a host has letters and digits"),
    ("https://a.example./", "a host has letters and digits"),
    ("https://-a.example/", "a host has letters and digits"),
    ("https://a_b.example/", "a host has letters and digits"),
    ("https://bücher.example/", "a host has letters and digits"),
    ("https://[::1]/", "a host has letters and digits"),
    (f"https://{'a' * 64}.example/", "a host has letters and digits"),
    (f"https://{'a.' * 130}example/", "a host has letters and digits"),
    ("https://user:password@a.example/", "without a user or a password"),
    ("https://a.example@evil.example/", "without a user or a password"),
    # the port
    ("https://a.example:/", "a port is a number from 1 to 65,535"),
    ("https://a.example:0/", "a port is a number from 1 to 65,535"),
    ("https://a.example:080/", "a port is a number from 1 to 65,535"),
    ("https://a.example:65536/", "a port is a number from 1 to 65,535"),
    ("https://a.example:٣/", "a port is a number from 1 to 65,535"),
    # the path
    ("https://a.example//repo/", "with single slashes"),
    ("https://a.example/repo//", "with single slashes"),
    ("https://a.example/../repo/", "no . or .. alone"),
    ("https://a.example/repo/..", "no . or .. alone"),
    ("https://a.example/./", "no . or .. alone"),
    ("https://a.example/a&b", "letters, digits and . _ ~ - only"),
    ("https://a.example/a%20b/", "letters, digits and . _ ~ - only"),
    ("https://a.example/a b/", "letters, digits and . _ ~ - only"),
    ("https://a.example/a\\b/", "letters, digits and . _ ~ - only"),
    ("https://a.example/é/", "letters, digits and . _ ~ - only"),
    ('https://a.example/"><b>', "letters, digits and . _ ~ - only"),
    ("https://a.example/\n", "letters, digits and . _ ~ - only"),
    ("https://a.example/?y=1", "without ? or #"),
    ("https://a.example?y=1", "without ? or #"),
    ("https://a.example/#z", "without ? or #"),
]


@pytest.mark.parametrize("address", GOOD)
def test_the_links_of_a_site_lead_to_itself(address: str, tmp_path: Path) -> None:
    built(world("tiny"), tmp_path / "site", address)

    base = address.rstrip("/")
    for path, document in pages(tmp_path / "site"):
        here = f"{base}{path}"
        canonical = document.css_first("link[rel=canonical]")
        links = [node.attributes["href"] for node in document.css("a[href^='/'], link[href^='/']")]
        links += [node.attributes["src"] for node in document.css("[src]")]
        outside = [link for link in links if not urljoin(here, link or "").startswith(f"{base}/")]
        assert canonical is None or canonical.attributes["href"] == here
        assert links
        assert outside == []


@pytest.mark.parametrize(("address", "hint"), BAD)
def test_every_other_address_is_refused_by_the_option(address: str, hint: str) -> None:
    result = CliRunner().invoke(main, ["build", "--base-url", address])

    told = " ".join(result.stderr.split())
    assert result.exit_code == 2
    assert "is not a site URL; write it as https://host/path/" in told
    assert hint in told


@pytest.mark.parametrize(("address", "hint"), BAD[1:])  # no value at all is another problem
def test_every_other_address_is_refused_in_the_seeds(
    address: str, hint: str, tmp_path: Path
) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    text = (folder / "site.yaml").read_text()
    line = f"base_url: {json.dumps(address)}"
    (folder / "site.yaml").write_text(re.sub("base_url: .*", lambda _: line, text))

    _, verdict = judge.check(folder)

    if why_no_site_url(address.strip()) is None:
        assert verdict.errors == 0  # blanks around a value mean nothing
        return
    (problem,) = (each for each in verdict.problems if each.place.field == ("base_url",))
    assert problem.line == 4
    assert hint in f"{problem.message} {problem.hint}"


@cache
def _pattern_for_editors() -> str:
    site = json.loads(schema.schema_files()[".schema/site.schema.json"])
    return str(site["properties"]["base_url"]["pattern"])


@given(st.from_regex(r"\Ahttps?://[a-zA-Z0-9.:@-]{0,12}(/[a-zA-Z0-9./~_%&?#-]{0,12})?\Z"))
def test_an_address_that_is_accepted_says_nothing_but_host_port_and_path(address: str) -> None:
    in_editors = re.search(_pattern_for_editors(), address) is not None

    if why_no_site_url(address) is None:
        parts = urlsplit(address)
        root = Addresses(address).root
        assert in_editors
        assert (parts.query, parts.fragment, parts.username, parts.password) == ("", "", None, None)
        assert parts.hostname
        assert urljoin(f"{address.rstrip('/')}/x/", f"{root}/") == f"{address.rstrip('/')}/"
    elif in_editors:
        assert address.count(":") == 2  # a port beyond the last one
