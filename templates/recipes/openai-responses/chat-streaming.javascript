{% include "recipes/openai-chat/client.javascript" %}

const stream = await client.responses.create({
  model: "{{ id }}",
  input: "Hello!",
  stream: true,
});
for await (const event of stream) {
  if (event.type === "response.output_text.delta") {
    process.stdout.write(event.delta);
  }
}
console.log();
