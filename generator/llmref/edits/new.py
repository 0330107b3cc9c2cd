"""New records: what is written where, and why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from llmref import yaml_text
from llmref.canonical.document import Document, Plain, read, schema_line, texts_at
from llmref.catalogue.link import UNATTRIBUTED
from llmref.edits import skeletons
from llmref.edits.files import SeedFile, read_all
from llmref.edits.slugs import families, slugs, taken
from llmref.edits.stage import Change
from llmref.problems import Place
from llmref.records.base import Record
from llmref.records.offering import OfferingRecord
from llmref.seeds import KINDS
from llmref.wording import nearest, refusals

_ENTRY = "entry"


class CannotMake(Exception):
    """The record cannot be made so; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What has to be known of an offering."""

    provider: str
    model: str
    id: str
    source: str = ""
    """A key of the file's sources, or for a new file an address."""


def seed(folder: Path, kind: str, slug: str, given: Mapping[str, str], creator: str = "") -> str:
    """The path of a new record's file, which `text` fills. Raises CannotMake and NotReadable."""
    seeds = read_all(folder)
    if reason := taken(seeds, kind, slug):
        raise CannotMake(reason)
    if kind == "model":
        _expect_creator(seeds, creator, given.get("family", ""))
    if kind == "creator" and slug == UNATTRIBUTED:
        raise CannotMake(f"{UNATTRIBUTED} is the folder of models without a known creator")
    where = KINDS[kind].where.replace("<creator>", creator).replace("<slug>", slug)
    if (folder / where).exists():
        raise CannotMake(f"{where} is there already; edit it, or choose another slug")
    return where


def text(kind: str, path: str, given: Mapping[str, str]) -> bytes:
    """The content of a new record's file. Raises CannotMake where a given value is refused."""
    page = kind == "page"
    written = skeletons.page_text(given) if page else skeletons.seed_text(kind, path, given)
    seed = SeedFile(path, kind, written)
    document = read(seed.yaml)
    if isinstance(document, yaml_text.Fault):
        raise CannotMake(f"{document.message}; {document.hint}")
    _expect_valid(KINDS[kind].record, document.value, Place(path))
    return seed.with_document(document).data


def _expect_valid(record: type[Record], value: Plain, place: Place) -> None:
    """Raise CannotMake where the record refuses the value."""
    try:
        record.model_validate(value)
    except ValidationError as failure:
        problem = next(refusals(failure, record, place))
        raise CannotMake("; ".join(filter(None, (problem.message, problem.hint)))) from None


def _expect_creator(seeds: Mapping[str, SeedFile], creator: str, family: str) -> None:
    known = slugs(seeds, "creator")
    if creator not in {*known, UNATTRIBUTED}:
        hint = nearest(creator, sorted(known))
        make = f"make it with `llmref new creator {creator}`"
        raise CannotMake(f"there is no creator {creator}; {hint or 'there is none yet'}; or {make}")
    lines = sorted(families(seeds, creator))
    if family and family not in lines:
        words = f"{creator} has no family {family}"
        declare = f"declare it in creators/{creator}.yaml"
        raise CannotMake(f"{words}; {f'{nearest(family, lines)}, or ' if lines else ''}{declare}")


def offering(folder: Path, offer: Offer, today: str) -> Change:
    """An offerings file with one more. Raises CannotMake and NotReadable."""
    seeds = read_all(folder)
    for kind, slug in (("provider", offer.provider), ("model", offer.model)):
        if slug not in (known := slugs(seeds, kind)):
            more = f" {slug}" + (" --creator <creator>" if kind == "model" else "")
            hint = f"{nearest(slug, sorted(known))}; or make it with `llmref new {kind}{more}`"
            raise CannotMake(f"there is no {kind} {slug}; {hint}")
    path = f"offerings/{offer.provider}.yaml"
    present = seeds.get(path)
    if present is None:
        return Change(path, None, _new_file(path, offer, today).data)
    _expect_new(present, offer)
    return Change(path, present.source, _with_entry(present, offer).data)


def _with_entry(file: SeedFile, offer: Offer) -> SeedFile:
    """The file with one more entry, and the comments of that entry."""
    document = file.document
    offerings = document.value.get("offerings")
    if not isinstance(offerings, list):
        raise CannotMake(f"{file.path} has no list `offerings`: add `offerings: []`")
    entry = _entry(offer, _source(file, offer))
    comments = deepcopy(document.comments)
    comments.at("offerings").inside[len(offerings)] = entry.comments.at(_ENTRY)
    value: dict[str, Plain] = {**document.value, "offerings": [*offerings, entry.value[_ENTRY]]}
    return file.with_document(replace(document, value=value, comments=comments))


def _expect_new(file: SeedFile, offer: Offer) -> None:
    if offer.model in texts_at(file.document.value, "offerings.*.model"):
        words = f"{offer.provider} offers {offer.model} already"
        raise CannotMake(f"{words}; edit it in {file.path}, or add a variant with this id there")
    ids = ("offerings.*.id", "offerings.*.variants.*.id")
    if any(offer.id in texts_at(file.document.value, steps) for steps in ids):
        raise CannotMake(f"the id {offer.id} is in {file.path} already; look at it there")


def _source(file: SeedFile, offer: Offer) -> str:
    """The source to name in the entry: none where the file has one for all."""
    sources = file.document.value.get("sources")
    known = list(sources) if isinstance(sources, dict) else []
    if offer.source and offer.source not in known:
        declare = f"declare it under `sources` in {file.path} and name its key"
        raise CannotMake(f"--source {offer.source}: {nearest(offer.source, known)}; or {declare}")
    has_default = any(texts_at(file.document.value, "defaults.source"))
    if not offer.source and not has_default:
        words = f"{file.path} has no source for all of it"
        raise CannotMake(f"{words}; name one with --source: {', '.join(known)}")
    return offer.source


def _new_file(path: str, offer: Offer, today: str) -> SeedFile:
    if not offer.source.startswith(("https://", "http://")):
        words = "the provider's first offering needs the address at which it was read"
        raise CannotMake(f"{words}: add --source https://…")
    value: dict[str, Plain] = {
        "sources": {"page": {"url": offer.source, "via": "page", "checked": today}},
        "defaults": {"source": "page"},
        "offerings": [],
    }
    empty = SeedFile(path, "offerings", "")
    document = Document(value, [schema_line(path, "offerings")])
    return _with_entry(empty.with_document(document), replace(offer, source=""))


def _entry(offer: Offer, source: str) -> Document:
    """The entry, checked as a record, under a key of its own, with its comments."""
    given = {"model": offer.model, "id": offer.id, "billing": "unknown"}
    if source:
        given["source"] = source
    lines = skeletons.entry_lines(OfferingRecord, skeletons.EXAMPLES["offering"], given)
    text = "\n".join([f"{_ENTRY}:", *(f"  {line}" for line in lines), ""])
    document = read(text)
    if isinstance(document, yaml_text.Fault):
        raise CannotMake(f"{document.message}; {document.hint}")
    _expect_valid(OfferingRecord, document.value[_ENTRY], Place(""))
    return document
