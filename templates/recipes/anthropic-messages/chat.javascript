import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
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
