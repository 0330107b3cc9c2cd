"""Every reading goes into the ledger and comes out as it was."""

from pathlib import Path

import pytest

from llmref.claims import store
from llmref.claims.ledger import Ledger
from llmref.imports.claimed import readings, with_reading
from tests.unit.claims.test_store import written
from tests.unit.imports.copies import FILES, reading


@pytest.mark.parametrize("source", FILES)
def test_a_reading_comes_out_of_the_ledger_as_it_went_in(source: str, tmp_path: Path) -> None:
    said = reading(source)

    folder = written(tmp_path, with_reading(Ledger(source), said))

    (found,) = readings(store.read(folder, source))
    assert found.candidates == said.candidates
    assert (found.checked, found.revision, found.digest) == (
        said.checked,
        said.revision,
        said.digest,
    )
