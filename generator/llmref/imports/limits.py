"""What an outside catalog may cost: every bound of an import, and what is said when it is met.

A copy that meets a bound of its own is refused in one sentence; a record, or a value of one, that
meets its bound is left out with a finding, and everything else is imported. The figures are
several times what the largest catalog needs; the comments say what that is.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from llmref import numerals


class Limit(NamedTuple):
    """One bound, and the end of the sentence that says that it was met."""

    most: int
    costs: Literal["copy", "record", "value"]
    """What is left out when it is met."""
    sentence: str

    @property
    def words(self) -> str:
        """The end of a sentence that starts with what is too large."""
        return self.sentence.format(most=numerals.count(self.most))


# Reading a copy. LiteLLM's wheel is 41 MB, in 4,075 files; the largest JSON text is 4 MB, with
# 150,000 values; the largest Python source has 330,000 words and signs, and 600 MB is what a
# million of them can take at worst while they are parsed.
COPY_BYTES = Limit(100_000_000, "copy", "is larger than {most} bytes")
TEXT_BYTES = Limit(30_000_000, "copy", "is larger than {most} bytes")
WHEEL_FILES = Limit(50_000, "copy", "has more than {most} files")
JSON_VALUES = Limit(1_500_000, "copy", "has more than {most} values")
PYTHON_TOKENS = Limit(1_000_000, "copy", "has more than {most} words and signs")
RECORDS = Limit(30_000, "copy", "has more than {most} records")
"""models.dev lists 5,300."""
READING_SECONDS = Limit(300, "copy", "takes more than {most} seconds of processor time to read")

# One record. The largest has 123 values, seven levels, and a text of 1,194 characters.
RECORD_VALUES = Limit(2_000, "record", "has more than {most} values")
RECORD_DEPTH = Limit(20, "record", "is nested more than {most} levels deep")
TEXT_LENGTH = Limit(10_000, "record", "has a text of more than {most} characters")
PROVIDER_BYTES = Limit(80, "record", "has a provider whose name is over {most} bytes long")
"""It names a file of claims, in which a byte can take three characters of the 255 there are."""
NUMBER_LENGTH = Limit(60, "value", "is a number of more than {most} characters")
EXPONENT = Limit(30, "value", "is a number with over {most} digits on one side of its point")

# Findings: what a person can read, and what a pull request takes.
FINDINGS = Limit(20_000, "value", "more was left out than the {most} findings that are kept")
WHERE_LENGTH = Limit(200, "value", "…, over {most} characters")
REASON_LENGTH = Limit(300, "value", "…, over {most} characters")
SECTION_LINES = Limit(100, "value", "a section shows {most} lines, and counts the others")
"""A report is read in five minutes."""
REPORT_LENGTH = Limit(60_000, "value", "a report has {most} characters, and counts what is left")
"""A report is the text of a pull request; GitHub takes 65,536 characters."""

# Downloads.
DOWNLOAD_SECONDS = Limit(300, "copy", "took more than {most} seconds in all")
SILENT_SECONDS = Limit(30, "copy", "nothing came for {most} seconds")
WAIT_SECONDS = Limit(60, "copy", "asks for more than {most} seconds until another try")
REDIRECTS = Limit(5, "copy", "redirects more than {most} times")
