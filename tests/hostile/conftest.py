"""Hostile sites, each built once for all tests that judge it."""

from __future__ import annotations

import pytest

from tests.hostile.site import HostileSite
from tests.hostile.world import PAYLOADS

STEP = 4
"""Every kind of field stands in the seeds more often than that, so that each text reaches it."""
TURNS = [pytest.param(turn, marks=pytest.mark.attacks) for turn in range(0, len(PAYLOADS), STEP)]


@pytest.fixture(scope="package", params=TURNS)
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> HostileSite:
    """A site of hostile seeds; each field holds another text in each turn."""
    return HostileSite.built(tmp_path_factory.mktemp("hostile"), request.param)
