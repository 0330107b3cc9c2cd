"""How long a key in the search field takes, and a choice in the explorer, in Chromium slowed down.

A key is to take 16 ms at most with the processor slowed four times; filter and sort 10 ms as it is.
Each is the shortest of five, with nothing remembered, so that other work counts less.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.server import serving
from tests.sites import real_site

QUERIES = json.loads(
    (Path(__file__).parents[1] / "browser/search-queries.json").read_text(encoding="utf-8")
)
SLOWED = 4
VIEWS = (
    "?sort=input",
    "?q=claude&sort=name",
    "?weights=Open&has=Tool+calling&context_min=128000&input_max=0.5&sort=input",
    "?provider=OpenRouter",
    "?mode=Batch&sort=cost",
    "?region=Europe&weights=Open",
    "?rows=offerings&sort=input",
    "?rows=offerings&sort=provider",
)
_SHORTEST = """
const shortest = (act) => Math.min(...Array.from({ length: 5 }, () => {
  const start = performance.now();
  act();
  return performance.now() - start;
}));
const json = async (path) => (await fetch(path)).json();
"""
_KEYS = f"""async ([script, queries]) => {{
  {_SHORTEST}
  const {{ Matcher }} = await import(script);
  const matcher = new Matcher(await json("/search/names.json"));
  matcher.addIds(await json("/search/ids.json"));
  const typed = queries.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
  return typed.map((text) => shortest(() => matcher.find(text, 9)));
}}"""
_VIEWS = f"""async ([data, state, asked]) => {{
  {_SHORTEST}
  const {{ Rows }} = await import(data);
  const {{ read }} = await import(state);
  const rows = new Rows(await json("/models/models.json"));
  rows.addOfferings(await json("/models/offerings.json"));
  return asked.map((search) => {{
    const view = () => rows.view(read(search, []));
    return [shortest(() => {{ rows.forget(); view(); }}), shortest(view)];
  }});
}}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real_site(tmp_path_factory)


@pytest.fixture
def slowed(page: Page, site: Path) -> Iterator[Page]:
    """A page of the real site in a browser on a slow device."""
    with serving(site) as address:
        page.goto(f"{address}/docs/about/")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        yield page


def script(site: Path, name: str) -> str:
    """The address of a script."""
    (file,) = (site / "assets").glob(f"{name}.*.js")
    return f"/assets/{file.name}"


def test_a_key(slowed: Page, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = [each["query"] for each in QUERIES]

    times = sorted(slowed.evaluate(_KEYS, [script(site, "match"), queries]))

    assert len(times) == sum(map(len, queries))  # one for each key
    with capsys.disabled():
        half, most = times[len(times) // 2], times[-1]
        sys.stdout.write(f"\n{len(times)} keys, slowed {SLOWED} times: ")
        sys.stdout.write(f"{half:.1f} ms, at most {most:.1f} ms\n")


def test_filter_and_sort(slowed: Page, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scripts = [script(site, "explorer-data"), script(site, "explorer-state")]

    times = slowed.evaluate(_VIEWS, [*scripts, list(VIEWS)])

    assert len(times) == len(VIEWS)
    with capsys.disabled():
        sys.stdout.write(f"\nslowed {SLOWED} times: at first, then again\n")
        for view, (first, again) in zip(VIEWS, times, strict=True):
            sys.stdout.write(f"{first:6.1f} ms {again:6.1f} ms  {view}\n")
