{% include "recipes/openai-chat/client.javascript" %}

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
const asked = await client.chat.completions.create({ model: "{{ id }}", messages, tools });
const message = asked.choices[0].message;
messages.push(message);
for (const call of message.tool_calls ?? []) {
  console.log(call.function.name, call.function.arguments);
  const result = { celsius: 21 }; // yours: ask for the weather in JSON.parse(call.function.arguments)
  messages.push({ role: "tool", tool_call_id: call.id, content: JSON.stringify(result) });
}

const answered = await client.chat.completions.create({ model: "{{ id }}", messages, tools });
console.log(answered.choices[0].message.content);
