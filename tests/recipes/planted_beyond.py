"""Calls beyond the first that are wrong in one way each, to see that the run tells."""

from __future__ import annotations

from tests.recipes.fault import Fault

_STRUCTURED = "openai-chat/chat-structured.curl for writer/acme"
_TOOLS = "openai-chat/chat-tools.curl for writer/acme"
_TOOLS_PYTHON = "openai-chat/chat-tools.python for writer/acme"
_PICTURE = "openai-chat/chat-image-input.curl for writer/acme"
_STREAM = "openai-chat/chat-streaming.curl for writer/acme"
_CLAUDE_TOOLS = "anthropic-messages/chat-tools.python for writer/claudius"
_CLAUDE_SCHEMA = "anthropic-messages/chat-structured.curl for writer/claudius"
_CLAUDE_PICTURE = "anthropic-messages/chat-image-input.javascript for writer/claudius"
_CLAUDE_CACHE = "anthropic-messages/chat-caching.curl for writer/claudius"
_CLAUDE_STREAM = "anthropic-messages/chat-streaming.javascript for writer/claudius"
_RESPONSES_TOOLS = "openai-responses/chat-tools.python for thinker/acme"
_RESPONSES_SCHEMA = "openai-responses/chat-structured.javascript for thinker/acme"
_RESPONSES_PICTURE = "openai-responses/chat-image-input.curl for thinker/acme"
_RESPONSES_STREAM = "openai-responses/chat-streaming.curl for thinker/acme"
_RESPONSES_CACHE = "openai-responses/chat-caching.curl for thinker/acme"
_GEMINI_TOOLS = "google-genai/chat-tools.python for writer/gemma"
_GEMINI_TOOLS_CURL = "google-genai/chat-tools.curl for writer/gemma"
_GEMINI_SCHEMA = "google-genai/chat-structured.javascript for writer/gemma"
_GEMINI_PICTURE = "google-genai/chat-image-input.python for writer/gemma"
_GEMINI_STREAM = "google-genai/chat-streaming.curl for writer/gemma"
_GEMINI_CACHE = "google-genai/chat-caching.python for writer/gemma"
_MISTRAL_TOOLS = "mistral/chat-tools.python for writer/sirocco"
_MISTRAL_TOOLS_SCRIPT = "mistral/chat-tools.javascript for writer/sirocco"
_MISTRAL_SCHEMA = "mistral/chat-structured.python for writer/sirocco"
_MISTRAL_PICTURE = "mistral/chat-image-input.javascript for writer/sirocco"
_MISTRAL_STREAM = "mistral/chat-streaming.curl for writer/sirocco"
_MISTRAL_CACHE = "mistral/chat-caching.curl for writer/sirocco"
_ROCK_TOOLS = "aws-bedrock-converse/chat-tools.python for writer/rock"
_ROCK_SCHEMA = "aws-bedrock-converse/chat-structured.curl for writer/rock"
_ROCK_PICTURE = "aws-bedrock-converse/chat-image-input.python for writer/rock"
_ROCK_PICTURE_CURL = "aws-bedrock-converse/chat-image-input.curl for writer/rock"
_ROCK_STREAM = "aws-bedrock-converse/chat-streaming.python for writer/rock"
_ROCK_STREAM_SCRIPT = "aws-bedrock-converse/chat-streaming.javascript for writer/rock"
_ROCK_CACHE = "aws-bedrock-converse/chat-caching.javascript for writer/rock"
_COHERE_TOOLS = "cohere-v2/chat-tools.python for writer/coherent"
_COHERE_TOOLS_SCRIPT = "cohere-v2/chat-tools.javascript for writer/coherent"
_COHERE_SCHEMA = "cohere-v2/chat-structured.curl for writer/coherent"
_COHERE_PICTURE = "cohere-v2/chat-image-input.curl for writer/coherent"
_COHERE_STREAM = "cohere-v2/chat-streaming.python for writer/coherent"
_TWINS_STREAM = "replicate/chat-streaming.{} for writer/twins"
_AZURE_STREAM = "azure-openai/chat-streaming.curl for writer/azurite"
_AZURE_SCHEMA = "azure-openai/chat-structured.python for writer/azurite"
_AZURE_RESPONSES = "azure-responses/chat-tools.javascript for thinker/azurite"
_SUMMIT_TOOLS = "google-vertex/chat-tools.curl for writer/summit"
_SUMMIT_STREAM = "google-vertex/chat-streaming.python for writer/summit"
_SUMMIT_CLAUDE_STREAM = "vertex-anthropic/chat-streaming.curl for thinker/summit"
_SUMMIT_CLAUDE_CACHE = "vertex-anthropic/chat-caching.javascript for thinker/summit"

