"""New seeds with what is known, and the other keys as comments that show how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llmref.canonical.document import schema_line
from llmref.canonical.scalars import plain_or_quoted
from llmref.canonical.style import words_of
from llmref.records.base import Record
from llmref.records.field_docs import field_docs
from llmref.records.layout import keys_in_order
from llmref.seeds import KINDS

_SOURCE = "{url: https://acme.example.com/docs, via: docs, checked: 2026-11-20, for: [%s]}"
_GOTCHA = """
- text: What happens, and what to do instead.
  source: {url: https://acme.example.com/docs, via: docs, checked: 2026-11-20}"""
_READ = "{url: https://acme.example.com/pricing, via: page, checked: 2026-11-20}"
_TRAITS = {
    "limits": "{context: 128000, output: 16000}",
    "input": "[text, image]",
    "output": "[text]",
    "features": "{reasoning: no, tools: yes, structured_output: yes}",
    "lifecycle": "{status: active}",
}
EXAMPLES: dict[str, dict[str, str]] = {
    "model": {
        **_TRAITS,
        "family": "anvil",
        "about": "What it is and what it is good at.",
        "released": "2026-05-22",
        "listed_by": "2026-05-23",
        "knowledge_cutoff": "2025-06",
        "weights": "closed",
        "license": "Apache-2.0",
        "architecture": "Mixture of experts",
        "parameters": "{total: 405B, active: 17B}",
        "request_parameters": "\n  takes:\n    reasoning_effort: {values: [low, high]}",
        "no_call": "{text: Why no single request calls it.}",
        "aliases": "[another-slug]",
        "links": "\n  announcement: https://acme.example.com/news"
        "\n  docs: https://acme.example.com/docs",
        "sources": "\n- " + _SOURCE % "released, limits, features",
    },
    "provider": {
        "creator": "acme",
        "links": "\n  docs: https://acme.example.com/docs"
        "\n  pricing: https://acme.example.com/pricing",
        "about": "In Markdown.",
        "auth": "\n- {name: ACME_API_KEY, role: key}",
        "recipes": "\n- {class: openai-chat, base_url: https://api.acme.example.com/v1, "
        "kinds: [chat], pip: openai, npm: openai}",
        "features": "{streaming: yes}",
        "regions": "[eu-central-1]",
        "data_policy": "\n  country: DE\n  datacenters: [DE, FI]\n  retains_prompts: yes"
        "\n  retention_days: 30\n  trains_on_prompts: no\n  training_choice: opt-in"
        "\n  zero_retention: yes\n  privacy_policy: https://acme.example.com/privacy"
        "\n  terms: https://acme.example.com/terms\n  sources:\n  - "
        + _SOURCE
        % "country, datacenters, retains_prompts, retention_days, trains_on_prompts, "
        "training_choice, zero_retention, privacy_policy, terms",
        "no_calls": "\n- {text: 'Why models of this kind have no call.', kinds: [video]}",
        "id_format": "creator/model",
        "id_example": "acme/anvil-1",
        "catalogue_ids": "{models.dev: acme, litellm: acme}",
        "catalogue_currencies": "{models.dev: CNY}",
        "aliases": "[another-slug]",
        "search_terms": "[Another name]",
        "gotchas": _GOTCHA,
        "minimums": "\n- rate: audio_minute\n  count: 10\n  source: " + _READ,
        "allowances": "\n- per: month\n  credit: 5\n  source: " + _READ,
        "sources": "\n- " + _SOURCE % "auth, recipes",
    },
    "creator": {
        "about": "In Markdown.",
        "links": "\n  home: https://acme.example.com\n  docs: https://acme.example.com/docs",
        "aliases": "[another-slug]",
        "search_terms": "[Another name]",
        "families": "\n  anvil:\n    name: Anvil\n    about: What the line is, in a sentence.",
        "sources": "\n- " + _SOURCE % "name, families",
    },
    "page": {
        "search_terms": "[what it is about]",
        "section": "Using",
        "order": "100",
        "updated": "2026-11-30",
    },
    "offering": {
        "deployment": "serverless",
        "limits": "{context: 128000, output: 16000}",
        "lifecycle": "{status: preview}",
        "prices": "\n- rates: {input: 0.40, output: 1.60}"
        "\n- when: {mode: batch}\n  rates: {input: 0.20, output: 0.80}",
        "not_offered": "[batch, cache_read]",
        "variants": '\n- {id: "acme/anvil-1:free", label: free, billing: free}',
    },
}
"""How keys that may be left out are written: all of a file, the usual ones of an offering."""
_INTRODUCTION = (
    "# What is not known is left out. Take the # from what you have read, put what you read in",
    "# its place, name the source, and delete the rest of these lines.",
)


def seed_text(kind: str, path: str, given: Mapping[str, str]) -> str:
    """A new seed file: the keys that are given, in order, with all others as comments."""
    lines = entry_lines(KINDS[kind].record, EXAMPLES[kind], given)
    return "\n".join([schema_line(path, kind), *_INTRODUCTION, "", *lines, ""])


def page_text(given: Mapping[str, str]) -> str:
    """A new documentation page."""
    front = entry_lines(KINDS["page"].record, EXAMPLES["page"], given)
    body = (
        "## A heading",
        "",
        "One sentence per line, short words.",
        "A record is linked by its slug: `[GPT-4.1 mini](model:gpt-4.1-mini)`.",
    )
    return "\n".join(["---", *front, "---", *body, ""])


def entry_lines(
    record: type[Record], examples: Mapping[str, str], given: Mapping[str, str]
) -> Iterator[str]:
    """The lines of a mapping: keys that are given, and others as comments with their meaning."""
    fields = {field.alias or name: field for name, field in record.model_fields.items()}
    docs = field_docs(record)
    for key in keys_in_order(record):
        meaning = " ".join(docs.get(key, "").split())
        if key in given:
            choice = words_of(fields[key].annotation)
            yield f"{key}: {plain_or_quoted(given[key])}" + (
                f"  # {' '.join(choice)}" if choice else ""
            )
        elif key not in examples:
            continue
        elif "\n" in examples[key]:
            first, *rest = examples[key].split("\n")
            yield f"# {key}:{first}  # {meaning}"
            yield from (f"# {line}" for line in rest)
        else:
            yield f"# {key}: {examples[key]}  # {meaning}"


def name_of(slug: str) -> str:
    """A name to start with: Anvil 2 for anvil-2."""
    return " ".join(part[:1].upper() + part[1:] for part in slug.split("-"))
