{% block client %}{% include "recipes/anthropic-messages/client.javascript" %}{% endblock %}

const tools = [
  {
    name: "get_weather",
    description: "The weather in a city now.",
    input_schema: {
      type: "object",
      properties: { city: { type: "string" } },
      required: ["city"],
    },
  },
];
const messages = [{ role: "user", content: "What is the weather in Paris?" }];
const settings = { model: "{{ id }}", max_tokens: 1024, messages, tools };
const asked = await client.messages.create(settings);
const results = [];
for (const block of asked.content) {
  if (block.type === "tool_use") {
    console.log(block.name, block.input.city);
    const result = "21 degrees Celsius"; // yours: ask for the weather in block.input.city
    results.push({ type: "tool_result", tool_use_id: block.id, content: result });
  }
}
messages.push({ role: "assistant", content: asked.content });
messages.push({ role: "user", content: results });

const answered = await client.messages.create(settings);
for (const block of answered.content) {
  if (block.type === "text") {
    console.log(block.text);
  }
}
