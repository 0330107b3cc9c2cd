"""Format 1 is stated in site.yaml; nothing else changes."""

import pytest

from llmref.edits.files import SeedFile
from llmref.migrations.format_1 import migrate


def site(text: str) -> dict[str, SeedFile]:
    return {"site.yaml": SeedFile("site.yaml", "site", text.replace("\r\n", "\n"), text.encode())}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: A\n", "format: 1\nname: A\n"),
        # comments stay where they are
        (
            "# yaml-language-server: $schema=x\nname: A # ours\n",
            "# yaml-language-server: $schema=x\nformat: 1\nname: A # ours\n",
        ),
        (
            "# yaml-language-server: $schema=x\n\n# a\nname: A\n",
            "# yaml-language-server: $schema=x\nformat: 1\n# a\nname: A\n",
        ),
        ("---\nname: A\n", "format: 1\nname: A\n"),
        ("{name: A}\n", "format: 1\nname: A\n"),
        # line ends stay
        ("name: A\r\nas_of: 2026-01-01\r\n", "format: 1\r\nname: A\r\nas_of: 2026-01-01\r\n"),
    ],
)
def test_the_format_is_the_first_key(before: str, after: str) -> None:
    assert migrate(site(before))["site.yaml"].data == after.encode()


def test_other_seeds_stay() -> None:
    creator = SeedFile("creators/acme.yaml", "creator", "name: Acme\n", b"name: Acme\n")

    seeds = migrate({**site("name: A\n"), creator.path: creator})

    assert seeds[creator.path] is creator
