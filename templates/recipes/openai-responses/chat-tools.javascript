{% include "recipes/openai-chat/client.javascript" %}

const tools = [
  {
    type: "function",
    name: "get_weather",
    description: "The weather in a city now.",
    strict: true,
    parameters: {
      type: "object",
      properties: { city: { type: "string" } },
      required: ["city"],
      additionalProperties: false,
    },
  },
];
const input = [{ role: "user", content: "What is the weather in Paris?" }];
const asked = await client.responses.create({ model: "{{ id }}", input, tools });
input.push(...asked.output);
for (const item of asked.output) {
  if (item.type === "function_call") {
    console.log(item.name, item.arguments);
    const result = "21 degrees Celsius"; // yours: ask for the weather in item.arguments, a JSON text
    input.push({ type: "function_call_output", call_id: item.call_id, output: result });
  }
}

const answered = await client.responses.create({ model: "{{ id }}", input, tools });
console.log(answered.output_text);
