{% include "recipes/openai-chat/client.javascript" %}

const stream = await client.chat.completions.create({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Hello!" }],
  stream: true,
});
for await (const chunk of stream) {
  process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
}
console.log();
