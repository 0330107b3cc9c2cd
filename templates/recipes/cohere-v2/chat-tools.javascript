{% include "recipes/cohere-v2/client.javascript" %}

const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "The weather in a city now.",
      parameters: {
        type: "object",
        properties: { city: { type: "string" } },
        required: ["city"],
      },
    },
  },
];
const messages = [{ role: "user", content: "What is the weather in Paris?" }];
const asked = await client.chat({ model: "{{ id }}", messages, tools });
messages.push(asked.message);
for (const call of asked.message.toolCalls ?? []) {
  console.log(call.function.name, call.function.arguments);
  const result = { celsius: 21 }; // yours: ask for the weather in JSON.parse(call.function.arguments)
  messages.push({ role: "tool", toolCallId: call.id, content: JSON.stringify(result) });
}

const answered = await client.chat({ model: "{{ id }}", messages, tools });
for (const block of answered.message.content) {
  if (block.type === "text") {
    console.log(block.text);
  }
}
