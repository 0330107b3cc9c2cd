"""The ids of one offerings file: each offering and variant, with what stands above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar

from llmref.imports.findings import Reporting, each
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord

S = TypeVar("S", OfferingRecord, VariantRecord)


@dataclass(frozen=True, slots=True)
class Form(Generic[S]):
    """One id of a file."""

    record: S
    of: OfferingRecord
    """The offering that it is a variant of, or is itself."""
    source: str
    """The source of what names none; empty where there is none."""


AnyForm: TypeAlias = "Form[OfferingRecord] | Form[VariantRecord]"


def forms(file: OfferingsFile) -> Iterator[AnyForm]:
    """Every offering of the file, each followed by its variants."""
    default = file.defaults.source or ""
    for offering in file.offerings:
        source = offering.source or default
        yield Form(offering, offering, source)
        for variant in offering.variants:
            yield Form(variant, offering, variant.source or source)


class Change(Protocol):
    """What becomes of one id."""

    def __call__(self, form: Form[S]) -> Reporting[S]:
        """The record as it is to be; the same where nothing changes."""


def with_forms(file: OfferingsFile, change: Change) -> Reporting[OfferingsFile]:
    """The file with all offerings and variants changed; the same one where nothing changes."""
    default = file.defaults.source or ""
    offerings = yield from each(
        _changed(record, record.source or default, change) for record in file.offerings
    )
    return file if offerings == file.offerings else file.model_copy(update={"offerings": offerings})


def _changed(record: OfferingRecord, source: str, change: Change) -> Reporting[OfferingRecord]:
    offering = yield from change(Form(record, record, source))
    variants = yield from each(
        change(Form(variant, record, variant.source or source)) for variant in record.variants
    )
    if variants == record.variants:
        return offering
    return offering.model_copy(update={"variants": variants})
