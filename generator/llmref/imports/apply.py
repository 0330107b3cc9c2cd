"""Changes → texts of seeds, each read again before anything is written, then all written as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from llmref import yaml_text
from llmref.canonical.carry import revised
from llmref.edits.files import SeedFile, read
from llmref.edits.stage import Change
from llmref.imports.change_set import Changes
from llmref.imports.new_models import new_text
from llmref.imports.plain import Plain, stated
from llmref.records.base import Record
from llmref.seeds import KINDS, Seed, Seeds


class NotFaithful(Exception):
    """A text that was made does not say what it was to say, so that nothing is written."""


def applied(seeds: Seeds, changes: Changes) -> tuple[dict[str, Change], Seeds]:
    """Every file that changes, by path, and the seeds as they are then.

    Raises NotFaithful and NotReadable.
    """
    texts = dict(changes.models)
    files: dict[str, SeedFile] = {}  # each is read once, so that what is compared later is that
    wanted: dict[str, dict[str, Plain]] = {}
    for path, before, now in _records(seeds, changes):
        wanted[path] = stated(now)
        if (kind := _kind(path)) and before is None:
            texts[path] = new_text(kind, path, stated(now))
        elif before is not None:
            file = files[path] = read(seeds.folder, path)
            texts[path] = _changed(file, stated(before), stated(now)).text
    records = {path: _faithful(path, text, wanted.get(path)) for path, text in texts.items()}
    ready = (
        _change(path, text, files.get(path) or _file(seeds.folder, path))
        for path, text in sorted(texts.items())
    )
    changed = {change.path: change for change in ready if change.before != change.after}
    return changed, _laid_over(seeds, records)


def _changed(file: SeedFile, old: dict[str, Plain], new: dict[str, Plain]) -> SeedFile:
    """The file that says `new` where it says `old`, with every comment; else as it is."""
    if old == new:
        return file
    document = file.document
    value = _merged(document.value, old, new)
    return file.with_document(revised(KINDS[file.kind].record, document, value))


def _merged(
    written: dict[str, Plain], old: dict[str, Plain], new: dict[str, Plain]
) -> dict[str, Plain]:
    """What is written, changed where old and new differ: the rest keeps how it is spelled."""
    merged = {key: value for key, value in written.items() if key in new or key not in old}
    for key, value in new.items():
        before, kept = old.get(key), written.get(key)
        if value == before and kept is not None:
            continue
        if isinstance(value, dict) and isinstance(before, dict) and isinstance(kept, dict):
            merged[key] = _merged(kept, before, value)
        elif isinstance(value, list) and isinstance(before, list) and isinstance(kept, list):
            merged[key] = [_kept(item, before, kept) for item in value]
        else:
            merged[key] = value
    return merged


def _kept(item: Plain, old: list[Plain], written: list[Plain]) -> Plain:
    """The item as it is written where it was in the list before."""
    return written[old.index(item)] if item in old and len(old) == len(written) else item


def _laid_over(seeds: Seeds, records: Mapping[str, Record]) -> Seeds:
    """The seeds with these records, by path, in the places of those that they have."""
    groups: dict[str, dict[str, Seed[Record]]] = {}
    for path, record in records.items():
        group = KINDS[_kind(path)].group
        by_path = groups.setdefault(group, {seed.path: seed for seed in getattr(seeds, group)})
        by_path[path] = Seed(path, record)
    ordered = {
        group: tuple(seed for _, seed in sorted(by_path.items()))
        for group, by_path in groups.items()
    }
    return replace(seeds, **ordered)  # type: ignore[arg-type]  # by kind


def _records(seeds: Seeds, changes: Changes) -> Iterator[tuple[str, Record | None, Record]]:
    offerings = {seed.slug: seed.record for seed in seeds.offerings}
    for provider, file in changes.offerings.items():
        yield f"offerings/{provider}.yaml", offerings.get(provider), file
    models = {seed.path: seed.record for seed in seeds.models}
    for path, model in changes.followed.items():
        yield path, models[path], model
    creators = {seed.slug: seed.record for seed in seeds.creators}
    for slug, record in changes.creators.items():
        yield f"creators/{slug}.yaml", creators.get(slug), record
    for seed in seeds.sites:
        if changes.as_of and changes.as_of > seed.record.as_of:
            yield "site.yaml", seed.record, seed.record.model_copy(update={"as_of": changes.as_of})


def _faithful(path: str, text: str, wanted: dict[str, Plain] | None) -> Record:
    """The record of a text. Raises NotFaithful if it is no valid seed, or says anything else."""
    document = yaml_text.parse(text)
    if document.faults:
        fault = document.faults[0]
        raise NotFaithful(f"{path}:{fault.line}: {fault.message}")
    try:
        record = KINDS[_kind(path)].record.model_validate(document.value)
    except ValidationError as failure:
        first = failure.errors()[0]
        steps = ".".join(map(str, first["loc"]))
        raise NotFaithful(f"{path}: {steps}: {first['msg']}") from None
    if wanted is not None and stated(record) != wanted:
        raise NotFaithful(f"{path}: the change cannot be written without changing more")
    return record


def _file(folder: Path, path: str) -> SeedFile | None:
    return read(folder, path) if (folder / path).exists() else None


def _change(path: str, text: str, file: SeedFile | None) -> Change:
    """The text in the place of the file, with the line ends that it has."""
    if file is None:
        return Change(path, None, text.encode())
    return Change(path, file.source, replace(file, text=text).data)


def _kind(path: str) -> str:
    return next((name for name, kind in KINDS.items() if kind.pattern.fullmatch(path)), "")