FAULTS = {
    "a schema that is not strict": Fault(
        _STRUCTURED, ', "country"]', "]", "'required' is required to be supplied"
    ),
    "a tool without a type": Fault(_TOOLS, '"type": "function",', "", "tools[0].function"),
    "a tool's result that answers no call": Fault(
        _TOOLS_PYTHON, '"tool_call_id": call.id', '"tool_call_id": "call_0"', "must be a response"
    ),
    "a tool's result that is not sent back": Fault(
        _TOOLS_PYTHON, "messages.append(message)", "message", "400"
    ),
    "a picture cut off": Fault(_PICTURE, "SUVORK5CYII=", "", "the picture is"),
    "a stream that is not asked for": Fault(
        _STREAM, '"stream": true', '"stream": false', "the reply was not printed"
    ),
    "a tool of Claude's with another API's field": Fault(
        _CLAUDE_TOOLS, '"input_schema"', '"parameters"', "input_schema: Field required"
    ),
    "a result of no tool of Claude's": Fault(
        _CLAUDE_TOOLS, "block.id", '"toolu_0"', "unexpected `tool_use_id`"
    ),
    "a tool of Claude's without its result": Fault(
        _CLAUDE_TOOLS, 'content": results', 'content": "Well?"', "without `tool_result` blocks"
    ),
    "a schema for Claude that lets in more": Fault(
        _CLAUDE_SCHEMA, '"additionalProperties": false', '"title": "Place"', "explicitly set to"
    ),
    "a picture for Claude of another type": Fault(
        _CLAUDE_PICTURE, "image/png", "image/gif", "not of the type that was told"
    ),
    "a picture of a type that Claude does not read": Fault(
        _CLAUDE_PICTURE, "image/png", "image/tiff", "media_type: Input should be"
    ),
    "a prompt of Claude's without a mark": Fault(
        _CLAUDE_CACHE, ',\n        "cache_control": {"type": "ephemeral"}', "", "was not printed"
    ),
    "another mark of Claude's": Fault(_CLAUDE_CACHE, "ephemeral", "lasting", "cache_control.type"),
    "a stream of Claude's with another API's events": Fault(
        _CLAUDE_STREAM, "content_block_delta", "message.delta", "the reply was not printed"
    ),
    "a tool as chat completions have it": Fault(
        _RESPONSES_TOOLS, '"name": "get_weather"', '"function": {}', "'tools[0].name'"
    ),
    "a result of no call": Fault(
        _RESPONSES_TOOLS, "item.call_id", '"call_0"', "No tool call found for function call output"
    ),
    "a call without its result": Fault(
        _RESPONSES_TOOLS, "        items.append(", "        str(", "No tool output found"
    ),
    "a schema where chat completions have it": Fault(
        _RESPONSES_SCHEMA, "  text: {", "  response_format: {", "has moved to 'text.format'"
    ),
    "a picture as chat completions have it": Fault(
        _RESPONSES_PICTURE, "input_image", "image_url", "Supported values are: 'input_text'"
    ),
    "messages as chat completions have them": Fault(
        _RESPONSES_STREAM, '"input"', '"messages"', "has moved to 'input'"
    ),
    "a long prompt that is sent once": Fault(
        _RESPONSES_CACHE, "in 1 2", "in 1", "it asked 1 times, not 2"
    ),
    "a call of Gemini's without its result": Fault(
        _GEMINI_TOOLS, '"parts": results', '"parts": [{"text": "Well?"}]', "the number of function"
    ),
    "a call of Gemini's without its signature": Fault(
        _GEMINI_TOOLS,
        "contents.append(asked.candidates[0].content)",
        'contents.append({"role": "model", "parts": [{"function_call": {"name": "get_weather"}}]})',
        "missing a thought_signature",
    ),
    "a tool as chat completions have it, for Gemini": Fault(
        _GEMINI_TOOLS_CURL, '"functionDeclarations": [', '"function": [', 'Unknown name "function"'
    ),
    "a schema without a type of answer": Fault(
        _GEMINI_SCHEMA, 'responseMimeType: "application/json",', "", "needs response_mime_type"
    ),
    "a picture of a type that Gemini does not read": Fault(
        _GEMINI_PICTURE, "image/png", "image/gif", "Unsupported MIME type: image/gif"
    ),
    "a stream of Gemini's that is no events": Fault(
        _GEMINI_STREAM, "?alt=sse", "", "the reply was not printed"
    ),
    "a verb that Gemini has not": Fault(
        _GEMINI_STREAM, "streamGenerateContent", "generateContentStream", "404 unknown address"
    ),
    "a prompt that is too short to cache": Fault(
        _GEMINI_CACHE, "* 600", "* 6", "the reply was not printed"
    ),
    "an id of a call that Mistral did not make": Fault(
        _MISTRAL_TOOLS, "call.id", '"call_1"', "must be a-z, A-Z, 0-9, with a length of 9"
    ),
    "a result for Mistral without its call": Fault(
        _MISTRAL_TOOLS_SCRIPT, "messages.push(message);", "", "Unexpected role 'tool' after role"
    ),
    "a call of Mistral's without its result": Fault(
        _MISTRAL_TOOLS, "    messages.append({", "    str({", "Not the same number of function"
    ),
    "a schema by the API's name in Mistral's client": Fault(
        _MISTRAL_SCHEMA, "schema_definition", "definition", "json_schema: Field required"
    ),
    "a picture by the API's name in Mistral's client": Fault(
        _MISTRAL_PICTURE, "imageUrl", "image_url", "it asked 0 times, not once"
    ),
    "a stream that Mistral was not asked for": Fault(
        _MISTRAL_STREAM, ',\n    "stream": true', "", "the reply was not printed"
    ),
    "a prompt for Mistral without a key": Fault(
        _MISTRAL_CACHE, '"prompt_cache_key": "foxes",', "", "the reply was not printed"
    ),
    "a result of no call at Bedrock": Fault(
        _ROCK_TOOLS, 'call["toolUseId"]', '"tooluse_0"', "exceeds the number of toolUse blocks"
    ),
    "a call at Bedrock without its result": Fault(
        _ROCK_TOOLS, '"content": results', '"content": [{"text": "Well?"}]', "Expected toolResult"
    ),
    "a result at Bedrock without the tools": Fault(
        _ROCK_TOOLS,
        "messages=messages, toolConfig=tools)\nfor",
        "messages=messages)\nfor",
        "The toolConfig field must be defined",
    ),
    "a schema for Bedrock that is no text": Fault(
        _ROCK_SCHEMA,
        """"'"$SCHEMA"'\"""",
        '{"type": "object"}',
        "must hold a JSON schema as a string",
    ),
    "a picture for Bedrock's client that is base64 already": Fault(
        _ROCK_PICTURE, "base64.b64decode(", "str(", "not of the type that was told"
    ),
    "a type of picture as other APIs have it": Fault(
        _ROCK_PICTURE_CURL, '"png"', '"image/png"', "image.format must satisfy enum value set"
    ),
    "an answer that Bedrock does not stream": Fault(
        _ROCK_STREAM, "converse_stream(", "converse(", "not /model/acme.writer-v1%3A0/converse-s"
    ),
    "a stream of Bedrock's with another API's events": Fault(
        _ROCK_STREAM_SCRIPT, "contentBlockDelta", "content_block_delta", "was not printed"
    ),
    "a prompt at Bedrock without a point": Fault(
        _ROCK_CACHE, ', { cachePoint: { type: "default" } }', "", "the reply was not printed"
    ),
    "a result of no call of Cohere's": Fault(
        _COHERE_TOOLS, "call.id", '"call_0"', "no tool call for the result at index 2"
    ),
    "a call of Cohere's without its result": Fault(
        _COHERE_TOOLS_SCRIPT, "  messages.push({", "  String({", "no result for tool call"
    ),
    "a schema for Cohere as chat completions have it": Fault(
        _COHERE_SCHEMA, "json_object", "json_schema", "response_format.type must be"
    ),
    "a picture for Cohere as Mistral has it": Fault(
        _COHERE_PICTURE, '"image_url": {"url": ', '"image_url": {"uri": ', "content of message"
    ),
    "an answer that Cohere does not stream": Fault(
        _COHERE_STREAM, "client.chat_stream(", "client.chat(", "it ended with status 1"
    ),
    "a prediction of Replicate's that is no stream": Fault(
        _TWINS_STREAM.format("python"), "client.stream(", "client.run(", "it ended with status 1"
    ),
    "a stream of Replicate's with another API's events": Fault(
        _TWINS_STREAM.format("javascript"), '"output"', '"message"', "the reply was not printed"
    ),
    "a stream of Replicate's as JSON": Fault(
        _TWINS_STREAM.format("curl"), "text/event-stream", "application/json", "406 a stream is"
    ),
    "a prediction of Replicate's whose stream nobody reads": Fault(
        _TWINS_STREAM.format("curl"), "\ncurl ", "\necho ", "it asked 1 times, not 2"
    ),
    "another key for a stream of Replicate's": Fault(
        _TWINS_STREAM.format("curl"),
        '$TWINS_API_TOKEN" \\\n  -H "Accept',
        '$OTHER_API_KEY" \\\n  -H "Accept',
        "not the value of TWINS_API_TOKEN",
    ),
    "a stream of Azure's with another header": Fault(
        _AZURE_STREAM, "api-key: ", "Authorization: Bearer ", "not the value of AZURITE_API_KEY"
    ),
    "a schema for Azure that is not strict": Fault(
        _AZURE_SCHEMA, '"additionalProperties": False', '"title": "Place"', "is required to be"
    ),
    "a result of no call at Azure": Fault(
        _AZURE_RESPONSES, "item.call_id", '"call_0"', "No tool call found for function call output"
    ),
    "a tool for a message of nobody's": Fault(
        _SUMMIT_TOOLS, '"role": "user", ', "", "400 Please use a valid role"
    ),
    "another location for a stream": Fault(
        _SUMMIT_STREAM, 'os.environ["SUMMIT_LOCATION"]', '"us-east5"', "us-east5-aiplatform"
    ),
    "a stream of Claude's at the verb that does not stream": Fault(
        _SUMMIT_CLAUDE_STREAM, ":streamRawPredict", ":rawPredict", ":rawPredict, not "
    ),
    "another mark of Claude's at Vertex": Fault(
        _SUMMIT_CLAUDE_CACHE, "ephemeral", "lasting", "cache_control.type"
    ),
}
