"""What is forgotten when a word is added to a vocabulary, and which command names it."""

from __future__ import annotations

from tests.unit.to_add_one.forgotten import CHECK, SCHEMA, Edit, Forgotten, mypy, suite
from tests.unit.to_add_one.recipe_cases import RECIPE_CASES


def word(module: str, last: str, new: str) -> Edit:
    """A word after another in a Literal."""
    return Edit(
        f"generator/llmref/{module}", f'    "{last}",\n]', f'    "{last}",\n    "{new}",\n]'
    )


def row(module: str, end: str, text: str) -> Edit:
    """A row at the end of a table, which ends in a brace and what is said of it."""
    return Edit(f"generator/llmref/{module}", f'}}\n"""{end}', f'{text}}}\n"""{end}')


RATE = word("records/rates.py", "compute_second", "seat")
KIND = word("records/kinds.py", "other", "ocr")
KIND_ROW = row(
    "records/kinds.py",
    "In the order in which kinds",
    """    "ocr": ModelKind(
        label="OCR",
        noun="an OCR model",
        plural="OCR models",
        rates_shown=("page", "input"),
        shows_batch=False,
        writes=False,
        asks_every_capability=False,
        no_output_tokens="",
        no_text="",
        no_context="",
        has_dimensions=False,
        features=_ANY,
    ),
""",
)
FEATURE = word("records/features.py", "fine_tuning", "citations")
FEATURES_END = "In the order in which capabilities"
FEATURE_ROW = row(
    "records/features.py",
    FEATURES_END,
    '    "citations": _stated("Citations", "Can name its sources."),\n',
)
PAGE = word("pages/page_kinds.py", "redirect.html", "pages/timeline.html")
PAGE_ROW = row(
    "pages/page_kinds.py",
    "In the order in which the summary",
    '    "pages/timeline.html": PageKind("timeline", "timelines"),\n',
)
CATALOG = Edit(
    "generator/llmref/records/catalogs.py", '"models.dev"\n]', '"models.dev", "price-watch"\n]'
)
CATALOG_ROW = row(
    "records/catalogs.py",
    "In the order of precedence",
    """    "price-watch": CatalogKind(
        label="Price Watch",
        url="https://prices.example/",
        via="catalogue",
        prices_only=True,
        lists_models=False,
        lists="all",
        zero_is_free=False,
        denies=frozenset(),
    ),
""",
)
RULE = Edit(
    "generator/llmref/rules/too_new.py",
    "",
    '"""Whatever is too new may be wrong."""\n\n\ndef check(catalogue: object) -> tuple[()]:\n'
    '    """Yield nothing."""\n    return ()\n',
)
CALL = row(
    "recipes/call_kinds.py",
    "Every kind of call",
    '    "ocr": CallKind("the text of the page."),\n',
)
CASES = [
    Forgotten("rate", "its row", (RATE,), CHECK, "'seat' is a RateKey without a row in RATES"),
    Forgotten(
        "rate",
        "a column of its row",
        (RATE, row("records/rates.py", "In the order", '    "seat": RateKind("Seat", "seat"),\n')),
        mypy("records/rates.py"),
        'Missing positional arguments "size", "counted", "ceiling" in call to "RateKind"',
    ),
    Forgotten(
        "rate",
        "the schemas",
        (RATE, row("records/rates.py", "In the order", '    "seat": _tokens("Seat", 1),\n')),
        SCHEMA,
        "offerings.schema.json",
    ),
    Forgotten(
        "rate",
        "the typical world",
        (RATE, row("records/rates.py", "In the order", '    "seat": _tokens("Seat", 1),\n')),
        suite("test_worlds.py::test_the_typical_world_uses_every_rate"),
        "'seat'",
    ),
    Forgotten("feature", "its row", (FEATURE,), CHECK, "'citations' is a CapabilityKey without"),
    Forgotten(
        "feature",
        "a column of its row",
        (FEATURE, row("records/features.py", FEATURES_END, '    "citations": _stated("Cites"),\n')),
        mypy("records/features.py"),
        'Missing positional argument "meaning" in call to "_stated"',
    ),
    Forgotten(
        "feature",
        "the schemas",
        (FEATURE, FEATURE_ROW),
        SCHEMA,
        "model.schema.json",
    ),
    Forgotten("kind", "its row", (KIND,), CHECK, "'ocr' is a Kind without a row in MODEL_KINDS"),
    Forgotten(
        "kind", "its call", (KIND, KIND_ROW), CHECK, "'ocr' is a CalledAs without a row in CALL_K"
    ),
    Forgotten(
        "kind", "its calls", (KIND, KIND_ROW, CALL), CHECK, "no recipe class has the call `ocr`"
    ),
    Forgotten("kind", "the schemas", (KIND, KIND_ROW), SCHEMA, "model.schema.json"),
    Forgotten(
        "kind",
        "a column of its row",
        (
            KIND,
            row("records/kinds.py", "In the order", '    "ocr": ModelKind(label="OCR"),\n'),
        ),
        mypy("records/kinds.py"),
        'Missing named argument "rates_shown" for "ModelKind"',
    ),
    *RECIPE_CASES,
    Forgotten(
        "page kind",
        "its Markdown",
        (
            Edit(
                "generator/llmref/pages/search.py",
                """template="pages/resolve.html",
        markdown="plain",""",
                """template="pages/resolve.html",
        markdown="resolve",""",
            ),
        ),
        CHECK,
        "templates/feeds/resolve.md:1:1: template: there is no template 'feeds/resolve.md'",
    ),
    Forgotten(
        "page kind",
        "its page, at its address",
        (
            Edit(
                "generator/llmref/urls.py",
                '    "/404.html",\n]',
                '    "/404.html",\n    "/eras/",\n]',
            ),
        ),
        CHECK,
        "'/eras/' is a SinglePage without a row in SINGLE",
    ),
    Forgotten("page kind", "its row", (PAGE,), CHECK, "'pages/timeline.html' is a PageTemplate"),
    Forgotten(
        "page kind",
        "its template",
        (PAGE, PAGE_ROW),
        suite("pages/test_page_kinds.py"),
        "test_every_kind_of_page_has_its_template[pages/timeline.html]",
    ),
    Forgotten(
        "page kind",
        "its examples",
        (PAGE, PAGE_ROW),
        suite("pages/test_page_kinds.py"),
        "test_browsers_look_at_a_page_of_every_kind_but_redirects",
    ),
    Forgotten(
        "page kind",
        "the list",
        (Edit("generator/llmref/pages/page_kinds.py", '    "pages/docs.html",\n', ""),),
        mypy("pages/docs.py"),
        'Argument "template" to "Page" has incompatible type "Literal',
    ),
    Forgotten("catalog", "its row", (CATALOG,), CHECK, "'price-watch' is a CatalogName without"),
    Forgotten(
        "catalog",
        "its reader",
        (CATALOG, CATALOG_ROW),
        suite("imports/test_catalogs.py"),
        "test_every_catalog_has_a_reader_and_no_other_has",
    ),
    Forgotten(
        "catalog",
        "NOTICE",
        (CATALOG, CATALOG_ROW),
        suite("imports/test_catalogs.py"),
        "in_notice_with_its_address_and_what_was_used[price-watch]",
    ),
    Forgotten(
        "catalog",
        "its copies",
        (CATALOG, CATALOG_ROW),
        suite("imports/test_catalogs.py"),
        "test_every_catalog_is_read_by_the_fuzzer",
    ),
    Forgotten("catalog", "the schemas", (CATALOG, CATALOG_ROW), SCHEMA, "site.schema.json"),
    Forgotten(
        "rule",
        "its world",
        (RULE,),
        suite("test_worlds.py::test_every_rule_has_a_world_that_breaks_it"),
        "'too-new'",
    ),
    Forgotten(
        "rule",
        "its check",
        (Edit(RULE.file, "", '"""Whatever is too new may be wrong."""\n'),),
        suite("rules/test_judge.py"),
        "test_a_rule_says_why_it_exists_and_offers_nothing_but_its_check[too-new]",
    ),
    Forgotten(
        "rule",
        "its report",
        (RULE, Edit("tests/worlds/broken/too-new/expected.txt", "", "wrong\n")),
        suite("test_worlds.py"),
        "[too-new]",
    ),
]
