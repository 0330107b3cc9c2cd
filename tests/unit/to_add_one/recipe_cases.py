"""The same of recipe classes and languages, whose calls are also run."""

from __future__ import annotations

from tests.unit.to_add_one.forgotten import CHECK, SCHEMA, Edit, Forgotten, suite

LANGUAGE = Edit(
    "generator/llmref/recipes/languages.py",
    '}\n"""Every language',
    """    "ruby": Language(
        label="Ruby",
        fence="ruby",
        install="gem install",
        seed_key="",
        address='"%s"',
        address_with_variables='"%s"',
        variable=r"#{ENV['\\1']}",
        prints_reply=False,
        everywhere=True,
    ),
}
\"\"\"Every language""",
)
PIECES = suite("test_pieces.py", of="recipes")
CLASS = ("templates/recipes/cohere-v2", "class.yaml")
CLASS_WITHOUT_A_CALL = ("templates/recipes/cohere-v2", "chat.python")
RECIPE_CASES = [
    Forgotten(
        "recipe class",
        "a call",
        (),
        CHECK,
        "xai-chat/class.yaml:",
        copies=(CLASS_WITHOUT_A_CALL,),
    ),
    Forgotten("recipe class", "its class.yaml", (), CHECK, "xai-chat/class.yaml:", copies=(CLASS,)),
    Forgotten(
        "recipe class",
        "the schemas",
        (),
        SCHEMA,
        "provider.schema.json",
        copies=(CLASS_WITHOUT_A_CALL,),
    ),
    *(
        Forgotten("recipe class", piece, (Edit(file, before, after),), PIECES, named)
        for piece, file, before, after, named in (
            (
                "an offering",
                "tests/recipes/seeds.py",
                "base_url: https://api.cohere.com/v2, kinds: [chat, embedding, rerank]}",
                "base_url: https://api.cohere.com/v2, kinds: [chat, embedding]}",
                "test_every_call_is_one_of_the_few_seeds[cohere-v2/rerank.python]",
            ),
            (
                "its family",
                "tests/recipes/world.py",
                '    "cohere-v2": "cohere",\n',
                "",
                "test_every_class_has_a_family_that_is_simulated[cohere-v2]",
            ),
            (
                "its API",
                "tests/recipes/api/server.py",
                '    "cohere": cohere.FAMILY,\n',
                "",
                "test_every_class_has_a_family_that_is_simulated[cohere-v2]",
            ),
            (
                "its operations",
                "tests/recipes/judge.py",
                '    "cohere-v2/rerank": Operation("cohere", ("/rerank",), *_RANKED),\n',
                "",
                "operation_of_the_family_of_its_class[cohere-v2/rerank.curl]",
            ),
            (
                "its further calls",
                "tests/recipes/operation.py",
                '        counted="cacheReadInputTokens",\n',
                "",
                "of_the_family_of_its_class[aws-bedrock-converse/chat-caching.python]",
            ),
            (
                "its headers",
                "tests/recipes/judge.py",
                '    ("google", "curl"): {"x-goog-api-key": ""},\n',
                "",
                "operation_of_the_family_of_its_class[google-genai/chat.curl]",
            ),
            (
                "its Python client",
                "pyproject.toml",
                '  "cohere",\n',
                "",
                "is_installed_and_imported_before_its_calls[cohere]",
            ),
            (
                "its Python client, imported before",
                "tests/recipes/closed/warm.py",
                '    "cohere",\n',
                "",
                "is_installed_and_imported_before_its_calls[cohere]",
            ),
            (
                "its JavaScript client",
                "tests/recipes/node/package.json",
                '    "cohere-ai": "8.1.0",\n',
                "",
                "test_every_javascript_client_is_installed[cohere-ai]",
            ),
        )
    ),
    Forgotten(
        "recipe class",
        "its faults",
        (
            Edit(
                "tests/recipes/planted.py",
                '"azure-responses/chat.curl for thinker',
                '"azure-openai/chat.curl for thinker',
            ),
            Edit(
                "tests/recipes/planted_beyond.py",
                '_AZURE_RESPONSES = "azure-responses/',
                '_AZURE_RESPONSES = "azure-openai/',
            ),
        ),
        PIECES,
        "test_every_class_has_a_fault_that_must_be_found[azure-responses]",
    ),
    Forgotten(
        "language",
        "its faults",
        (
            Edit(
                "tests/recipes/test_languages.py",
                '"curl", "javascript"):\n        writer',
                '"curl"):\n        writer',
            ),
        ),
        PIECES,
        "is_run_and_has_faults_that_must_be_found[javascript]",
    ),
    *(
        Forgotten("language", piece, (Edit(file, before, ""),), command, named)
        for piece, file, before, command, named in (
            (
                "what its calls are written to",
                "tests/recipes/closed/run.py",
                ', "javascript": "call.mjs"',
                PIECES,
                "is_run_and_has_faults_that_must_be_found[javascript]",
            ),
            (
                "its versions",
                "tests/recipes/record.py",
                '    "javascript": _of_javascript,\n',
                PIECES,
                "is_run_and_has_faults_that_must_be_found[javascript]",
            ),
            (
                "its headers",
                "tests/recipes/judge.py",
                '    ("google", "javascript"): {"x-goog-api-key": ""},\n',
                PIECES,
                "operation_of_the_family_of_its_class[google-genai/chat.javascript]",
            ),
            (
                "its quoting",
                "tests/unit/recipes/test_quoting.py",
                ', "javascript": None',
                suite("recipes/test_quoting.py::test_the_quoting_of_every_language_is_judged"),
                "is_judged[javascript]",
            ),
        )
    ),
    Forgotten("language", "its calls", (LANGUAGE,), CHECK, "has no call in Ruby"),
    Forgotten(
        "language",
        "its client",
        (
            Edit(
                "templates/recipes/cohere-v2/chat-streaming.python",
                "cohere-v2/client.python",
                "cohere-v2/client.py",
            ),
        ),
        CHECK,
        "chat-streaming.python refers to recipes/cohere-v2/client.py, which does not exist",
    ),
    Forgotten(
        "language",
        "its package",
        (Edit("templates/recipes/cohere-v2/class.yaml", "  javascript: cohere-ai\n", ""),),
        CHECK,
        "the calls in JavaScript have no package",
    ),
    Forgotten(
        "language",
        "the schemas",
        (
            Edit(
                "generator/llmref/records/provider.py",
                '    """The JavaScript client."""\n',
                '    """The JavaScript client."""\n    gem: Package | None = None\n'
                '    """The Ruby client."""\n',
            ),
        ),
        SCHEMA,
        "provider.schema.json",
    ),
    Forgotten(
        "language",
        "its key in a recipe",
        (
            Edit(
                LANGUAGE.file,
                LANGUAGE.before,
                LANGUAGE.text.replace('seed_key=""', 'seed_key="gem"').replace("=True", "=False"),
            ),
        ),
        CHECK,
        "'gem' is the seed key of 'ruby', and no field here",
    ),
]
