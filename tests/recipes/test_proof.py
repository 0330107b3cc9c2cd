"""The record of runs claims nothing that is no longer so."""

from generator.recipes import proof
from generator.recipes.classes import CELLS, template
from tests.recipes import record


def test_no_run_is_claimed_of_a_template_that_has_changed_since() -> None:
    outdated = proof.read(record.FOLDER).outdated

    assert not outdated, (
        f"changed since they were run: {', '.join(outdated)}; run them again with "
        "`.venv/bin/python -m tests.recipes --all --write-proof --date YYYY-MM-DD`"
    )


def test_only_what_can_be_run_is_claimed() -> None:
    can_be_run = {template(*cell) for cell in CELLS}

    assert set(proof.read(record.FOLDER).runs) <= can_be_run
