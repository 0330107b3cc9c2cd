"""What an ID from a log may be once what routes, dates or prices it is left out.

`templates/assets/js/resolve-page.js` has the same rules; `tests/resolve-forms.json` holds for both.
"""

from __future__ import annotations

import re

Form = tuple[str, tuple[str, ...]]
"""An ID, and what was left out to get it."""
MOST = 4
"""So many parts are left out at most."""
_LEFT_OUT = (
    re.compile(r"(?P<out>[^/]+/)(?P<rest>.+)"),
    re.compile(r"(?P<out>(?:us|eu|apac|global|jp|au|us-gov)\.)(?P<rest>.+)"),
    re.compile(r"(?P<rest>.+)(?P<out>:[a-z][a-z-]*)"),
    re.compile(r"(?P<rest>.+)(?P<out>[-@]20(?:\d{6}|\d\d-\d\d-\d\d))(?P<end>(?:-v\d+(?::\d+)?)?)"),
)
"""A route or a maker, a region, a variant, a date; `end` stays."""


def forms(id_: str) -> list[list[Form]]:
    """The ID as it is, then without one part, without two, and so on; each form once."""
    levels: list[list[Form]] = [[(id_.strip(), ())]]
    seen = {id_.strip()}
    while levels[-1] and len(levels) <= MOST:
        shorter: list[Form] = []
        for text, left_out in levels[-1]:
            for rule in _LEFT_OUT:
                match = rule.fullmatch(text)
                parts = match.groupdict() if match else {}
                rest = f"{parts['rest']}{parts.get('end', '')}" if parts else text
                if rest not in seen:
                    seen.add(rest)
                    shorter.append((rest, (*left_out, parts["out"])))
        levels.append(shorter)
    return [level for level in levels if level]
