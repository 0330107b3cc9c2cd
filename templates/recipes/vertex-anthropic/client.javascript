import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";

const client = new AnthropicVertex({
  projectId: process.env.{{ project }},
  region: process.env.{{ region }},
});
