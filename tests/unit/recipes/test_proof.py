"""A page says of a call exactly what was done with it."""

from pathlib import Path

import pytest

from llmref.recipes import proof
from llmref.recipes.choose import Call

CALL = Call("python", "Python", "openai-chat/chat.python", {"id": "m"}, "openai", "")
CURL = Call("curl", "curl", "openai-chat/chat.curl", {"id": "m"}, None, "")
RUN = proof.Run("openai 3.54.0", "Python 3.11.7", "2026-11-23", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    digests = [proof.digest("m"), proof.digest("curl m")]
    runs = {CALL.template: RUN, CURL.template: proof.Run("curl 7.88.1", "", "2026-11-23", 1)}
    proof.write_proofs(tmp_path, runs, {"m/acme": digests, "n/acme": [], "m/desk": []})
    return tmp_path


def test_bytes_that_ran_for_this_offering_are_run(folder: Path) -> None:
    assert proof.run_status(proof.read_proofs(folder), CALL, "m", "m/acme") == proof.RunStatus(
        "run",
        "Run unchanged on 2026-11-23 with openai 3.54.0 (Python 3.11.7) against a simulated API; "
        "not sent to the provider.",
    )


def test_curl_is_its_own_runtime(folder: Path) -> None:
    found = proof.run_status(proof.read_proofs(folder), CURL, "curl m", "m/acme")

    assert "with curl 7.88.1 against" in found.text


@pytest.mark.parametrize(
    ("call", "code", "offering"),
    [
        pytest.param(CALL, "m2", "m/acme", id="other bytes"),
        pytest.param(CALL, "m", "m/desk", id="another offering"),
        pytest.param(CALL, "m", "x/acme", id="an offering that is new"),
        pytest.param(
            Call("javascript", "JavaScript", "openai-chat/chat.javascript", {}, "openai", ""),
            "m",
            "m/acme",
            id="a template that never ran",
        ),
    ],
)
def test_all_else_is_not_yet_run(folder: Path, call: Call, code: str, offering: str) -> None:
    found = proof.run_status(proof.read_proofs(folder), call, code, offering)

    assert found == proof.RunStatus("not-run", "Not yet run.")


def test_a_new_record_replaces_the_one_before(folder: Path) -> None:
    proof.write_proofs(folder, {CALL.template: RUN}, {"m/desk": ["aaaaaaaaaaaa"]})

    assert proof.read_proofs(folder) == proof.Proof(
        {CALL.template: RUN}, {"m/desk": "aaaaaaaaaaaa"}
    )


def test_an_offering_is_a_line_of_its_provider(folder: Path) -> None:
    lines = (folder / "proof/acme.txt").read_text().splitlines()

    assert [line.partition(" ")[0] for line in lines] == ["m", "n"]


def test_without_a_record_nothing_was_run(tmp_path: Path) -> None:
    found = proof.read_proofs(tmp_path)

    assert proof.run_status(found, CALL, "m", "m/acme").outcome == "not-run"
