{% include "recipes/mistral/client.javascript" %}

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
const asked = await client.chat.complete({ model: "{{ id }}", messages, tools });
const message = asked.choices[0].message;
messages.push(message);
for (const call of message.toolCalls ?? []) {
  console.log(call.function.name, call.function.arguments);
  const result = "21 degrees Celsius"; // yours: ask for it with call.function.arguments, a JSON text
  messages.push({ role: "tool", toolCallId: call.id, content: result });
}

const answered = await client.chat.complete({ model: "{{ id }}", messages, tools });
console.log(answered.choices[0].message.content);
