{% block client %}{% include "recipes/anthropic-messages/client.javascript" %}{% endblock %}

const prompt = "The quick brown fox jumps over the lazy dog. ".repeat(600);
for (const request of [1, 2]) {
  const { usage } = await client.messages.create({
    model: "{{ id }}",
    max_tokens: 1024,
    system: [{ type: "text", text: prompt, cache_control: { type: "ephemeral" } }],
    messages: [{ role: "user", content: "Hello!" }],
  });
  const written = usage.cache_creation_input_tokens;
  console.log(`Written: ${written}, from the cache: ${usage.cache_read_input_tokens}`);
}
