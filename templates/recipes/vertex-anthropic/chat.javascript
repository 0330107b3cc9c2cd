import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";

const client = new AnthropicVertex({
  projectId: process.env.{{ project }},
  region: process.env.{{ region }},
});

const message = await client.messages.create({
  model: "{{ id }}",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello!" }],
});
for (const block of message.content) {
  if (block.type === "text") {
    console.log(block.text);
  }
}
