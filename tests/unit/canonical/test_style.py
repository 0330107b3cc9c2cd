"""How a seed is written follows from the types of its records, whatever was loaded before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
STYLES = """
from llmref.canonical.style import style_of
from llmref.seeds import KINDS
{before}
def styles(style):
    record = style.record
    yield record, style.setting, style.is_text, style.rank is None
    for key in record.model_fields if record else ():
        yield from styles(style.of(key))
    if style.inner:
        yield from styles(style.inner)
for kind in KINDS.values():
    print(*styles(style_of(kind.record)), sep="\\n")
"""
VALIDATED = """
for kind in KINDS.values():
    try:
        kind.record.model_validate({})
    except ValueError:
        pass
from llmref.records import identity
identity.ProviderIdentity.model_validate({})
"""


def styles(before: str) -> str:
    """The style of each part of each kind of seed, in a process of its own."""
    script = STYLES.format(before=before)
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, cwd=ROOT / "generator", capture_output=True, text=True, check=True
    )
    return done.stdout


def test_styles_are_the_same_before_and_after_records_were_validated() -> None:
    first = styles("")

    assert "identity.OfferingIdentity'>, 'fitting'" in first
    assert styles(VALIDATED) == first
