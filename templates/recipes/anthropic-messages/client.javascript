import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});
