"""Seeds to import into, and a copy to be changed."""

import shutil
from pathlib import Path

import pytest

from tests.unit.imports.copies import fixture
from tests.unit.imports.taking import add_model
from tests.worlds import lay

PROVIDER = "catalogue_ids: {models.dev: acme, litellm: acme, genai-prices: acme}\nsources:"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = lay(tmp_path / "seeds", "tiny")
    provider = folder / "providers/acme.yaml"
    provider.write_text(provider.read_text().replace("sources:", PROVIDER))
    for slug, kind in {"anvil-speak": "speech", "anvil-read": "other"}.items():
        add_model(folder, slug, kind)
    return folder


@pytest.fixture
def litellm(tmp_path: Path) -> Path:
    return Path(shutil.copy(fixture("litellm"), tmp_path / "litellm.json"))
