{% include "recipes/mistral/client.javascript" %}

const prompt = "The quick brown fox jumps over the lazy dog. ".repeat(600);
for (const request of [1, 2]) {
  const { usage } = await client.chat.complete({
    model: "{{ id }}",
    promptCacheKey: "foxes",
    messages: [
      { role: "system", content: prompt },
      { role: "user", content: "Hello!" },
    ],
  });
  const cached = usage.prompt_tokens_details?.cached_tokens ?? "not told";
  console.log(`Tokens: ${usage.promptTokens}, from the cache: ${cached}`);
}
