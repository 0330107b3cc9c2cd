"""The page of a benchmark, which counts the models without a score first; the list of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from llmref import formats, urls
from llmref.catalogue.benchmarks import Benchmark
from llmref.charts.drawing import Chart
from llmref.insights.unscored import Unscored, unscored
from llmref.pages import index_json, titles
from llmref.pages.components import Card, Fact, SourceDocument, by_document, known, source_view
from llmref.pages.context import PageContext
from llmref.pages.lists import ListBody, ListGroup
from llmref.pages.page import Link, Page, Section
from llmref.pages.score_chart import PricedScore, no_chart_reason, score_chart
from llmref.pages.scores import UNITS, ScoreRow, benchmark_link, host_of, score_row
from llmref.records.kinds import MODEL_KINDS, Kind

PATH: urls.SinglePage = "/benchmarks/"


@dataclass(frozen=True, slots=True)
class BenchmarkBody:
    """What the page of a benchmark shows."""

    missing: str
    """How many current models have no score."""
    featured: Sequence[Link]
    """The featured models without one."""
    measures: str
    facts: Sequence[Fact]
    published: Link
    caption: str
    rows: Sequence[ScoreRow]
    chart: Chart | None
    no_chart: str
    """Why there is no chart; empty where there is one."""
    priced: Sequence[PricedScore]
    """The figures that the chart draws."""
    note: str
    sources: Sequence[SourceDocument]


def benchmark_page(context: PageContext, benchmark: Benchmark) -> Page:
    """The page of one benchmark."""
    lacking = unscored(context.catalogue, benchmark, context.market)
    body = _body(context, benchmark, lacking)
    number = formats.plural(len(body.rows), "score")
    return Page(
        path=urls.benchmark_path(benchmark),
        template="pages/benchmark.html",
        title=titles.benchmark_title(benchmark),
        heading=benchmark.name,
        description=f"{number} on {benchmark.name}, with settings, dates and source.",
        crumbs=(Link("Home", "/"), Link(titles.BENCHMARKS, PATH)),
        sections=_sections(),
        body=body,
        seed=benchmark.place.path,
        updated=benchmark.record.source.checked,
        data=index_json.benchmark_data(context, benchmark, lacking),
        markdown="benchmark",
    )


def _body(context: PageContext, benchmark: Benchmark, lacking: Unscored) -> BenchmarkBody:
    record = benchmark.record
    chart, priced = score_chart(context, benchmark)
    order = "highest" if record.direction == "higher" else "lowest"
    return BenchmarkBody(
        missing=_missing(benchmark, lacking),
        featured=[Link(context.name(model), urls.model_path(model)) for model in lacking.featured],
        measures=record.measures,
        facts=_facts(benchmark),
        published=Link(host_of(record.url), record.url),
        caption=f"Scores on {benchmark.name}, {order} first",
        rows=[
            score_row(context, score, "model")
            for score in context.catalogue.at_benchmark[benchmark.slug]
        ],
        chart=chart,
        no_chart=no_chart_reason(context, benchmark),
        priced=priced,
        note="Compare scores only where the setting is the same.",
        sources=by_document([source_view(record.source, record.source.checked, "All scores")]),
    )


def _missing(benchmark: Benchmark, lacking: Unscored) -> str:
    kinds = formats.names([MODEL_KINDS[kind].plural for kind in benchmark.record.kinds])
    if not lacking.models:
        return (
            f"No current model is without a score here ({formats.count(lacking.current)} in all)."
        )
    verb = formats.verb(len(lacking.models), "has", "have")
    return (
        f"{formats.count(len(lacking.models))} of {formats.count(lacking.current)} current {kinds}"
        f" {verb} no score here."
    )


def _facts(benchmark: Benchmark) -> list[Fact]:
    record = benchmark.record
    unit = UNITS[record.unit]
    if possible := record.possible:
        low, high = (formats.amount_text(bound) for bound in (possible.low, possible.high))
        unit = f"{unit}, from {low} to {high}"
    return [
        Fact("Unit", unit),
        Fact("Direction", f"{record.direction} is better"),
        known("Version", record.version),
        Fact("License of the scores", record.license, note=record.attribution or ""),
    ]


def _sections() -> list[Section]:
    parts = {
        "missing": "Models without a score",
        "about": "About this benchmark",
        "chart": "Score against price",
        "scores": "Scores",
        "sources": "Sources",
        "edit": "Correct this page",
    }
    return [Section(anchor, title) for anchor, title in parts.items()]


def benchmarks_page(context: PageContext) -> Page:
    """All benchmarks, by the kind of model."""
    by_kind: dict[Kind, list[Benchmark]] = defaultdict(list)
    for benchmark in context.catalogue.benchmarks.values():
        for kind in benchmark.record.kinds:
            by_kind[kind].append(benchmark)
    groups = [
        ListGroup(
            kind,
            f"{MODEL_KINDS[kind].label} models",
            cards=[_card(context, benchmark) for benchmark in by_kind[kind]],
        )
        for kind in MODEL_KINDS
        if by_kind[kind]
    ]
    number = formats.plural(len(context.catalogue.benchmarks), "benchmark")
    return Page(
        path=PATH,
        template="pages/list.html",
        markdown="list",
        title=titles.BENCHMARKS,
        heading=titles.BENCHMARKS,
        description=f"{number} with the scores that they publish, each with its date and setting.",
        crumbs=(Link("Home", "/"),),
        sections=[Section(group.id, group.title) for group in groups],
        body=ListBody(
            f"{number}, as each publishes its table. Most models have no score on most of them.",
            groups,
            "" if groups else "No benchmark is listed yet.",
        ),
        updated=context.catalogue.today,
    )


def _card(context: PageContext, benchmark: Benchmark) -> Card:
    scores = context.catalogue.at_benchmark[benchmark.slug]
    models = formats.plural(len({score.model.slug for score in scores}), "model")
    days = [score.day for score in scores if score.day]
    newest = f" · newest {formats.day(max(days))}" if days else ""
    text = f"{formats.plural(len(scores), 'score')} of {models}{newest}"
    return Card(benchmark_link(benchmark), f"{benchmark.record.measures} {text}.")
