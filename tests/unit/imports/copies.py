"""Copies of catalogues to test with, in each catalogue's real shape, and prices in short."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from llmref.imports import (
    genai_prices,
    litellm,
    model_prices,
    models_dev,
    openrouter,
    pi_ai,
)
from llmref.imports.candidate import Candidate, Reading
from llmref.imports.copies import Copy

FIXTURES = Path(__file__).parent.parent.parent / "imports"
DAY = date(2026, 11, 20)
FILES: Mapping[str, str] = {
    "models.dev": "models.dev-api.json",
    "openrouter": "openrouter.json",
    "litellm": "litellm.json",
    "genai-prices": "genai_data.py.txt",
    "model-prices": "model-prices.json",
    "pi-ai": "pi-ai.json",
}
READ: Mapping[str, Callable[[Copy], Reading]] = {
    "models.dev": models_dev.read,
    "openrouter": openrouter.read,
    "litellm": litellm.read,
    "genai-prices": genai_prices.read,
    "model-prices": model_prices.read,
    "pi-ai": pi_ai.read,
}
Short = tuple[dict[str, object], dict[str, str]]


def fixture(source: str) -> Path:
    return FIXTURES / FILES[source]


def reading(source: str, data: bytes | None = None) -> Reading:
    file = fixture(source)
    beside = {"models.json": (FIXTURES / "models.json").read_bytes()}
    copy = Copy(file.name, file.read_bytes() if data is None else data, DAY, "r1", beside)
    return READ[source](copy)


def candidate(source: str, native_id: str, provider: str = "") -> Candidate:
    found = [
        one
        for one in reading(source).candidates
        if one.id == native_id and provider in {"", one.provider}
    ]
    return found[0]


def prices(candidate: Candidate) -> list[Short]:
    return [
        (dict(price.when), {str(rate): str(amount) for rate, amount in price.rates.items()})
        for price in candidate.prices
    ]


def reasons(source: str) -> dict[str, str]:
    return {one.where: one.reason for one in reading(source).left_out}


def wheel(path: str, data: bytes, version: str = "1.2.3") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(path, data)
        metadata = f"Metadata-Version: 2.1\nName: some\nVersion: {version}\n"
        archive.writestr(f"some-{version}.dist-info/METADATA", metadata)
    return made.getvalue()
