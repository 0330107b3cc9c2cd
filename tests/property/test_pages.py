"""Any valid seeds give a whole site, and every text in it stands where it should, as written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from llmref.build import build
from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.markdown import unsafe
from llmref.records.modalities import Modality
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingRecord
from llmref.records.provider import ProviderRecord
from llmref.records.rates import RATES
from tests.sites import json_ld, pages, tree, world
from tests.worlds import lay

pytestmark = pytest.mark.attacks

SLOW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
ODD = "&'\"\\|*_[](){}#$%;:!?/~^=+-.,@ éß漢字🦙 abcXYZ019"
words = (
    st.text(ODD, min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))  # no name has two spaces in a row
    .filter(lambda text: any(map(str.isalnum, text)))  # a name has a letter or a digit
)
lines = words | st.sampled_from(
    ["& < nothing".replace("<", "&lt;"), "{{ 7 * 7 }}", "{% raw %}", "](https://evil.example)",
     "'; alert(1); '", "\\u003cscript", "${HOME}", "$(id)", "&amp;", "%3Cscript%3E", "| a | b |"]
)  # fmt: skip
prose = lines.map(lambda text: f"{text}\n\n- {text}").filter(lambda text: unsafe(text) is None)
native_ids = st.from_regex(r"[a-z0-9][a-z0-9/:.@_~-]{0,30}", fullmatch=True).filter(
    lambda text: ".." not in text and "//" not in text
)
days = st.dates(date(2020, 1, 1), date(2026, 1, 1)).map(str)
some_days = st.sampled_from(["2019", "2019-12", "2019-12-31"])
amounts = st.decimals("0.0001", "1", places=4).map(
    str
)  # a second of computing has the least ceiling
SOURCE = {"url": "https://example.com/a?b='1'&c=2", "via": "page", "checked": "2026-01-01"}


def part(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping in which each field may be left out."""
    return st.fixed_dictionaries({}, optional=fields)


def literals(kind: object) -> st.SearchStrategy[str]:
    return st.sampled_from(kind.__args__)  # type: ignore[attr-defined]  # a Literal has them


traits = {
    "limits": part(context=st.just("200000"), output=st.just("8000"), dimensions=st.just("512")),
    "input": st.lists(literals(Modality), min_size=1, max_size=3, unique=True),
    "output": st.lists(literals(Modality), min_size=1, max_size=3, unique=True),
    "features": st.dictionaries(literals(Feature), st.sampled_from(["yes", "no"])),
    "lifecycle": st.sampled_from(
        [{"status": "active"}, {"status": "deprecated", "retires_on": "2026-12-31"}]
    ),
}
sentences = lines | st.just("call `a/b` in `$HOME`")
parameters = st.fixed_dictionaries(
    {"takes": st.fixed_dictionaries({"verbosity": part(condition=lines, name=lines)})}
)
gotchas = st.lists(st.fixed_dictionaries({"text": sentences}), max_size=2)
models = st.builds(
    lambda needed, rest: needed | rest,
    st.fixed_dictionaries({"name": words, "kind": literals(Kind)}),
    part(
        about=prose,
        released=some_days,
        listed_by=st.just("2018-03-04"),
        knowledge_cutoff=st.just("2018"),
        weights=st.sampled_from(["open", "closed"]),
        license=lines,
        architecture=lines,
        parameters=st.just({"total": "405B", "active": "17.5B"}),
        links=part(docs=st.just("https://example.com/?a=1&b=2")),
        request_parameters=parameters,
        sources=st.just([SOURCE]),
        **traits,
    ),
)
policy = {
    "country": "NO",
    "datacenters": ["NO", "US"],
    "retains_prompts": "yes",
    "retention_days": "30",
    "trains_on_prompts": "no",
    "sources": [SOURCE],
}
able = {"features": {"streaming": "yes"}, "sources": [SOURCE | {"for": ["features"]}]}
providers = st.builds(
    lambda needed, rest, features, policies: needed | rest | features | policies,
    st.fixed_dictionaries(
        {
            "name": words,
            "kind": st.sampled_from(["first-party", "gateway", "local"]),
            "refresh": st.sampled_from(["daily", "quarterly"]),
        }
    ),
    part(
        about=prose,
        auth=st.just([{"name": "ACME_KEY", "role": "key"}]),
        recipes=st.just(
            [{"class": "openai-chat", "base_url": "https://api.example.com/v1", "kinds": ["chat"]}]
        ),
        links=part(docs=st.just("https://example.com/docs")),
        gotchas=gotchas,
        regions=st.lists(lines, max_size=1),
        search_terms=st.lists(words, max_size=2, unique=True),
        no_calls=st.lists(st.fixed_dictionaries({"text": lines, "kinds": st.just(["image"])})),
        id_format=lines,
        allowances=st.builds(
            lambda measure, whom: [
                {"per": "day", "credit": "5", "source": SOURCE}
                | {"stated_as": measure, "condition": whom}
            ],
            lines,
            lines,
        ),
        minimums=st.just([{"rate": "input", "count": "9", "source": SOURCE}]),
        sources=st.just([SOURCE]),
    ),
    st.sampled_from([{}, able]),
    lines.map(lambda text: {"data_policy": policy | {"notes": [{"text": text, "source": SOURCE}]}})
    | st.just({}),
)
rates = st.dictionaries(st.sampled_from(sorted(RATES)), amounts, min_size=1, max_size=6)
paid = (
    rates.map(lambda held: {"billing": "usage", "prices": [{"rates": held}]})
    | lines.map(lambda limit: {"billing": "free", "free_limit": limit})
    | st.just({"billing": "unknown"})
)
offered = st.builds(
    lambda pay, rest: pay | rest,
    paid,
    part(
        deployment=st.sampled_from(["serverless", "dedicated"]),
        gotchas=gotchas,
        regions=st.lists(lines, max_size=2, unique_by=str.strip),
        request_parameters=parameters,
        **traits,
    ),
)


