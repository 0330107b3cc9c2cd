"""Identity, measured on ids of a real catalogue that were labelled by reading."""

import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from llmref import seeds
from llmref.imports.candidate import Candidate
from llmref.imports.identity import Link, Resolution, resolve
from llmref.records.creator import CreatorRecord
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.model import ModelRecord
from llmref.seeds import Seed, Seeds

pytestmark = pytest.mark.site
ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "imports"
PRECISION, RECALL = 0.99, 0.97
CREATORS, MODELS, OFFERINGS = 115, 950, 5_200

Here = tuple[str, str]


@dataclass(frozen=True)
class Label:
    """What an id means, as a reader of names and ids said."""

    creator: str
    model: str
    variant: str


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def modalities(text: str) -> tuple[Modality, ...]:
    return cast("tuple[Modality, ...]", tuple(text.split() or ["text"]))


def listed() -> list[Candidate]:
    """Names and ids of models.dev, 2026-07-02, with what its reader takes from a record."""
    return [
        Candidate(
            source="models.dev",
            provider=row["provider"],
            id=row["id"],
            name=row["name"],
            creator=row["record"]
            or (row["id"].partition("/")[0] if row["id"].count("/") == 1 else ""),
            model=row["id"].rpartition("/")[2].lower() if row["record"] else "",
            kind=cast("Kind | None", row["kind"] or None),
            input=modalities(row["input"]),
            output=modalities(row["output"]),
        )
        for row in rows("listed.csv")
    ]


LISTED = listed()
LABELS: Mapping[Here, Label] = {
    (row["provider"], row["id"]): Label(row["creator"], row["model"], row["variant"])
    for row in rows("labels.csv")
}
KINDS: Mapping[Here, str] = {(row["provider"], row["id"]): row["kind"] for row in rows("kinds.csv")}


def where(candidate: Candidate) -> Here:
    return candidate.provider, candidate.id


def links(resolution: Resolution) -> dict[Here, Link]:
    return {where(link.candidate): link for link in resolution.links}


def said(link: Link) -> tuple[str, str]:
    return link.creator, link.model


def tell(name: str, precision: float, recall: float, resolution: Resolution) -> None:
    models = {link.model for link in resolution.links}
    sys.stdout.write(
        f"\n{name}: precision {precision:.2%}, recall {recall:.2%} of {len(LABELS)} labels; "
        f"{len(resolution.links):,} links to {len(models):,} models, "
        f"{len(resolution.unlinked)} unlinked\n"
    )


def figures(resolution: Resolution) -> tuple[float, float]:
    """The share of links that are right, and of ids with a right answer that are linked so."""
    found = links(resolution)
    wanted = {here: label for here, label in LABELS.items() if label.model != "unlinked"}
    made = [here for here in LABELS if here in found]
    right = [
        here
        for here in made
        if here in wanted and said(found[here]) == (wanted[here].creator, wanted[here].model)
    ]
    return len(right) / len(made), len(right) / len(wanted)


@pytest.fixture(scope="module")
def own() -> Seeds:
    return seeds.load(ROOT / "seeds")[0]


@pytest.fixture(scope="module")
def resolution(own: Seeds) -> Resolution:
    return resolve(LISTED, own)


@pytest.fixture(scope="module")
def by_rules(own: Seeds) -> Resolution:
    """What rules and names tell where the seeds have no offering that says it."""
    return resolve(LISTED, replace(own, offerings=()))


def test_the_sample_is_large_and_touches_every_provider() -> None:
    assert len(LABELS) >= 300
    assert {provider for provider, _ in LABELS} == {one.provider for one in LISTED}
    assert set(LABELS) | set(KINDS) <= {where(one) for one in LISTED}


def test_links_are_right_and_few_are_missing(
    resolution: Resolution, by_rules: Resolution, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = {"with the seeds": resolution, "by rules and names only": by_rules}

    with capsys.disabled():
        for name, result in measured.items():
            tell(name, *figures(result), result)
    assert all(figures(result)[0] >= PRECISION for result in measured.values())
    assert all(figures(result)[1] >= RECALL for result in measured.values())


def test_variants_are_told_by_their_labels(by_rules: Resolution) -> None:
    found = links(by_rules)

    wrong = {
        here: found[here].label
        for here, label in LABELS.items()
        if here in found and found[here].label != label.variant
    }

    assert len(wrong) <= len(LABELS) // 100, wrong


def test_what_nobody_can_tell_stays_unlinked(by_rules: Resolution) -> None:
    unclear = {here for here, label in LABELS.items() if label.model == "unlinked"}

    reasons = {where(one.candidate): one.reason for one in by_rules.unlinked}

    assert unclear <= set(reasons)
    assert all(reasons.values())


def test_every_offering_that_is_no_chat_model_has_its_kind(
    own: Seeds, resolution: Resolution
) -> None:
    kinds: dict[str, str] = {model.slug: model.kind for model in resolution.models}
    kinds |= {seed.slug: seed.record.kind for seed in own.models}

    given = {here: kinds[link.model] for here, link in links(resolution).items()}

    assert {here: kind for here, kind in given.items() if kind != "chat"} == {
        here: kind for here, kind in KINDS.items() if here in given
    }
    assert len(KINDS) >= 290


def test_a_whole_catalogue_becomes_creators_models_and_variants(resolution: Resolution) -> None:
    creators = {link.creator for link in resolution.links} - {""}
    models = {link.model for link in resolution.links}

    assert len(creators) >= CREATORS
    assert len(models) >= MODELS
    assert len(resolution.links) >= OFFERINGS
    assert len(resolution.links) + len(resolution.unlinked) == len(LISTED)


def test_the_order_of_candidates_does_not_matter(own: Seeds, resolution: Resolution) -> None:
    assert resolve(list(reversed(LISTED)), own) == resolution


def test_models_once_made_change_no_link(own: Seeds, resolution: Resolution) -> None:
    made = [
        Seed(
            f"models/{new.creator or 'unattributed'}/{new.slug}.yaml",
            ModelRecord(name=new.name, kind=new.kind),
        )
        for new in resolution.models
    ]
    makers = [
        Seed(f"creators/{maker}.yaml", CreatorRecord(name=name))
        for maker, name in resolution.creators.items()
    ]

    again = resolve(
        LISTED,
        replace(own, models=(*own.models, *made), creators=(*own.creators, *makers)),
    )

    assert again.models == ()
    assert [said(link) for link in again.links] == [said(link) for link in resolution.links]


def creators_of(found: Iterable[Link]) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for link in found:
        table.setdefault(link.model, set()).add(link.creator)
    return table


def test_a_model_has_one_creator(resolution: Resolution) -> None:
    assert {
        slug: held for slug, held in creators_of(resolution.links).items() if len(held) > 1
    } == {}
