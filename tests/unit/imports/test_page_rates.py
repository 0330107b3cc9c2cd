"""A price page states a rate where name, rate, unit and currency are all told; never by a guess."""

from decimal import Decimal

import pytest

from llmref.imports.page_rates import plain_name, stated_rates
from llmref.imports.page_tables import tables_of
from llmref.markdown.parser import plain_parser

IDS = {plain_name(name): name for name in ("Anvil", "Anvil mini", "Anvil 2", "anvil-2-image")}

# Each in the shape of a vendor's page, with names and amounts of its own.
OPENAI = """<h2>Text tokens</h2><h3>Prices per 1M tokens</h3>
<table><thead><tr><th>Model</th><th>Input</th>
<th>Cached input</th><th>Output</th></tr></thead><tbody>
<tr><td>Anvil</td><td>$1.25</td><td>$0.125</td><td>$10.00</td></tr>
<tr><td>Anvil mini</td><td>$0.25</td><td>-</td><td>$2.00</td></tr></tbody></table>"""
ANTHROPIC = """<table><tr><th>Model</th><th>Base Input Tokens</th><th>5m Cache Writes</th>
<th>1h Cache Writes</th><th>Cache Hits &amp; Refreshes</th><th>Output Tokens</th></tr>
<tr><td>Anvil (<a href="#">deprecated</a>)</td><td>$3 / MTok</td><td>$3.75 / MTok</td>
<td>$6 / MTok</td><td>$0.30 / MTok</td><td>$15 / MTok</td></tr></table>"""
GEMINI = """<h2>Anvil 2</h2><h3>Standard</h3><table><tr><th></th><th>Free Tier</th>
<th>Paid Tier, per 1M tokens in USD</th></tr>
<tr><td>Input price</td><td>Free of charge</td><td>$1.25, prompts &lt;= 200k tokens<br>
$2.50, prompts &gt; 200k tokens</td></tr></table>
<h2>Anvil</h2><table><tr><th></th><th>Free Tier</th><th>Paid Tier, per 1M tokens in USD</th></tr>
<tr><td>Input price</td><td>Free of charge</td><td>$0.30</td></tr>
<tr><td>Output price (including thinking tokens)</td><td>Free of charge</td><td>$2.50</td></tr>
<tr><td>Context caching price</td><td>No</td><td>$0.03</td></tr></table>"""
MISTRAL = """<table><caption>Price per million tokens</caption><tr><th>Model</th>
<th>Input / Output</th></tr><tr><td>Anvil<sup>1</sup></td><td>€0.50 / €1.50</td></tr></table>"""
DEEPSEEK = """<table><tr><td colspan="2">Model</td><td>Anvil</td><td>Anvil 2</td></tr>
<tr><td rowspan="3">Pricing</td><td>1M input tokens (cache hit)</td>
<td>$0.07</td><td>$0.14</td></tr>
<tr><td>1M input tokens (cache miss)</td><td>$0.27</td><td>$0.55</td></tr>
<tr><td>1M output tokens</td><td><del>$2.20</del> $1.10</td><td>$2.19</td></tr></table>"""
XAI = """| Model | Context | Input per 1M tokens | Output per 1M tokens |
|---|---|---|---|
| anvil mini | 131,072 | $0.30 | $0.50 |
| anvil-2-image | - | - | $0.07 |
"""
BEDROCK = """<h3>On-demand</h3><table><tr><th>Models</th><th>Price per 1,000 input tokens</th>
<th>Price per 1,000 output tokens</th><th>Price per 1,000 input tokens (batch)</th></tr>
<tr><td>Anvil</td><td>$0.003</td><td>$0.015</td><td>$0.0015</td></tr></table>"""
GROQ = """<table><tr><th>AI Model</th><th>Current Speed</th>
<th>Input Token Price<br>(Per Million Tokens)</th>
<th>Output Token Price<br>(Per Million Tokens)</th>
</tr><tr><td>Anvil 2</td><td>500 TPS</td><td>$0.59<br>(1.69M / $1)*</td><td>$0.79</td></tr>
<tr><td>Anvil</td><td>750 TPS</td><td>$0.05</td><td>$0.08</td></tr></table>"""


