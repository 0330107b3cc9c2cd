"""llms.txt and llms-full.txt: a guide for language models, by the convention of llmstxt.org."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.markdown.literal import literal
from llmref.open_data.basis import FOLDER, VERSION
from llmref.pages import docs_in_order, docs_path
from llmref.pages.context import PageContext
from llmref.references import resolved, whole

GUIDES = ("llms.txt", "llms-full.txt")
"""Their paths, below the site."""
_HOW_TO_READ = (
    "Each record has a page, the page as Markdown and its facts as JSON: add `index.md` or"
    " `index.json` to `/model/MODEL/`, `/model/MODEL/PROVIDER/`, `/provider/PROVIDER/`,"
    " `/creator/CREATOR/` or `/benchmarks/BENCHMARK/`. Facts are as of {today}. Amounts are in"
    " the currency that the provider publishes, per 1M tokens unless a unit is given. A price that"
    " was read in another catalog is marked as unverified: say so when you quote it, with its"
    " source and date."
)

_DATA = (
    ("Index", "index.json", "every document, with counts and the date of the facts"),
    ("Offerings", "offerings.json", "every model ID with its current prices"),
    ("Prices", "prices.ndjson", "every price, a row for each rate, condition and period"),
    ("Aliases", "aliases.json", "what each model ID means"),
    ("Retirements", "retirements.json", "every dated end"),
    ("Benchmarks", "benchmarks.json", "every score with its setting, date and source"),
)
_LISTS = (
    ("Models", "/models/index.md", "all models"),
    ("Providers", "/providers/index.md", "all providers"),
    ("Creators", "/creators/index.md", "who made them"),
    ("Benchmarks", "/benchmarks/index.md", "scores as each benchmark publishes them"),
    ("Retirements", "/retirements/index.md", "what ends, by month"),
    ("Changes", "/changes/index.md", "prices, releases and retirements by week"),
)


def guide_files(context: PageContext) -> Iterator[tuple[str, bytes]]:
    """Both files."""
    yield GUIDES[0], _guide(context).encode()
    yield GUIDES[1], "\n".join([_guide(context), *_texts(context)]).encode()


def _guide(context: PageContext) -> str:
    site, at = context.catalogue.site, context.addresses.whole
    docs = (
        f"- [{literal(page.record.title)}]({at(docs_path(page.slug))}index.md):"
        f" {literal(page.record.description)}"
        for page in docs_in_order(context.catalogue.pages)
    )
    return "\n".join(
        [
            f"# {literal(site.name)}",
            "",
            f"> {literal(site.description)}",
            "",
            _HOW_TO_READ.format(today=context.catalogue.today),
            "",
            "## Records",
            "",
            *(f"- [{name}]({at(path)}): {text}" for name, path, text in _LISTS),
            "",
            f"## Data, version {VERSION}",
            "",
            *(f"- [{name}]({at(f'/{FOLDER}{file}')}): {text}" for name, file, text in _DATA),
            "",
            "## Documentation",
            "",
            *docs,
            "",
        ]
    )


def _texts(context: PageContext) -> Iterator[str]:
    base = context.addresses.whole("")
    for page in docs_in_order(context.catalogue.pages):
        yield f"# {literal(page.record.title)}\n"
        yield f"Address: {context.addresses.whole(docs_path(page.slug))}\n"
        yield whole(resolved(context.catalogue, page.body), base).strip() + "\n"
