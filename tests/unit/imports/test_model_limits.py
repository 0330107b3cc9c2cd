"""Limits of models follow the catalogues that their offerings cite, and nothing else does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from llmref.imports.candidate import Candidate, Reading
from llmref.imports.identity import Link
from llmref.imports.identity.knowledge import knowledge
from llmref.imports.model_limits import Followed, NewestCopies, followed
from llmref.imports.origins import CATALOGUES
from llmref.records.identity import IdentityRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.records.traits import Limits
from llmref.seeds import Seed, Seeds

JULY, NOVEMBER = date(2026, 7, 2), date(2026, 11, 12)
IDENTITY = {"creators": {"acme": {"providers": ["acme", "acme-cloud"]}}}
PATH = "models/acme/anvil.yaml"


def source(name: str, *covers: str, **keys: Any) -> dict[str, Any]:
    catalogue = CATALOGUES[name]
    copy = {"url": catalogue.url, "via": "catalogue", "name": catalogue.name, "checked": str(JULY)}
    return {**copy, "for": list(covers), **keys}


def model(kind: str = "chat", **keys: Any) -> ModelRecord:
    stated = {
        "limits": {"context": "8000", "output": "2000"},
        "sources": [source("models.dev", "released", "limits")],
    }
    return ModelRecord.model_validate({"name": "Anvil", "kind": kind, **stated, **keys})


def file(name: str = "models.dev", **keys: Any) -> OfferingsFile:
    """A provider that sells the model, as that catalogue says."""
    catalogue = CATALOGUES[name]
    origin = {"url": catalogue.url, "via": "catalogue", "checked": str(JULY)}
    offering = {"model": "anvil", "id": "anvil", **keys}
    sources = {name: origin}
    return OfferingsFile.model_validate(
        {"sources": sources, "defaults": {"source": name}, "offerings": [offering]}
    )


PAGE = {"url": "https://acme.example.com", "via": "page", "checked": str(JULY)}
READ = OfferingsFile.model_validate(
    {
        "sources": {"page": PAGE},
        "defaults": {"source": "page"},
        "offerings": [{"model": "anvil", "id": "anvil"}],
    }
)


def says(provider: str, source: str = "models.dev", label: str = "", **held: Any) -> Link:
    native_id = "anvil-eu" if label else "anvil"
    candidate = Candidate(source=source, provider=provider, id=native_id)
    return Link(replace(candidate, **held), "acme", "anvil", label, False, "seeds")


def held(**figures: int) -> Limits:
    return Limits().model_copy(update=figures)


def follow(record: ModelRecord, files: dict[str, OfferingsFile], *links: Link) -> Followed:
    """What follows where July's models.dev and November's LiteLLM say so of these ids."""
    identities = (Seed("identity.yaml", IdentityRecord.model_validate(IDENTITY)),)
    readings = {
        name: Reading(name, revision, day, (), ())
        for name, revision, day in (("models.dev", "f3", JULY), ("litellm", "1.2", NOVEMBER))
        if any(link.candidate.source == name for link in links)
    }
    by_id = {
        (link.candidate.source, link.candidate.provider, link.candidate.id): link for link in links
    }
    known = knowledge(replace(Seeds(Path()), identities=identities))
    return followed([Seed(PATH, record)], files, NewestCopies(readings, by_id, known))


def limits(made: Followed) -> Limits:
    return made.models[PATH].limits


def test_a_model_has_the_limits_that_its_creators_provider_states() -> None:
    files = {"acme": file(), "hub": file(), "other": file()}
    own = says("acme", context=16_000, output_limit=4000)
    hosts = [says(name, context=8000, output_limit=2000) for name in ("hub", "other")]

    made = follow(model(), files, own, *hosts)

    assert limits(made) == held(context=16_000, output=4000)
    assert [(one.about, one.where, one.text) for one in made.findings] == [
        (
            "outvoted",
            "models/acme/anvil",
            "context 16,000, not 8,000 (2); output 4,000, not 2,000 (2)",
        ),
        ("changed", "models/acme/anvil", "context 8,000 → 16,000, output 2,000 → 4,000"),
    ]


def test_what_an_offerings_own_source_says_of_it_stays() -> None:
    variant = {"id": "anvil-eu", "label": "EU"}
    files = {"acme": file(limits={"context": "16000"}), "hub": file(variants=[variant])}
    links = [
        says("acme", context=16_000),
        says("hub", context=8000),
        says("hub", label="EU", context=16_000),
    ]

    made = follow(model(), files, *links)

    assert limits(made).context == 16_000
    assert made.offerings["acme"].offerings[0].limits == Limits()
    (hub,) = made.offerings["hub"].offerings
    assert (hub.limits, hub.variants[0].limits) == (held(context=8000), held(context=16_000))
    again = follow(made.models[PATH], {**files, **made.offerings}, *links)
    assert (again.models, again.offerings) == ({}, {})


@pytest.mark.parametrize(
    ("record", "files"),
    [
        pytest.param(
            model(sources=[source("models.dev", "limits"), {**PAGE, "for": ["limits.context"]}]),
            {"acme": file()},
            id="a person has read the limits elsewhere",
        ),
        pytest.param(
            model(sources=[PAGE]),
            {"acme": file()},
            id="a person is the source of everything",
        ),
        pytest.param(
            model(),
            {"acme": file(), "hub": file("litellm")},
            id="a catalogue that an offering cites is not at hand",
        ),
        pytest.param(
            model(),
            {"acme": file(), "hub": READ},
            id="an offering that somebody read rests on the model",
        ),
        pytest.param(model(), {}, id="nobody sells it"),
        pytest.param(
            model(limits={"context": "15700"}),
            {"acme": file()},
            id="it is the same window, written otherwise",
        ),
    ],
)
def test_a_model_stays_as_it_is_where(record: ModelRecord, files: dict[str, OfferingsFile]) -> None:
    assert follow(record, files, says("acme", context=16_000)) == Followed()


def test_an_offering_that_a_person_read_in_full_holds_nothing_back() -> None:
    (offering,) = READ.offerings
    read = offering.model_copy(update={"limits": held(context=4000)})
    files = {"acme": file(), "hub": READ.model_copy(update={"offerings": [read]})}

    made = follow(model(), files, says("acme", context=16_000))

    assert limits(made).context == 16_000
    assert set(made.offerings) == set()


def test_an_offering_that_is_gone_holds_nothing_back() -> None:
    files = {"acme": file(), "hub": file("litellm", last_seen="2026-07-01")}

    assert limits(follow(model(), files, says("acme", context=16_000))).context == 16_000


@pytest.mark.parametrize(
    ("said", "context"),
    [
        # nobody else says so
        ({"hub": 16_000}, 8000),
        ({"hub": 16_000, "other": 16_000}, 16_000),
        ({"hub": None}, 8000),
    ],
)
def test_a_single_hosts_word_changes_nothing(said: dict[str, int | None], context: int) -> None:
    links = [says(name, context=figure) for name, figure in said.items()]

    made = follow(model(), {name: file() for name in said}, *links)

    assert (limits(made) if made.models else model().limits).context == context


def test_where_the_creators_own_providers_disagree_the_record_stays() -> None:
    files = {"acme": file(), "acme-cloud": file()}
    one = says("acme", context=16_000, output_limit=9000)
    other = says("acme-cloud", context=8000)

    assert follow(model(limits={"context": "8000"}), files, one, other).models == {}


@pytest.mark.parametrize("kind", ["embedding", "rerank"])
def test_vectors_and_scores_have_no_longest_answer(kind: str) -> None:
    made = follow(model(kind), {"hub": file()}, says("hub", context=8000, dimensions=1536))

    assert limits(made) == held(context=8000, dimensions=1536)


def test_what_writes_text_has_no_vector() -> None:
    said = says("hub", context=8000, dimensions=1536)

    made = follow(model("chat", limits={"context": "8000"}), {"hub": file()}, said)

    assert made.models == {}


def test_a_longest_answer_that_does_not_fit_goes() -> None:
    record = model(limits={"context": "8000", "output": "16000"})

    made = follow(record, {"hub": file()}, says("hub", context=8000))

    assert limits(made) == held(context=8000)
    assert [one.text for one in made.findings] == ["output 16,000 → not known"]


def test_an_input_of_a_host_that_counts_no_answer_is_not_written_as_its_window() -> None:
    files = {"acme": file(), "hub": file()}
    own = says("acme", context=400_000)
    host = says("hub", context=272_000, output_limit=128_000)

    made = follow(model(), files, own, host)

    assert limits(made) == held(context=400_000, output=2000)
    assert made.offerings["hub"].offerings[0].limits == held(output=128_000)


def test_the_field_names_the_copies_that_say_so() -> None:
    files = {"acme": file("litellm"), "hub": file()}
    links = [says("acme", "litellm", context=16_000), says("hub", context=9000)]

    made = follow(model(), files, *links)

    first, second = made.models[PATH].sources
    assert (first.url, first.covers) == (CATALOGUES["models.dev"].url, ["released"])
    assert (second.url, second.covers) == (CATALOGUES["litellm"].url, ["limits"])
    assert (second.name, second.revision, second.checked) == ("LiteLLM", "1.2", NOVEMBER)


def test_a_copy_that_the_record_names_already_is_named_once() -> None:
    record = model(sources=[source("models.dev", "released", "limits", revision="f3")])

    made = follow(record, {"acme": file()}, says("acme", context=16_000))

    (only,) = made.models[PATH].sources
    assert only.covers == ["released", "limits"]


def test_the_report_tells_what_was_not_believed() -> None:
    files = {"acme": file(), "hub": file(), "other": file()}
    own = says("acme", context=128_000, released="2026-01-02")
    host = says("hub", context=131_072, released="2026-01-03")
    other = says("other", context=64_000, released="2026-01-03")

    made = follow(model(limits={"context": "128000"}), files, own, host, other)

    assert [(one.about, one.text) for one in made.findings] == [
        (
            "outvoted",
            "released 2026-01-02, not 2026-01-03 (2); context 128,000, not 64,000 (1)",
        )
    ]
