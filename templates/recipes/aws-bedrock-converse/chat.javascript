import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: process.env.{{ region }} });

const response = await client.send(
  new ConverseCommand({
    modelId: "{{ id }}",
    messages: [{ role: "user", content: [{ text: "Hello!" }] }],
  }),
);
for (const block of response.output.message.content) {
  if (block.text) {
    console.log(block.text);
  }
}
