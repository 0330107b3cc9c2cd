{% set stream = true %}
{% include "recipes/aws-bedrock-converse/client.javascript" %}

const response = await client.send(
  new ConverseStreamCommand({
    modelId: "{{ id }}",
    messages: [{ role: "user", content: [{ text: "Hello!" }] }],
  }),
);
for await (const event of response.stream) {
  process.stdout.write(event.contentBlockDelta?.delta.text ?? "");
}
console.log();
