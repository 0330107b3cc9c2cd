"""However a person wrote a seed: nothing of it is lost, or the file is left alone with a place."""

import re
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.imports.taking import contents, run, take

COMMENTS = (
    *("# top", "# above sources", "# at sources", "# above defaults", "# at offerings"),
    *("# above first", "# above prices", "# at prices", "# above price", "# at rates", "# at end"),
)
COMMENTED = f"""\
{COMMENTS[0]}
# above sources
sources: # at sources
  page: {{url: https://acme.example.com/pricing, via: page}}
# above defaults
defaults: {{source: page, checked: 2026-11-19, billing: usage}}
offerings: # at offerings
# above first
- model: anvil-1
  id: anvil-1
  # above prices
  prices: # at prices
  # above price
  - rates: {{input: 0.40, output: 1.60}} # at rates
# at end
"""
QUOTED = COMMENTED.replace("  id:", '  "id":').replace("  prices:", "  'prices':")
FLOW = re.sub(
    r"\{input: 0.40, output: 1.60\}", "{\n      input: 0.40,\n      output: 1.60}", COMMENTED
)
NESTED = {comment: sum(comment in other for other in COMMENTS) - 1 for comment in COMMENTS}
"""How many other comments contain each."""
COMMANDS = ("fmt", "settle", "rename", "import")


def ran(command: str, seeds: Path, litellm: Path) -> Result:
    match command:
        case "import":
            return take(seeds, "litellm", litellm)
        case "rename":
            return run("rename", "model", "anvil-1", "anvil-one", "--seeds", str(seeds))
    return run(command, "--seeds", str(seeds))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("text", [COMMENTED, QUOTED, FLOW], ids=["block", "quoted", "flow"])
def test_comments_and_line_ends_stay_whatever_the_style(
    seeds: Path, litellm: Path, text: str, end: str, command: str
) -> None:
    file = seeds / "offerings/acme.yaml"
    file.write_bytes(text.replace("\n", end).encode())

    result = ran(command, seeds, litellm)

    after = file.read_bytes().decode()
    assert result.exit_code == 0, result.output
    assert [comment for comment in COMMENTS if after.count(comment) != 1 + NESTED[comment]] == []
    assert after.count("\n") == after.count(end)
    assert run("check", "--seeds", str(seeds)).exit_code == 0


PRICE = "  - rates: {input: 0.40"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("edit", "place"),
    [
        # tabs: for an indent, after a key, in a flow mapping, before a comment, on an empty line
        (("  id: anvil-1", "\tid: anvil-1"), ":10:1: "),
        (("  id: anvil-1", "  id:\tanvil-1"), ":10:6: "),
        ((PRICE, "  - rates: {input:\t0.40"), ":14:19: "),
        (("  prices: #", "  prices:\t#"), ":12:10: "),
        (("  # above prices", "\t\n  # above prices"), ":11:1: "),
        # anchors, aliases, merge keys
        ((PRICE, "  - rates: &rates {input: 0.40"), ":14:12: "),
        (("defaults: {source: page", "defaults: {source: *page"), ":6:20: "),
        (("  id: anvil-1", "  <<: *model\n  id: anvil-1"), ":10:7: "),
        # a byte-order mark, and line ends that YAML does not know
        (("# top", "\ufeff# top"), ":1:1: "),
        (("# top", "# top\u2028"), ":1:6: "),
        (("# top", "# top\u0085"), ":1:6: "),
    ],
)
def test_a_text_that_is_not_understood_is_left_alone_with_its_place(
    seeds: Path, litellm: Path, command: str, edit: tuple[str, str], place: str
) -> None:
    file = seeds / "offerings/acme.yaml"
    assert edit[0] in COMMENTED
    file.write_bytes(COMMENTED.replace(*edit, 1).encode())
    seeds_before = contents(seeds)

    result = ran(command, seeds, litellm)

    assert result.exit_code == 1
    assert f"offerings/acme.yaml{place}" in result.output
    assert contents(seeds) == seeds_before
