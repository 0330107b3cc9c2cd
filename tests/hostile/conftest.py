"""Hostile sites, each built once for all tests that judge it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.hostile.site import HostileSite
from tests.hostile.world import PAYLOADS
from tests.sites import once

STEP = 4
"""Every kind of field stands in the seeds more often than that, so that each text reaches it."""
TURNS = [pytest.param(turn, marks=pytest.mark.attacks) for turn in range(0, len(PAYLOADS), STEP)]


@pytest.fixture(scope="package", params=TURNS)
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> HostileSite:
    """A site of hostile seeds; each field holds another text in each turn."""
    turn: int = request.param
    return HostileSite.read(
        once(tmp_path_factory, f"hostile-{turn}", partial(HostileSite.fill, turn=turn))
    )
