"""Calls that are wrong in one way each, to see that the run tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.recipes import planted_beyond, planted_in_chat
from tests.recipes.fault import Fault
from tests.recipes.job import Published

VARIABLES = {
    "OTHER_API_KEY": "test-only-OTHER_API_KEY",
    "SUMMIT_GLOBAL_LOCATION": "global",
    "SUMMIT_EU_LOCATION": "eu",
}


_PYTHON = "openai-chat/chat.python for writer/acme"
_CURL = "openai-chat/chat.curl for writer/acme"
_ANTHROPIC = "anthropic-messages/chat.curl for writer/claudius"
_GOOGLE = "google-genai/chat.curl for writer/gemma"
_LOCAL = "openai-chat/chat.curl for writer/workbench"
_AZURE = "azure-openai/chat.curl for writer/azurite"
_AZURE_PYTHON = "azure-openai/chat.python for writer/azurite"
_AZURE_SPEECH = "azure-openai/speech.python for speaker/azurite"
_AZURE_TYPIST = "azure-openai/transcription.curl for typist/azurite"
_COHERE = "cohere-v2/embedding.curl for vectors/coherent"
_COHERE_CHAT = "cohere-v2/chat.curl for writer/coherent"
_COHERE_MIRROR = "cohere-v2/chat.python for writer/coherent-mirror"
_MISTRAL = "mistral/chat.python for writer/sirocco"
_MISTRAL_CURL = "mistral/completion.curl for finisher/sirocco"
_MISTRAL_SPEECH = "mistral/speech.curl for speaker/sirocco"
_REPLICATE = "replicate/chat.python for writer/twins"
_REPLICATE_CURL = "replicate/chat.curl for writer/twins"
_RERANK = "openai-chat/rerank.curl for sorter/acme"
_FINISHER = "openai-chat/completion.python for finisher/acme"
_ROCK = "aws-bedrock-converse/chat.curl for writer/rock"
_ROCK_PYTHON = "aws-bedrock-converse/chat.python for writer/rock"
_SUMMIT = "google-vertex/chat.curl for writer/summit"
_SUMMIT_PYTHON = "google-vertex/chat.python for writer/summit"
_SUMMIT_GLOBAL = "google-vertex/chat.curl for writer/summit-global"
_SUMMIT_CLAUDE = "vertex-anthropic/chat.curl for thinker/summit"
_SUMMIT_CLAUDE_PYTHON = "vertex-anthropic/chat.python for thinker/summit"
_BEARER = "  -H 'Authorization: Bearer test-only-OTHER_API_KEY' \\\n"

FAULTS = {
    # another host: nobody's, or another provider's
    "a host that no provider has": Fault(
        _CURL, "api.acme.example", "api.evil.example", "it went to api.evil.example"
    ),
    "the host of another provider": Fault(
        _CURL, "api.acme.example", "api.claudius.example", "it asked https://api.claudius.example"
    ),
    "the host of another provider, in Python": Fault(
        _PYTHON, "api.acme.example", "localhost.acme.example", "it went to localhost.acme.example"
    ),
    # the key
    "the variable of another provider": Fault(
        _PYTHON, "ACME_API_KEY", "OTHER_API_KEY", "401 the key is not one of ours"
    ),
    "a variable that nobody documents": Fault(_CURL, "$ACME_API_KEY", "$NOBODYS_KEY", "401"),
    "another variable with a key that is let in": Fault(
        _CURL, "ACME_API_KEY", "ACME_TOKEN", "not the value of ACME_API_KEY"
    ),
    "a header that the API does not read": Fault(
        _GOOGLE, "x-goog-api-key:", "Authorization: Bearer", "401 no key was given"
    ),
    "a key for a server that asks for none": Fault(
        _LOCAL, "  -H ", f"{_BEARER}  -H ", "it sent a key to a server that asks for none"
    ),
    # the request
    "no version header": Fault(
        _ANTHROPIC, '  -H "anthropic-version: 2023-06-01" \\\n', "", "anthropic-version"
    ),
    "no limit of tokens": Fault(_ANTHROPIC, '"max_tokens": 1024,', "", "max_tokens is required"),
    "no content type": Fault(
        _CURL, "Content-Type: application/json", "Accept: */*", "415 the content type"
    ),
    "an argument that the API does not know": Fault(
        _CURL, '"messages"', '"top": 1, "messages"', "unrecognized argument: top"
    ),
    "a base URL that ends in the operation": Fault(
        _PYTHON, "/v1", "/v1/chat/completions", "404 unknown address"
    ),
    # the model
    "a model that is not there": Fault(_CURL, "acme~writer:free", "writer", "404 the model"),
    "another model that is there": Fault(
        _CURL, "@cf/acme~writer:free", "acme/drawer", "it asked for model acme/drawer"
    ),
    # the code
    "a call cut off": Fault(_PYTHON, "    messages=[", "", "it ended with status 1"),
    "a shell command cut off": Fault(_CURL, "  }'", "  }", "it ended with status 2"),
    "an import that does not exist": Fault(
        _PYTHON, "import OpenAI", "import Openai", "ImportError"
    ),
    # clouds
    "an id with a colon in a path": Fault(
        _ROCK, "%3A", ":", "it asked for /model/acme.writer-v1:0"
    ),
    "another region": Fault(
        _ROCK_PYTHON, 'os.environ["AWS_REGION"]', '"us-east-1"', "bedrock-runtime.us-east-1"
    ),
    "a regional profile that is not there": Fault(
        _ROCK_PYTHON, '"acme.writer', '"eu.acme.writer', "400 The provided model identifier"
    ),
    "text that is in no block": Fault(
        _ROCK, '[{"text": "Hello!"}]', '"Hello!"', "400 content must be a list of blocks"
    ),
    "another creator's body": Fault(
        "aws-bedrock-invoke/embedding.curl for vectors/rock",
        '"inputText": "The quick brown fox"',
        '"texts": ["The quick brown fox"], "input_type": "search_document"',
        "400 Malformed input request",
    ),
    "a picture as another creator wants to be asked": Fault(
        "aws-bedrock-invoke/image.python for painter/rock",
        '{"prompt": "A lighthouse in the fog"}',
        '{"text_prompts": [{"text": "A lighthouse in the fog"}]}',
        "400 Malformed input request",
    ),
    "no version of Cohere's API at Bedrock": Fault(
        "aws-bedrock-invoke/rerank.javascript for sorter/rock",
        "  api_version: 2,\n",
        "",
        "400 Malformed input request",
    ),
    "a body that is no JSON to Bedrock": Fault(
        "aws-bedrock-invoke/embedding.javascript for vectors-2/rock",
        '    contentType: "application/json",\n',
        "",
        "415 the content type",
    ),
    "no key at Bedrock": Fault(
        _ROCK, "AWS_BEARER_TOKEN_BEDROCK", "NOBODYS_KEY", "403 Missing Authentication Token"
    ),
    "another project": Fault(
        _SUMMIT_PYTHON, "SUMMIT_PROJECT", "SUMMIT_LOCATION", "404 nobody answers"
    ),
    "a message of nobody's": Fault(_SUMMIT, '"role": "user", ', "", "400 Please use a valid role"),
    "the publisher left out": Fault(_SUMMIT, "acme/models/", "google/models/", "404 the model"),
    "no version of Claude's API at Vertex": Fault(
        _SUMMIT_CLAUDE,
        '"anthropic_version": "vertex-2023-10-16",',
        "",
        "400 anthropic_version is required",
    ),
    "the global location in the name of a host": Fault(
        _SUMMIT_GLOBAL, "  global)", "  world)", "it went to global-aiplatform.googleapis.com"
    ),
    "a location of several regions before the name of a host": Fault(
        "google-vertex/chat.curl for writer/summit-eu",
        "us | eu)",
        "us)",
        "it went to eu-aiplatform.googleapis.com",
    ),
    "the same for Claude": Fault(
        "vertex-anthropic/chat.curl for thinker/summit-eu",
        "us | eu)",
        "us)",
        "it went to eu-aiplatform.googleapis.com",
    ),
    "the older way to vectors for a model that gave it up": Fault(
        "google-vertex/embedding.curl for vectors/summit-global",
        ":embedContent",
        ":predict",
        "refused: 400 instances is required",
    ),
    "the newer way to vectors for a model before it": Fault(
        "google-vertex/embedding.curl for vectors/summit",
        ":predict",
        ":embedContent",
        "refused: 400",
    ),
    "text asked of a model that speaks": Fault(
        "google-genai/speech.curl for speaker/gemma",
        '"responseModalities": ["AUDIO"],',
        "",
        "combination of response modalities () is not supported",
    ),
    "a picture asked of a model that draws with words": Fault(
        "google-genai/image.python for drawer/gemma",
        '"TEXT", ',
        "",
        "combination of response modalities (IMAGE) is not supported",
    ),
    "a recording that is not sent": Fault(
        "google-genai/transcription.curl for typist/gemma",
        "$recording",
        "",
        "400 contents must hold a recording",
    ),
    "a voice that is none": Fault(
        "google-vertex/speech.curl for speaker/summit", "Kore", "Nobody", "400 Voice name is"
    ),
    "a video that is not waited for": Fault(
        "google-vertex/video.python for filmer/summit",
        "while not operation.done:",
        "if not operation.done:",
        "it asked 2 times, not 3",
    ),
    "a video of no operation": Fault(
        "google-vertex/video.curl for filmer/summit",
        '"operationName"/',
        '"operationName": "a", "was"/',
        "refused: 400 unrecognized argument: was",
    ),
    "an operation of another model": Fault(
        "google-vertex/video.curl for filmer/summit",
        "veo-9:fetch",
        "gemma-image:fetch",
        "was not found",
    ),
    "a video asked for as Google's clients gave it up": Fault(
        "google-vertex/video.javascript for filmer/summit",
        "getVideosOperation",
        "getVideo",
        "is not a function",
    ),
    "another command of gcloud's": Fault(
        _SUMMIT, "auth print-access-token", "auth print-identity-token", "401 no key was given"
    ),
    "the verb of another publisher": Fault(
        _SUMMIT_CLAUDE, ":rawPredict", ":generateContent", "404 unknown address"
    ),
    "an import that Anthropic's client does not have": Fault(
        _SUMMIT_CLAUDE_PYTHON, "import AnthropicVertex", "import VertexAnthropic", "ImportError"
    ),
    "Azure's key as a bearer token of curl's": Fault(
        _AZURE, "api-key: ", "Authorization: Bearer ", "not the value of AZURITE_API_KEY"
    ),
    "a Responses call that sends a prompt": Fault(
        "azure-responses/chat.curl for thinker/azurite", '"input"', '"prompt"', "was refused: 400"
    ),
    "another resource": Fault(
        _AZURE_PYTHON, "AZURITE_RESOURCE", "AZURITE_API_KEY", "it went to test-only-azurite_api_key"
    ),
    "a deployment that is not there": Fault(
        _AZURE_PYTHON, '"azurite-4.1"', '"azurite-5"', "404 the model 'azurite-5'"
    ),
    "a version of Azure's API without speech": Fault(
        _AZURE_SPEECH, "2025-04-01-preview", "2023-05-15", "404 Resource not found"
    ),
    "no version of Azure's API": Fault(
        _AZURE_TYPIST, "?api-version=2024-10-21", "", "404 Resource not found"
    ),
    "Azure's audio below /v1": Fault(
        _AZURE_TYPIST, "/openai/deployments", "/openai/v1/deployments", "404 Resource not found"
    ),
    "no type of input": Fault(
        _COHERE, '"input_type": "search_document",', "", "400 input_type is required"
    ),
    "a version of Cohere's API before": Fault(_COHERE_CHAT, "/v2/", "/v1/", "404 nobody answers"),
    "a base URL with the version that the client adds": Fault(
        _COHERE_MIRROR, "/cohere", "/cohere/v2", "404 unknown address"
    ),
    "the variable of another provider, at Cohere": Fault(
        _COHERE, "COHERENT_API_KEY", "OTHER_API_KEY", "401 the key is not one of ours"
    ),
    "an import that Mistral's client gave up": Fault(
        _MISTRAL, "from mistralai.client", "from mistralai", "ImportError"
    ),
    "a model that Mistral has not": Fault(
        _MISTRAL, "sirocco-large", "sirocco-huge", "400 Invalid model: sirocco-huge"
    ),
    "no prompt to complete": Fault(
        _MISTRAL_CURL, '"prompt": "def add(a, b):",', "", "422 prompt is required"
    ),
    "no voice": Fault(
        _MISTRAL_SPEECH, '"voice_id": "en_paul_neutral",', "", "422 voice_id or ref_audio"
    ),
    "no input that Replicate's model knows": Fault(
        _REPLICATE, '"prompt"', '"question"', "422 input: prompt is required"
    ),
    "Replicate's key in a variable that nobody set": Fault(
        _REPLICATE, "TWINS_API_TOKEN", "TWINS_API_KEY", "KeyError"
    ),
    "a prediction that is not waited for": Fault(
        _REPLICATE_CURL, '  -H "Prefer: wait" \\\n', "", "the reply was not printed"
    ),
    "no documents to rank": Fault(_RERANK, '"documents"', '"texts"', "documents is required"),
    "a chat call for another kind": Fault(
        _FINISHER, "client.completions", "client.chat.completions", "it ended with status 1"
    ),
    "a result that is not printed": Fault(_PYTHON, "print(", "str(", "the reply was not printed"),
    **planted_beyond.FAULTS,
    **planted_in_chat.FAULTS,
}


def calls(sound: Mapping[str, Published]) -> dict[str, Published]:
    """The spoilt calls, by what is wrong with them."""
    return {name: spoilt(sound[fault.call], fault) for name, fault in FAULTS.items()}


def spoilt(call: Published, fault: Fault) -> Published:
    assert fault.old in call.code, f"{call.name} has no {fault.old!r} to spoil"
    return replace(call, code=call.code.replace(fault.old, fault.new, 1))
