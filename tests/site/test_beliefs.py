"""Each contradiction that pages are searched for is found where it is planted."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site import beliefs
from tests.site.walk import Look

CALL = "<pre data-call=x>{}</pre>"
BOX = "<copy-code data-what='the model ID'><pre><code>{}</code></pre></copy-code>"
NO_CALL = "<section id=recipe><p>No call is published.</p></section>"
USE = "<dl id=faq><dt>Which?</dt><dd>Use <code>m</code> as the model.</dd></dl>"
DEPLOYED = "<ul id=gotchas><li>It takes the name that you gave your deployment.</li></ul>"
BARE = "<ul id=gotchas><li>A bare model ID can be refused.</li></ul>"
UNKNOWN = "<section id=capabilities><p>Not known: Prompt caching</p></section>"
PRICED = (
    "<section id=pricing><table><thead><tr><th>ID</th><th>Cache read</th></tr></thead>"
    "<tbody><tr><th>m</th><td>{}</td></tr></tbody></table></section>"
)
RETIRED = "<header class=page-head><ul><li class=badge>Retired 2026-01-01</ul></header>"
RELEASED = (
    "<section id=specs><div><dt>Released</dt><dd>{}</dd></div></section>"
    "<ul id=sources><li>A list: Model: released, weights 2026-07-02</li></ul>"
)
ALIKE = "<ul id=gotchas><li><code>a</code> is old.</li><li><code>b</code> is {}.</li></ul>"
ONE_END = (
    "<ul id=gotchas><li><code>a</code> ends on 2026-12-01.</li>"
    "<li>From {} on another answers <code>a</code>.</li></ul>"
)
DENIED = (
    "<ul id=capabilities><li><a>Tool calling</a> <b data-answer={}>No</b></li></ul>"
    "<more-calls><a href='/calls/#tools'>Tool calling</a></more-calls>"
)
RANGE = "<section id=parameters><div><dt>{}</dt><dd>0 to 2</dd></div></section>"
OPEN = "<section id=capabilities><p class=open-answers>Not known: Temperature setting</p></section>"
DISPUTED = "<span title='A list says $0.20; another says {}'>$0.10</span>"
LESS = (
    "<ul id=why><li>Its max output is 10 tokens here, less than the model's 20.</li>"
    "<li>First-party: Smith serves its own model.</li></ul>"
    "<section id=specs><div><dt>Weights</dt><dd>{}</dd></div></section>"
)
ENDS = (
    "<header class=page-head><ul><li class=badge>Retires 2027-01-01</ul></header>"
    "<dl id=faq><dt>When does M on Acme retire?</dt><dd>It retires on {}.</dd></dl>"
)
COSTS = (
    "<dl class=tiles><div class=tile><dt>Input</dt><dd>$0.30</dd></div></dl>"
    "<dl id=faq><dt>What?</dt><dd>M costs {} per 1M input tokens.</dd></dl>"
)
ANSWER = "<dl id=faq><dd>Under the {} license.</dd></dl>"


@pytest.mark.parametrize(
    ("look", "wrong", "right"),
    [
        # what is looked for, a page that has it, one that has not
        (beliefs.used_without_call, NO_CALL + USE, NO_CALL + CALL + USE),
        (
            beliefs.id_not_called,
            f"<div id=recipe>{BOX.format('m')}{CALL.format('n')}</div>",
            f"<div id=recipe>{BOX.format('m:1')}{CALL.format('/m%3A1/converse')}</div>",
        ),
        (beliefs.deployment_by_its_id, DEPLOYED + USE, USE),
        (
            beliefs.pitfall_of_bare_ids,
            f"<div id=recipe>{BOX.format('us.maker.m')}</div>{BARE}",
            f"<div id=recipe>{BOX.format('maker.m')}</div>{BARE}",
        ),
        (
            beliefs.caching_unknown_beside_price,
            UNKNOWN + PRICED.format("$0.10"),
            UNKNOWN + PRICED.format("Not sourced"),
        ),
        (beliefs.pitfall_of_the_retired, RETIRED + NO_CALL + BARE, NO_CALL + BARE),
        (
            beliefs.released_after_source,
            RELEASED.format("2026-07-03"),
            RELEASED.format("2026-07-02"),
        ),
        (beliefs.word_twice, ANSWER.format("MIT License"), ANSWER.format("MIT")),
        (beliefs.pitfalls_alike, ALIKE.format("old"), ALIKE.format("new")),
        (beliefs.pitfalls_alike, ONE_END.format("2026-12-01"), ONE_END.format("2026-12-02")),
        (beliefs.example_denied, DENIED.format("no"), DENIED.format("yes")),
        (
            beliefs.parameter_sent,
            CALL.format('"temperature": 0.2'),
            CALL.format("print(temperature)"),
        ),
        (
            beliefs.temperature_unknown_beside_range,
            OPEN + RANGE.format("Temperature"),
            OPEN + RANGE.format("Top P"),
        ),
        (beliefs.disputed_by_itself, DISPUTED.format("$0.10"), DISPUTED.format("$0.30")),
        (beliefs.creator_serves_less, LESS.format("Closed"), LESS.format("Open")),
        (beliefs.end_not_answered, ENDS.format("2027-02-01"), ENDS.format("2027-01-01")),
        (beliefs.price_not_answered, COSTS.format("$0.40"), COSTS.format("$0.30")),
    ],
)
def test_what_is_planted_is_found_and_no_more(
    look: Look[list[str]], wrong: str, right: str
) -> None:
    assert len(look("/", LexborHTMLParser(f"<main>{wrong}</main>"))) == 1
    assert look("/", LexborHTMLParser(f"<main>{right}</main>")) == []
