"""The ledger on disk says what the ledger in memory says, and a broken file has a place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmref.claims import store
from llmref.claims.ledger import Ledger
from llmref.claims.store import BadLedger, file_name
from llmref.edits.files import is_place
from tests.unit.claims.test_ledger import AUGUST, JULY, MAY, copy, ledger, says


def written(folder: Path, made: Ledger) -> Path:
    for path, text in store.texts(made).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    made = ledger((copy(MAY), says(1)), (copy(JULY), says()), (copy(AUGUST), says(2)))

    written(tmp_path, made)

    assert store.catalogs(tmp_path) == ["litellm"]
    assert store.read(tmp_path, "litellm") == made


def test_a_copy_in_which_nothing_changed_adds_one_line_to_one_file() -> None:
    before = ledger((copy(MAY), says(1)))

    after = store.texts(before.with_copy(copy(JULY), says(1)))

    changed = {path for path, text in store.texts(before).items() if after[path] != text}
    assert changed == {"claims/litellm/copies.jsonl"}
    assert after["claims/litellm/copies.jsonl"].count("\n") == 2


def test_a_folder_without_claims_has_an_empty_ledger(tmp_path: Path) -> None:
    assert store.catalogs(tmp_path) == []
    assert store.read(tmp_path, "litellm") == Ledger("litellm")


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        ("acme", "acme.jsonl"),
        ("azure_ai", "azure_ai.jsonl"),
        ("302ai", "302ai.jsonl"),
        # what would be another file, no file, or a file of another system's
        ("Acme", "%41cme.jsonl"),
        ("a/b", "a%2Fb.jsonl"),
        ("copies", "%63opies.jsonl"),
        ("con", "%63on.jsonl"),
        (".acme", "%2Eacme.jsonl"),
        ("é", "%C3%A9.jsonl"),
    ],
)
def test_every_provider_has_a_file_that_all_systems_can_hold(provider: str, name: str) -> None:
    assert file_name(provider) == name


@given(st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()))
def test_every_name_of_a_provider_is_a_place_of_its_own(provider: str) -> None:
    assert is_place(f"claims/litellm/{file_name(provider)}")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "x"}', "Field required"),
        ('{"id": "x", "traits": [{"from": 1, "size": 3}]}', "Extra inputs are not permitted"),
        ('{"id": "x", "traits": [{"from": 0}]}', "greater than or equal to 1"),
        ("<<<<<<< HEAD", "Invalid JSON"),
        ("", "Invalid JSON"),
    ],
)
def test_a_line_that_is_no_claim_is_reported_with_its_place(
    tmp_path: Path, line: str, words: str
) -> None:
    folder = written(tmp_path, ledger((copy(MAY), says(1))))
    file = folder / "claims/litellm/acme.jsonl"
    file.write_text(f"{file.read_text()}{line}\n")

    with pytest.raises(BadLedger) as refusal:
        store.read(folder, "litellm")

    assert str(refusal.value).startswith("claims/litellm/acme.jsonl:2: ")
    assert words in str(refusal.value)
    assert str(refusal.value).endswith("restore the file from git")
