"""New records: what is written where, and why it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from llmref import yaml_text
from llmref.catalogue.link import UNATTRIBUTED
from llmref.edits import skeletons
from llmref.edits.files import SeedFile, read_all
from llmref.edits.slugs import families, slugs, taken
from llmref.edits.splice import found, with_entry
from llmref.edits.stage import Change
from llmref.problems import Place
from llmref.records.base import Record
from llmref.records.offering import OfferingRecord
from llmref.seeds import KINDS
from llmref.wording import nearest, refusals
from llmref.yaml_spans import find


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
    made = skeletons.page_text(given) if page else skeletons.seed_text(kind, path, given)
    front = made.split("---\n")[1] if page else made
    _expect_valid(KINDS[kind].record, yaml_text.parse(front), Place(path))
    return made.encode()


def _expect_valid(
    record: type[Record], document: yaml_text.Document, place: Place, value: object = None
) -> None:
    """Raise CannotMake where the document has a fault, or the record refuses what it says."""
    for fault in document.faults:
        raise CannotMake(f"{fault.message}; {fault.hint}")
    try:
        record.model_validate(document.value if value is None else value)
    except ValidationError as failure:
        problem = next(refusals(failure, record, place))
        raise CannotMake("; ".join(filter(None, (problem.message, problem.hint)))) from None


def _expect_creator(seeds: Mapping[str, SeedFile], creator: str, family: str) -> None:
    held = slugs(seeds, "creator")
    if creator not in {*held, UNATTRIBUTED}:
        hint = nearest(creator, sorted(held))
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
        if slug not in (held := slugs(seeds, kind)):
            more = f" {slug}" + (" --creator <creator>" if kind == "model" else "")
            hint = f"{nearest(slug, sorted(held))}; or make it with `llmref new {kind}{more}`"
            raise CannotMake(f"there is no {kind} {slug}; {hint}")
    path = f"offerings/{offer.provider}.yaml"
    held_file = seeds.get(path)
    if held_file is None:
        return Change(path, None, _new_file(offer, today).encode())
    _expect_new(held_file, offer)
    lines = _entry(offer, _source(held_file, offer))
    ids = [node.value for node in found(held_file.tree, ["offerings", "*", "id"])]
    at = next((at for at, native in enumerate(ids) if native > offer.id), len(ids))
    after = held_file.with_yaml(with_entry(held_file.yaml, "offerings", at, lines)).data
    return Change(path, held_file.source, after)


def _expect_new(file: SeedFile, offer: Offer) -> None:
    models = {node.value for node in found(file.tree, ["offerings", "*", "model"])}
    if offer.model in models:
        words = f"{offer.provider} offers {offer.model} already"
        raise CannotMake(f"{words}; edit it in {file.path}, or add a variant with this id there")
    ids = (["offerings", "*", "id"], ["offerings", "*", "variants", "*", "id"])
    if any(node.value == offer.id for steps in ids for node in found(file.tree, steps)):
        raise CannotMake(f"the id {offer.id} stands in {file.path} already; look at it there")


def _source(file: SeedFile, offer: Offer) -> str:
    """The source to name in the entry: none where the file has one for all."""
    held = find(file.tree, ("sources",))
    known = [pair.key.value for pair in getattr(held, "pairs", ())]
    if offer.source and offer.source not in known:
        declare = f"declare it under `sources` in {file.path} and name its key"
        raise CannotMake(f"--source {offer.source}: {nearest(offer.source, known)}; or {declare}")
    has_default = find(file.tree, ("defaults", "source")) is not None
    if not offer.source and not has_default:
        words = f"{file.path} has no source for all of it"
        raise CannotMake(f"{words}; name one with --source: {', '.join(known)}")
    return offer.source


def _new_file(offer: Offer, today: str) -> str:
    if not offer.source.startswith(("https://", "http://")):
        words = "the provider's first offering needs the address at which it was read"
        raise CannotMake(f"{words}: add --source https://…")
    lines = (
        "# yaml-language-server: $schema=../.schema/offerings.schema.json",
        "sources:",
        f"  page: {{url: {skeletons.scalar(offer.source)}, via: page, checked: {today}}}",
        "defaults: {source: page}",
        "offerings:",
        _entry(offer, ""),
        "",
    )
    return "\n".join(lines)


def _entry(offer: Offer, source: str) -> str:
    """The entry, checked as a record."""
    given = {"model": offer.model, "id": offer.id, "billing": "unknown"}
    if source:
        given["source"] = source
    lines = skeletons.entry_lines(OfferingRecord, skeletons.EXAMPLES["offering"], given)
    made = "\n".join(f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines))
    document = yaml_text.parse(made)
    entry = document.value[0] if isinstance(document.value, list) else None
    _expect_valid(OfferingRecord, document, Place(""), entry)
    return made