def stated(html: str) -> dict[str, str]:
    rates = stated_rates(tables_of(html), IDS)
    return {f"{rate.id} {rate.key}": f"{rate.amount.normalize():f}" for rate in rates}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            OPENAI,
            {
                "Anvil input": "1.25",
                "Anvil cache_read": "0.125",
                "Anvil output": "10",
                "Anvil mini input": "0.25",
                "Anvil mini output": "2",
            },
            id="units in a heading",
        ),
        pytest.param(
            ANTHROPIC,
            {
                "Anvil input": "3",
                "Anvil cache_write": "3.75",
                "Anvil cache_write_1h": "6",
                "Anvil cache_read": "0.3",
                "Anvil output": "15",
            },
            id="caches in columns",
        ),
        pytest.param(
            GEMINI, {"Anvil input": "0.3", "Anvil output": "2.5"}, id="the name in a heading"
        ),
        pytest.param(
            MISTRAL, {"Anvil input": "0.5", "Anvil output": "1.5"}, id="two prices in a cell"
        ),
        pytest.param(
            DEEPSEEK,
            {
                "Anvil cache_read": "0.07",
                "Anvil 2 cache_read": "0.14",
                "Anvil input": "0.27",
                "Anvil 2 input": "0.55",
                "Anvil output": "1.1",
                "Anvil 2 output": "2.19",
            },
            id="models in columns, merged cells, an amount crossed out",
        ),
        pytest.param(
            plain_parser().render(XAI),
            {
                "Anvil mini input": "0.3",
                "Anvil mini output": "0.5",
                "anvil-2-image output": "0.07",
            },
            id="Markdown",
        ),
        pytest.param(
            BEDROCK, {"Anvil input": "3", "Anvil output": "15"}, id="per 1,000 tokens, and batch"
        ),
        pytest.param(
            GROQ,
            {"Anvil 2 output": "0.79", "Anvil input": "0.05", "Anvil output": "0.08"},
            id="an amount and its inverse",
        ),
    ],
)
def test_the_shape_of_a_page_is_read(page: str, expected: dict[str, str]) -> None:
    assert stated(page) == expected


def row(
    name: str,
    amount: str,
    *,
    column: str = "Input per 1M tokens",
    caption: str = "",
    above: str = "",
) -> str:
    return (
        f"<h2>{above}</h2><table><caption>{caption}</caption><tr><th>Model</th><th>{column}</th></tr>"
        f"<tr><td>{name}</td><td>{amount}</td></tr></table>"
    )


@pytest.mark.parametrize(
    "page",
    [
        # another name
        row("Anvil nano", "$1"),
        row("Anvil (EU)", "$1"),
        row("The Anvil", "$1"),
        row("Anvil<br>Anvil 2", "$1"),
        # no unit, no currency, or two of them
        row("Anvil", "$1", column="Input"),
        row("Anvil", "1"),
        row("Anvil", "$1 €1"),
        row("Anvil", "$1", column="Input per 1M tokens or per 1,000 tokens"),
        row("Anvil", "¥1"),
        # a unit of something else
        row("Anvil", "$1", column="Input per image"),
        # another rate
        row("Anvil", "$1", column="Price per 1M tokens"),
        row("Anvil", "$1", column="Uncached input per 1M tokens"),
        # a condition
        row("Anvil", "$1", above="Batch"),
        row("Anvil", "$1", caption="Priority processing"),
        row("Anvil", "$1", column="Input per 1M tokens (&gt;200K)"),
        row("Anvil", "$1 (until March)"),
        row("Anvil", "$1", column="Audio input per 1M tokens"),
        # two amounts for one rate, none that counts, an absurd one
        row("Anvil", "$1 / $2"),
        row("Anvil", "<s>$1</s>"),
        row("Anvil", "$100000"),
        # a table in a cell; cells that overlap
        row("Anvil", "<table><tr><td>$1</td></tr></table>"),
        row("Anvil", "$1").replace("<td>$1", "<td colspan='9999'>$1"),
    ],
)
def test_what_is_not_told_is_not_guessed(page: str) -> None:
    assert stated(row("Anvil", "$1")) == {"Anvil input": "1"}
    assert stated(page) == {}


def test_an_excerpt_has_the_name_the_label_and_the_amount() -> None:
    (rate,) = stated_rates(tables_of(row("Anvil", "$1.50")), IDS)

    assert rate.amount == Decimal("1.50")
    assert rate.excerpt == "Anvil | Input per 1M tokens | $1.50"
