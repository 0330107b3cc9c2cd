"""Links and addresses, at the top of a host and below a path."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from llmref import urls
from llmref.urls import Addresses

bases = pytest.mark.parametrize(
    ("base", "root"),
    [
        ("https://example.com", ""),
        ("https://example.com/", ""),
        ("https://owner.github.io/repo", "/repo"),
        ("https://owner.github.io/repo/", "/repo"),
        ("http://localhost:8000/a/b/", "/a/b"),
    ],
)


@bases
def test_links_start_with_the_path_of_the_site(base: str, root: str) -> None:
    addresses = Addresses(base)

    assert addresses.root == root
    assert addresses.link("/models/") == f"{root}/models/"


@bases
def test_whole_addresses_have_one_slash_between_base_and_path(base: str, root: str) -> None:
    assert Addresses(base).whole("/models/") == f"{base.rstrip('/')}/models/"


@pytest.mark.parametrize("repository", ["https://example.com/a/b", "https://example.com/a/b/"])
def test_a_seed_can_be_edited_where_its_repository_is(repository: str) -> None:
    edit = Addresses("https://example.com").edit(repository, "main", "models/acme/anvil 1.yaml")

    assert edit == "https://example.com/a/b/edit/main/seeds/models/acme/anvil%201.yaml"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (urls.feature_path("structured_output"), "/capability/structured-output/"),
        (urls.kind_path("chat"), "/kind/chat/"),
        (urls.docs_path("how-to-read"), "/docs/how-to-read/"),
    ],
)
def test_paths_end_in_a_slash(path: str, expected: str) -> None:
    assert path == expected


def test_a_wrong_fact_is_reported_with_its_page_filled_in() -> None:
    report = Addresses("https://example.com").report(
        "https://example.com/a/b/", "/model/anvil-1/acme/"
    )

    address, asked = report.split("?")
    fields = parse_qs(asked, keep_blank_values=True)
    assert address == "https://example.com/a/b/issues/new"
    assert fields["title"] == ["Wrong fact"]
    assert fields["body"][0].startswith("https://example.com/model/anvil-1/acme/\n")
