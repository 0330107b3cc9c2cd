"""The references that pages show are those of the code, and links lead into them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import COMMANDS, main
from llmref.markdown.headings import headings
from llmref.markdown.judge import page_faults
from llmref.markdown.text import parse_markdown
from llmref.pages.blocks import TEXTS, expanded
from llmref.records.base import Record
from llmref.records.meanings import VOCABULARIES
from llmref.seeds import KINDS
from tests.sites import built
from tests.worlds import lay

PAGE = "---\ntitle: Reference\ndescription: All of it.\n---\n\n{}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_all_its_options(name: str) -> None:
    shown = CliRunner().invoke(main, [name, "--help"]).output

    _, _, rest = f"\n{TEXTS['commands']()}".partition(f"\n## llmref {name}\n")
    section = rest.partition("\n## ")[0]

    assert section
    for option in set(re.findall(r"^  (--[a-z-]+)", shown, re.MULTILINE)) - {"--help"}:
        assert f"`{option}" in section


def test_examples_are_lines_for_a_shell() -> None:
    assert (
        "```sh\nllmref check --strict\nllmref check --as-of 2026-12-01  # " in TEXTS["commands"]()
    )


def records(record: type[Record]) -> set[type[Record]]:
    """A record with those that its keys hold."""
    inner = {part for field in record.model_fields.values() for part in held(field.annotation)}
    return {record, *(part for each in inner for part in records(each))}


def held(annotation: object) -> set[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {annotation}
    return {part for each in getattr(annotation, "__args__", ()) for part in held(each)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_record_has_a_row_with_its_meaning(kind: str) -> None:
    text = TEXTS["seed-format"]()

    for record in records(KINDS[kind].record):
        for name, field in record.model_fields.items():
            assert re.search(rf"^\| `{field.alias or name}` \| .+ \| .+ \|$", text, re.M), record


def test_every_rate_feature_and_currency_is_explained() -> None:
    text = TEXTS["seed-format"]()

    for words in VOCABULARIES:
        for key in words:
            assert re.search(rf"^\| `{key}` \| .+ \|$", text, re.MULTILINE)


@pytest.mark.parametrize("block", TEXTS)
def test_a_text_is_sound_and_its_links_lead_to_its_headings(block: str) -> None:
    text = expanded(f"[[{block}]]")

    ids = {heading.id for heading in headings(parse_markdown(text))}
    assert list(page_faults(text)) == []
    assert {*re.findall(r"\]\(#([^)]+)\)", text)} <= ids


def test_other_text_stays() -> None:
    for text in ("a [[nothing]]\n", "`[[commands]]`\n", "> [[commands]]\n", "a\n"):
        assert expanded(text) == text


def test_a_page_shows_a_reference_and_lists_its_sections(tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")
    (seeds / "pages/reference.md").write_text(PAGE.format("Before\n\n[[commands]]\n\nAfter"))

    built(seeds, tmp_path / "site")

    page = (tmp_path / "site/docs/reference/index.html").read_text()
    assert '<h2 id="llmref-check">llmref check</h2>' in page
    assert 'href="#llmref-check"' in page
    assert "<p>Before</p>" in page
    assert "<p>After</p>" in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a](/docs/reference/#llmref-check)\n\n[[commands]]", "No problems.\n"),
        ("[a](#llmref-chekc)\n\n[[commands]]", "did you mean `llmref-check`?"),
        ("[[commands model:anvil-1]]", "the block 'commands' cannot show 'model:anvil-1'"),
        ("[[command]]", "did you mean `commands`?"),
        ("[[seed-format]]\n\n[[seed-format]]", "this block is already on the page"),
        ("> [[seed-format]]", "is not a paragraph of its own"),
    ],
)
def test_a_check_judges_references_as_other_blocks(tmp_path: Path, text: str, words: str) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")
    (seeds / "pages/reference.md").write_text(PAGE.format(text))

    done = CliRunner().invoke(main, ["check", "--seeds", str(seeds)])

    assert words in done.output
