{% include "recipes/openai-chat/client.javascript" %}

const prompt = "The quick brown fox jumps over the lazy dog. ".repeat(600);
for (const request of [1, 2]) {
  const { usage } = await client.responses.create({
    model: "{{ id }}",
    instructions: prompt,
    input: "Hello!",
  });
  const cached = usage.input_tokens_details?.cached_tokens ?? "not told";
  console.log(`Tokens: ${usage.input_tokens}, from the cache: ${cached}`);
}
