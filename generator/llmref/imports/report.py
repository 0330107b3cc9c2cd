"""What an import found, in Markdown: the counts first, then what a person has to look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from llmref import formats
from llmref.imports.candidate import Reading
from llmref.imports.findings import About, Finding
from llmref.imports.limits import REPORT_LENGTH, SECTION_LINES
from llmref.problems import printable

_NAMED = 3
"""Examples that are named of what is listed on one line together."""


class _Section(NamedTuple):
    """A heading, and what a person should make of what is below it."""

    title: str
    says: str


_CHANGES: Mapping[About, _Section] = {
    "error": _Section("Errors", "`llmref check` refuses these: fix them before this is merged."),
    "lapsed": _Section(
        "Lapsed corrections", "Their sources no longer state the figure that was corrected."
    ),
    "suspicious": _Section(
        "Suspicious",
        "Ten times or more apart: look for a slip of units first. "
        "A change `→` is written unless it says otherwise; fix the seed where it is a slip.",
    ),
    "removed": _Section("Removed", "Rates that left the seeds: each must have a reason."),
    "changed": _Section(
        "Changed",
        "The old price has ended, and the new one has a date; "
        "other facts are as the copy states them.",
    ),
    "revised": _Section(
        "Revised",
        "A catalog changed its figure, and nothing shows that the provider changed its price: "
        "no price has ended.",
    ),
    "assumed": _Section(
        "Assumed",
        "A source states a price for each of two conditions and none for both together: pages say "
        "that the higher one is assumed. Look for the price of both at the provider.",
    ),
    "vanished": _Section("Vanished", "Kept, with the date of the last copy that listed it."),
    "disagreement": _Section(
        "New disagreements",
        "Both figures are kept: one as the price, the other as disputed. "
        "If a source is known to be wrong, move its claim to `corrects`.",
    ),
    "new": _Section("New", "Not seen before at this provider."),
    "restored": _Section(
        "Restored",
        "The claims state these and the seeds did not: they are written again. To leave one out, "
        "list its mode or rate in `not_offered`; to state another price, name your source.",
    ),
}
"""What is written, or to be reviewed before it is merged."""
_REST: Mapping[About, _Section] = {
    "standing": _Section("Disagreements as before", ""),
    "currency": _Section(
        "Another currency",
        "Not compared: the seeds state another currency, which is kept.",
    ),
    "unbilled": _Section(
        "Priced, but not offered or not billed by use here",
        "Fix `not_offered` or `billing` in the seeds if that is wrong.",
    ),
    "kept": _Section(
        "Kept", "The seeds state something else than the same copy, and are unchanged."
    ),
    "unclaimed": _Section(
        "Without a claim",
        "Facts under a catalog's name that no copy of it states; they are unchanged.",
    ),
    "unconfirmed": _Section(
        "Not confirmed",
        "Not imported: two copies differ, but no other catalog states the change; "
        "or a retirement date that is probably the earliest possible one.",
    ),
    "unlinked": _Section(
        "Unlinked",
        "It is unknown which model or provider these are. Add a name that means a known model to "
        "`seeds/identity.yaml`, and one that means a provider to its `catalogue_ids`.",
    ),
    "outvoted": _Section(
        "Outvoted",
        "Facts of a model where some sources differ from its creator's own provider, or from most "
        "sources; in brackets, how many records state each.",
    ),
    "left out": _Section(
        "Left out", "Malformed, impossible, or of a kind that the seeds have no key for."
    ),
    "overdue": _Section("Overdue", "Due for another check by each provider's own cadence."),
}
"""What was not changed; folded."""
_SECTIONS: Mapping[About, _Section] = {**_CHANGES, **_REST}
_COUNTED: frozenset[About] = frozenset({"standing"})
"""What was reported when it was new, and is only counted since."""
_NEWS: tuple[About, ...] = ("disagreement", "suspicious")
_FIGURE = re.compile(r"(?<![\w+])\d(?:[\d,.:-]*\d)?")

ByTopic = Mapping[About, Sequence[Finding]]


def report(readings: Sequence[Reading], findings: Iterable[Finding], files: int) -> str:
    """The whole report, no longer than a pull request takes: what does not fit is counted.

    Each line is printable, whatever an outside catalog calls its models.
    """
    by_topic: dict[About, list[Finding]] = defaultdict(list)
    for finding in sorted(set(findings), key=lambda finding: finding.order):
        by_topic[finding.about].append(finding)
    # What one catalog disputes is found again when the others have been imported.
    news = {(finding.where, finding.text) for about in _NEWS for finding in by_topic[about]}
    by_topic["standing"] = [
        finding for finding in by_topic["standing"] if (finding.where, finding.text) not in news
    ]
    parts = [*_summary(readings, by_topic, files)]
    for about, section in _SECTIONS.items():
        if by_topic[about] and about not in _COUNTED:
            room = REPORT_LENGTH.most - sum(len(part) + 1 for part in parts)
            parts += _section(about, section, by_topic[about], room)
    return "\n".join(parts) + "\n"


def _summary(readings: Sequence[Reading], by_topic: ByTopic, files: int) -> Iterator[str]:
    yield "# Catalogs"
    yield ""
    yield "| catalog | copy | date | records | left out in part or whole |"
    yield "|---|---|---|--:|--:|"
    for reading in readings:
        left_out = len({note.where.partition(" ")[0] for note in reading.left_out})
        yield (
            f"| {reading.source} | {_safe(reading.revision)} | {reading.checked} "
            f"| {formats.count(len(reading.candidates))} | {formats.count(left_out)} |"
        )
    yield from ("", "| to review | count |", "|---|--:|")
    yield f"| Files that change | {formats.count(files)} |"
    yield from _counts(_CHANGES, by_topic)
    yield from ("", "| not changed | count |", "|---|--:|")
    yield from _counts(_REST, by_topic)


def _counts(sections: Mapping[About, _Section], by_topic: ByTopic) -> Iterator[str]:
    for about, section in sections.items():
        yield f"| {section.title} | {formats.count(len(by_topic.get(about, ())))} |"


def _section(
    about: About, section: _Section, findings: Sequence[Finding], room: int
) -> Iterator[str]:
    """The section, as far as there is room for it."""
    title = f"{section.title} ({formats.count(len(findings))})"
    is_folded = about in _REST
    if is_folded:
        yield from ("", f"<details><summary>{title}</summary>")
    else:
        yield from ("", f"## {title}")
    yield from ("", section.says, "")
    room -= len(title) + len(section.says) + 100
    lines = list(_lines(about, findings))
    shown = 0
    for line in lines[: SECTION_LINES.most]:
        room -= len(line) + 1
        if room < 0:
            break
        shown += 1
        yield line
    if shown < len(lines):
        yield f"- and {formats.count(len(lines) - shown)} more lines"
    if is_folded:
        yield from ("", "</details>")


def _lines(about: About, findings: Sequence[Finding]) -> Iterator[str]:
    """A line for each id, and one for each group, the largest of these first."""
    single: dict[str, list[str]] = defaultdict(list)
    groups: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        group = finding.group or (_reason(finding.text) if about == "left out" else "")
        if group:
            groups[group].append(finding.where)
        else:
            single[finding.where].append(finding.text)
    for where, texts in single.items():
        yield f"- {_code(where)}: {_safe('; '.join(sorted(texts)))}"
    for group, names in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        shown = ", ".join(_code(name) for name in names[:_NAMED])
        more = f" and {formats.count(len(names) - _NAMED)} more" if len(names) > _NAMED else ""
        yield f"- {_safe(group)} ({formats.count(len(names))}): {shown}{more}"


def _reason(text: str) -> str:
    """Why something was left out, without the figures and conditions that differ each time."""
    return _FIGURE.sub("…", text.partition(", under ")[0])


_PLAIN = str.maketrans({"`": "'", "|": "/", "<": "(", ">": ")", "[": "(", "]": ")", "@": "(at)"})


def _safe(text: str) -> str:
    """Text of outside catalogs, so that it is text in Markdown, names no user, and no link."""
    return printable(text.translate(_PLAIN))


def _code(text: str) -> str:
    """A name as code, in which nothing but its end means anything."""
    return f"`{printable(' '.join(text.replace('`', chr(39)).split()))}`"
