"""The record of runs claims nothing that cannot be so."""

from llmref.recipes import proof
from tests.recipes import record
from tests.recipes.publish import CLIENTS


def test_only_what_can_be_run_is_claimed() -> None:
    assert set(proof.read_proofs(record.FOLDER).runs) <= set(CLIENTS)