def _name_of_record(held: dict[str, Any]) -> str:
    name: str = held["name"]
    return name.casefold()  # names that differ in case alone are refused


def _with_terms_in_use(
    provider: dict[str, Any], offerings: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """A provider without minimums and allowances that concern nothing here: those are errors."""
    charged = [price["rates"] for offering in offerings for price in offering.get("prices", ())]
    idle = set() if charged else {"allowances"}
    if not any("input" in rates for rates in charged):
        idle.add("minimums")
    return {key: value for key, value in provider.items() if key not in idle}


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Seeds by path: a creator, two models, two providers, and what they offer."""
    ids = sorted(draw(st.lists(native_ids, min_size=2, max_size=2, unique=True)))
    both = draw(st.lists(providers, min_size=2, max_size=2, unique_by=_name_of_record))
    made = draw(st.lists(models, min_size=2, max_size=2, unique_by=_name_of_record))
    origin = {key: SOURCE[key] for key in ("url", "via")}
    offerings = [
        {"id": each, "model": name} | draw(offered)
        for each, name in zip(ids, draw(st.permutations(["one", "two"])), strict=True)
    ]
    return {
        "site.yaml": {
            "name": draw(words),
            "description": draw(lines),
            "base_url": "https://example.com/below/",
            "repository": "https://example.com/repository",
            "as_of": "2026-01-02",
            "workloads": {
                "work": {
                    "label": draw(lines),
                    "kinds": list(Kind.__args__),  # type: ignore[attr-defined]
                    "requests": "1000",
                    "uses": {"input": "100", "output": "10"},
                }
            },
        },
        "creators/maker.yaml": {"name": draw(words), "about": draw(prose)},
        "models/maker/one.yaml": made[0],
        "models/maker/two.yaml": made[1],
        "providers/first.yaml": _with_terms_in_use(both[0], offerings),
        "providers/second.yaml": _with_terms_in_use(both[1], []),
        "offerings/first.yaml": {
            "sources": {"page": origin},
            "defaults": {"source": "page", "checked": "2026-01-01"},
            "offerings": offerings,
        },
    }


def written(seeds: Path, world: dict[str, Any]) -> Path:
    """The seeds as files: JSON is YAML too."""
    for path, record in world.items():
        (seeds / path).parent.mkdir(parents=True, exist_ok=True)
        (seeds / path).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return seeds


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield Path(made)


@SLOW
@given(held=worlds())
def test_any_valid_seeds_are_a_whole_site(folder: Path, held: dict[str, Any]) -> None:
    # A build refuses dead links, missing anchors, repeated ids, addresses and titles.
    verdict, made = build(written(folder / "seeds", held), folder / "site")

    assert [problem for problem in verdict.problems if problem.severity == "error"] == []
    assert made is not None
    _expect_names_as_written(folder / "site", held)
    _expect_no_foreign_markup(folder / "site")
    _expect_safe_addresses(folder / "site")


def _expect_names_as_written(site: Path, held: dict[str, Any]) -> None:
    for slug in ("one", "two"):
        name = held[f"models/maker/{slug}.yaml"]["name"]
        document = LexborHTMLParser((site / f"model/{slug}/index.html").read_text())
        told = json.loads((site / f"model/{slug}/index.json").read_text())
        feed = MarkdownIt("commonmark").render((site / f"model/{slug}/index.md").read_text())

        assert document.css("h1")[0].text() == name
        assert told["name"] == name
        assert name in {one.get("name") for one in json_ld(document)}
        shown = LexborHTMLParser(feed).css("h1")[0].text()
        assert shown.split() == name.split()  # a page shows several blanks as one, too


def _expect_no_foreign_markup(site: Path) -> None:
    for address, document in pages(site):
        ids = [element.attributes["id"] for element in document.css("[id]")]
        scripts = document.css("script:not([src]):not([type*=json]), img, iframe, style, [style]")
        links = [str(link.attributes["href"]) for link in document.css("a[href]")]

        assert len(ids) == len(set(ids)), address
        assert [element.html for element in scripts] == [], address
        assert [link for link in links if not re.match(r"https?://|/below/|#", link)] == []
    for file in site.rglob("index.md"):
        shown = MarkdownIt("commonmark").render(file.read_text())
        assert "<script" not in shown


def _expect_safe_addresses(site: Path) -> None:
    paths = tree(site)

    assert [path for path in paths if not re.fullmatch(r"[A-Za-z0-9_./-]+", path)] == []
    assert [path for path in paths if ".." in path or "//" in path] == []
    assert len({path.casefold() for path in paths}) == len(paths)


class Entries(list[os.DirEntry[str]]):
    """What a folder holds, in any order."""

    def __enter__(self) -> Entries:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""


@settings(max_examples=3)
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(folder: Path, order: Any) -> None:
    seeds = lay(folder / "shuffled", "typical")
    build(world("typical"), folder / "plain")
    listed = os.scandir

    def shuffled(path: Path) -> Entries:
        with listed(path) as entries:
            found = Entries(entries)
        if Path(path).is_relative_to(seeds):  # what lies around the site differs from run to run
            order.shuffle(found)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", shuffled)
        verdict, _ = build(seeds, folder / "other")

    assert verdict.problems == ()
    assert tree(folder / "other") == tree(folder / "plain")


def test_the_seeds_above_say_all_that_records_can_say_in_words() -> None:
    """A new field has to be thought of here, so that it is tried with odd text."""
    assert set(ModelRecord.model_fields) == {
        "about", "aliases", "architecture", "family", "features", "input", "kind",
        "knowledge_cutoff", "license", "lifecycle", "limits", "links", "listed_by", "name",
        "no_call", "output", "parameters", "released", "request_parameters", "sources", "weights",
    }  # fmt: skip
    assert set(ProviderRecord.model_fields) == {
        "about", "aliases", "allowances", "auth", "catalogue_currencies", "catalogue_ids",
        "creator", "data_policy", "features", "gotchas", "id_example", "id_format", "kind", "links",
        "minimums", "name", "no_calls", "recipes", "refresh", "regions", "search_terms", "sources",
    }  # fmt: skip
    assert set(OfferingRecord.model_fields) == {
        "billing", "checked", "deployment", "features", "free_limit", "gotchas", "id", "input",
        "last_seen", "last_seen_by", "lifecycle", "limits", "model", "moving", "not_offered",
        "output", "plan", "prices", "recipe", "regions", "request_parameters", "source",
        "variants",
    }  # fmt: skip
