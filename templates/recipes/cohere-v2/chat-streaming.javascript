{% include "recipes/cohere-v2/client.javascript" %}

const stream = await client.chatStream({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Hello!" }],
});
for await (const event of stream) {
  if (event.type === "content-delta") {
    process.stdout.write(event.delta.message.content.text ?? "");
  }
}
console.log();
