"""Changes → texts of seeds, each read again before anything is written, then all written as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from generator import yaml_text
from generator.edits.files import SeedFile, read
from generator.edits.stage import commit
from generator.imports.changes import Changes
from generator.imports.new_models import new_text
from generator.imports.patch import patched
from generator.imports.plain import Plain, stated
from generator.records.base import Record
from generator.seeds import KINDS, Seeds


class NotFaithful(Exception):
    """A text that was made does not say what it was to say, so that nothing is written."""


def texts(seeds: Seeds, changes: Changes) -> dict[str, bytes]:
    """The new bytes of every file that changes, by path. Raises NotFaithful."""
    found = dict(changes.models)
    wanted: dict[str, dict[str, Plain]] = {}
    for path, before, now in _records(seeds, changes):
        wanted[path] = stated(now)
        if (kind := _kind(path)) and before is None:
            found[path] = new_text(kind, path.count("/"), stated(now))
        elif before is not None:
            found[path] = _changed(seeds.folder, path, before, now)
    for path, text in found.items():
        _expect_faithful(path, text, wanted.get(path))
    return {
        path: data
        for path, text in sorted(found.items())
        if (data := _bytes(seeds.folder, path, text)) is not None
    }


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files, or none of them, whatever happens meanwhile."""
    commit(folder, dict(files))


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


def _changed(folder: Path, path: str, before: Record, now: Record) -> str:
    file: SeedFile = read(folder, path)
    return file.with_yaml(patched(file.yaml, stated(before), stated(now))).text


def _expect_faithful(path: str, text: str, wanted: dict[str, Plain] | None) -> None:
    """Refuse a text that is no valid seed, or says anything else than it was to say."""
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


def _bytes(folder: Path, path: str, text: str) -> bytes | None:
    """The bytes, with the line ends that the file has; None where they are there already."""
    if not (folder / path).exists():
        return text.encode()
    held = read(folder, path)
    return held.with_yaml(text).data if held.text != text else None


def _kind(path: str) -> str:
    return next((name for name, kind in KINDS.items() if kind.pattern.fullmatch(path)), "")
