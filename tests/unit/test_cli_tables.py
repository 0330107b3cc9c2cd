"""Tables in plain text: as wide as they are in a pipe, within the width of a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from llmref.cli.tables import table_lines
from llmref.lookups.answer import AnswerTable
from tests.worlds import WORLDS

PRICES = AnswerTable(
    "Prices",
    [
        ("Input", "$0.40", "OpenAI pricing, copy of about 2026-09-22"),
        ("Output", "$11.60", "LiteLLM, unverified"),
    ],
    ("What", "Price", "Source"),
    ["Sources disagree on the price of output."],
    (1,),
)
IDS = AnswerTable(
    "",
    [("2026-11-30", "eu.twelvelabs.marengo-embed-2-7-v1:0", ""), ("2026-12-01", "gpt-5", "漢字")],
    ("Date", "Model IDs", "Successor"),
)
FACTS = AnswerTable("Limits", [("Context window", "1,047,576 tokens (1.05M)", "Of the model.")])


def test_without_a_width_a_row_is_one_line() -> None:
    assert table_lines(PRICES) == [
        "Prices",
        "What     Price  Source",
        "Input    $0.40  OpenAI pricing, copy of about 2026-09-22",
        "Output  $11.60  LiteLLM, unverified",
        "Sources disagree on the price of output.",
    ]


def test_what_fits_is_as_it_is() -> None:
    assert table_lines(PRICES, 80) == table_lines(PRICES)


def test_cells_are_wrapped_in_their_columns() -> None:
    assert table_lines(PRICES, 30) == [
        "Prices",
        "What     Price  Source",
        "Input    $0.40  OpenAI",
        "                pricing, copy",
        "                of about",
        "                2026-09-22",
        "Output  $11.60  LiteLLM,",
        "                unverified",
        "Sources disagree on the price",
        "of output.",
    ]


def test_what_does_not_fit_side_by_side_is_a_list_of_cells() -> None:
    assert table_lines(IDS, 40) == [
        "Date       2026-11-30",
        "Model IDs  eu.twelvelabs.marengo-embed-2-7-v1:0",
        "",
        "Date       2026-12-01",
        "Model IDs  gpt-5",
        "Successor  漢字",
    ]
    assert table_lines(FACTS, 16) == [
        "Limits",
        "Context window",
        "  1,047,576",
        "  tokens (1.05M)",
        "  Of the model.",
    ]


@pytest.mark.parametrize("width", [1, 7, 20, 40, 60, 79, 80])
@pytest.mark.parametrize("table", [PRICES, IDS, FACTS, AnswerTable("", (), (), ("No rows.",))])
def test_at_any_width_no_word_is_lost_or_cut(table: AnswerTable, width: int) -> None:
    lines = table_lines(table, width)

    words = " ".join(lines).split()
    stated = [word for row in (*table.rows, table.notes) for cell in row for word in cell.split()]
    longest = max(map(cell_len, words))
    assert [word for word in stated if word not in words] == []
    assert max(map(cell_len, lines)) <= max(width, longest + 2 + len("Model IDs"))


@pytest.mark.parametrize(
    ("columns", "arguments"),
    [
        ("40", ["find", "anvil"]),
        ("80", ["show", "anvil-2.1"]),
        ("60", ["cost", "anvil-2.1", "--in", "2M"]),
    ],
)
def test_on_a_terminal_lines_are_as_wide_as_it_is(
    columns: str, arguments: list[str], tmp_path: Path
) -> None:
    code = "from llmref.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments, "--seeds", str(WORLDS / "typical")]
    environment = {**os.environ, "COLUMNS": columns, "NO_COLOR": "1"}
    ours, terminal = pty.openpty()

    process = subprocess.Popen(command, stdout=terminal, env=environment, cwd=tmp_path)
    os.close(terminal)
    text = printed(ours)

    assert process.wait() == 0
    wide = [line for line in text.splitlines() if cell_len(line) > int(columns)]
    assert [line for line in wide if not re.search(r"(^|  )\S+$", line)] == []  # a word is whole
    assert len(text.splitlines()) > 4
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f]", text)


def printed(terminal: int) -> str:
    """Everything that was written to the other end."""
    parts = []
    try:
        while part := os.read(terminal, 65_536):
            parts.append(part)
    except OSError:  # the other end is closed
        pass
    os.close(terminal)
    return b"".join(parts).decode()
