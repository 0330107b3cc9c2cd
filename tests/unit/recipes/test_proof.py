"""A page says of a call exactly what was done with it."""

from datetime import date
from pathlib import Path

import pytest

from generator.recipes import proof
from generator.recipes.choose import Call

CALL = Call("python", "Python", "openai-chat/chat.python", {"id": "m"}, "openai")
TEMPLATE = 'model="{{ id }}"'
RUN = proof.Run(
    proof.digest(TEMPLATE), "openai 3.54.0", "Python 3.11.7", {"m/acme": proof.digest("m")}
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    template = tmp_path / CALL.template
    template.parent.mkdir()
    template.write_text(TEMPLATE)
    proof.write(tmp_path, date(2026, 11, 23), {CALL.template: RUN})
    return tmp_path


@pytest.mark.parametrize(
    ("code", "offering", "outcome", "text"),
    [
        pytest.param(
            "m",
            "m/acme",
            "run",
            "Run unchanged on 2026-11-23 with openai 3.54.0 against a simulated API; "
            "not sent to the provider.",
            id="the very bytes, for this offering",
        ),
        pytest.param(
            "m2",
            "m/acme",
            "template-run",
            "Not yet run for this offering; the same template was run unchanged on 2026-11-23 with "
            "openai 3.54.0 against a simulated API; not sent to the provider.",
            id="other bytes",
        ),
        pytest.param(
            "m",
            "m/other",
            "template-run",
            "Not yet run for this offering; the same template was run unchanged on 2026-11-23 with "
            "openai 3.54.0 against a simulated API; not sent to the provider.",
            id="another offering",
        ),
    ],
)
def test_standing_tells_what_was_run(
    folder: Path, code: str, offering: str, outcome: str, text: str
) -> None:
    found = proof.standing(proof.read(folder), CALL, code, offering)

    assert (found.outcome, found.text) == (outcome, text)


def test_what_is_written_is_read_again(folder: Path) -> None:
    assert proof.read(folder).runs == {CALL.template: RUN}
    assert proof.read(folder).outdated == []


def test_a_changed_template_is_not_yet_run(folder: Path) -> None:
    (folder / CALL.template).write_text(TEMPLATE + "\n")
    found = proof.read(folder)

    assert found.outdated == [CALL.template]
    assert proof.standing(found, CALL, "m", "m/acme") == proof.Standing("not-run", "Not yet run.")


def test_a_template_that_is_gone_is_outdated(folder: Path) -> None:
    (folder / CALL.template).unlink()

    assert proof.read(folder).outdated == [CALL.template]


def test_without_a_record_nothing_was_run(tmp_path: Path) -> None:
    found = proof.read(tmp_path)

    assert found.outdated == []
    assert proof.standing(found, CALL, "m", "m/acme").outcome == "not-run"
