{% include "recipes/aws-bedrock-converse/client.javascript" %}

const weather = {
  name: "get_weather",
  description: "The weather in a city now.",
  inputSchema: {
    json: {
      type: "object",
      properties: { city: { type: "string" } },
      required: ["city"],
    },
  },
};
const toolConfig = { tools: [{ toolSpec: weather }] };
const messages = [{ role: "user", content: [{ text: "What is the weather in Paris?" }] }];
const request = { modelId: "{{ id }}", messages, toolConfig };
const asked = await client.send(new ConverseCommand(request));
const message = asked.output.message;
const results = [];
for (const { toolUse } of message.content) {
  if (toolUse) {
    console.log(toolUse.name, toolUse.input.city);
    const result = { celsius: 21 }; // yours: ask for the weather in toolUse.input.city
    const answer = { toolUseId: toolUse.toolUseId, content: [{ json: result }] };
    results.push({ toolResult: answer });
  }
}
messages.push(message, { role: "user", content: results });

const answered = await client.send(new ConverseCommand(request));
for (const block of answered.output.message.content) {
  if (block.text) {
    console.log(block.text);
  }
}
