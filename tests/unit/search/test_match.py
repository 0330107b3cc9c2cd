"""What the matcher finds first: whole names and terms, then words in their order."""

from __future__ import annotations

import pytest

from llmref.search.index import Entry, Group, ids_index, names_index
from llmref.search.match import Matcher

GROUPS = [
    Group(
        "Models",
        "/model/",
        [
            Entry("GPT-4o mini", "gpt-4o-mini", 20),
            Entry("o4-mini", "o4-mini", 20),
            Entry("Gemini 2", "gemini-2", 40),
            Entry("Whisper", "whisper", 3),
            Entry("Llama 3", "llama-3", 9),
            Entry("LlamaGuardian", "llamaguardian", 9),
        ],
    ),
    Group(
        "Providers",
        "/provider/",
        [
            Entry("Amazon Bedrock", "amazon-bedrock", 9, terms=["AWS", "Amazon Web Services"]),
            Entry("Gemini API", "google", 5, terms=["gemini"]),
            Entry("Acme", "acme-corp", 1),
        ],
    ),
    Group("Lists", "/", [Entry("Cheapest", "models/cheapest/1", 1, terms=["price", "pricing"])]),
]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("aws", "/provider/amazon-bedrock/"),
        ("AWS", "/provider/amazon-bedrock/"),
        ("amazon web services", "/provider/amazon-bedrock/"),
        ("amazonweb", "/provider/amazon-bedrock/"),
        # All of a term comes before a word of a name.
        ("gemini", "/provider/google/"),
        ("gemini 2", "/model/gemini-2/"),
        # The slug is what the provider's address says, and is found too.
        ("acme-corp", "/provider/acme-corp/"),
        # Words in their order, although another name has them all.
        ("4o mini", "/model/gpt-4o-mini/"),
        ("o4 mini", "/model/o4-mini/"),
        # A rare word that merely begins alike is worth no more than the word.
        ("llama", "/model/llama-3/"),
        ("pricing", "/models/cheapest/1/"),
        ("whisper price", "/model/whisper/"),
    ],
)
def test_what_is_meant_comes_first(query: str, path: str) -> None:
    matcher = Matcher(names_index(GROUPS), ids_index([], [""] * 6, GROUPS))

    assert matcher.find(query)[0].path == path


def test_what_is_like_nothing_finds_nothing() -> None:
    matcher = Matcher(names_index(GROUPS), ids_index([], [""] * 6, GROUPS))

    assert matcher.find("zzz qqq") == []
