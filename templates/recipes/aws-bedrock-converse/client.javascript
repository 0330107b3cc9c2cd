{% set command = "ConverseStreamCommand" if stream is defined else "ConverseCommand" %}
import { BedrockRuntimeClient, {{ command }} } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: process.env.{{ region }} });
