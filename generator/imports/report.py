"""What an import found, in Markdown: the counts first, then what a person has to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.imports.candidate import Reading
from generator.imports.findings import About, Finding

MOST_LINES = 100
"""Lines of a section before the rest is only counted: a report is read in five minutes."""
_SECTIONS: Mapping[About, tuple[str, str]] = {
    "lapsed": ("Lapsed corrections", "Their sources say something else than was corrected."),
    "suspicious": ("Suspicious", "Ten times or more apart: look for a slip of units first."),
    "changed": ("Changed", "The old entry has ended, the new one has a date."),
    "vanished": ("Vanished", "Not deleted: marked with the date of the copy that had it last."),
    "disagreement": (
        "New disagreements",
        "Both are kept: one as the price, the other as disputed.",
    ),
    "standing": ("Disagreements as before", "Listed at /docs/disagreements/ of the site."),
    "kept": ("Kept as it is", "The seeds say otherwise than the same copy: read by a person."),
    "currency": (
        "Another currency",
        "Not compared, and nothing changed: what stands here is in the provider's own currency.",
    ),
    "unconfirmed": (
        "Not taken as history",
        "Two copies differ, but nothing else of that time bears the older one out.",
    ),
    "new": ("New", "Not seen before at this provider."),
    "unlinked": ("Unlinked", "Nobody can be sure which model or provider it is."),
    "overdue": ("Overdue", "To be read again by each provider's own cadence."),
    "left out": ("Left out", "Malformed, impossible, or without a word for it here."),
}
_COUNTED: frozenset[About] = frozenset({"standing"})
"""What was reported when it was new, and is only counted since."""
_NEWS: tuple[About, ...] = ("disagreement", "suspicious")
_GROUPED: frozenset[About] = frozenset({"left out", "new"})


def report(readings: Sequence[Reading], findings: Iterable[Finding], files: int) -> str:
    """The whole report."""
    by_section: dict[About, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_section[finding.about].append(finding)
    # What one catalogue disputes is met again when the others have been taken.
    news = {(one.where, one.text) for about in _NEWS for one in by_section[about]}
    standing = [one for one in by_section["standing"] if (one.where, one.text) not in news]
    by_section["standing"] = standing
    return "\n".join([*_summary(readings, by_section, files), *_sections(by_section)]) + "\n"


def _summary(
    readings: Sequence[Reading], found: Mapping[About, list[Finding]], files: int
) -> Iterator[str]:
    yield "# Catalogues"
    yield ""
    yield "| catalogue | copy | date | records | left out |"
    yield "|---|---|---|--:|--:|"
    for reading in readings:
        left_out = len({one.where.partition(" ")[0] for one in reading.left_out})
        yield (
            f"| {reading.source} | {_safe(reading.revision)} | {reading.checked} "
            f"| {len(reading.candidates):,} | {left_out:,} |"
        )
    yield ""
    yield "| what | how many |"
    yield "|---|--:|"
    for about, (title, _) in _SECTIONS.items():
        yield f"| {title} | {len(found.get(about, [])):,} |"
    yield f"| Files that change | {files:,} |"


def _sections(found: Mapping[About, list[Finding]]) -> Iterator[str]:
    for about, (title, says) in _SECTIONS.items():
        held = sorted(set(found.get(about, [])), key=lambda finding: finding.order)
        if not held or about in _COUNTED:
            continue
        yield from ("", f"## {title} ({len(held):,})", "", says, "")
        lines = list(_grouped(about, held) if about in _GROUPED else map(_line, held))
        yield from lines[:MOST_LINES]
        if len(lines) > MOST_LINES:
            yield f"- and {len(lines) - MOST_LINES:,} more"


def _line(finding: Finding) -> str:
    return f"- `{_safe(finding.where)}`: {_safe(finding.text)}"


def _grouped(about: About, held: Sequence[Finding]) -> Iterator[str]:
    """One line for each provider, or for each reason, with some examples."""
    groups: dict[str, list[str]] = defaultdict(list)
    for finding in held:
        provider, _, native_id = finding.where.partition("/")
        group, name = (provider, native_id) if about == "new" else (finding.text, finding.where)
        groups[group].append(name)
    for group, names in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        shown = ", ".join(f"`{_safe(name)}`" for name in names[:3])
        more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
        yield f"- {_safe(group)} ({len(names):,}): {shown}{more}"


def _safe(text: str) -> str:
    """Text of outside catalogues, so that it is text in Markdown and nothing else."""
    return text.replace("`", "'").replace("|", "/").replace("<", "(").replace(">", ")")
