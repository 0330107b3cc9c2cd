{% include "recipes/mistral/client.javascript" %}

const stream = await client.chat.stream({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Hello!" }],
});
for await (const event of stream) {
  process.stdout.write(event.data.choices[0].delta.content ?? "");
}
console.log();
