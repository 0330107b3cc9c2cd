{% block client %}{% include "recipes/anthropic-messages/client.javascript" %}{% endblock %}

const stream = await client.messages.create({
  model: "{{ id }}",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello!" }],
  stream: true,
});
for await (const event of stream) {
  if (event.type === "content_block_delta" && event.delta.type === "text_delta") {
    process.stdout.write(event.delta.text);
  }
}
console.log();
