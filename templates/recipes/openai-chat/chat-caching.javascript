{% include "recipes/openai-chat/client.javascript" %}

const prompt = "The quick brown fox jumps over the lazy dog. ".repeat(600);
for (const request of [1, 2]) {
  const completion = await client.chat.completions.create({
    model: "{{ id }}",
    messages: [
      { role: "system", content: prompt },
      { role: "user", content: "Hello!" },
    ],
  });
  const cached = completion.usage.prompt_tokens_details?.cached_tokens ?? "not told";
  console.log(`Tokens: ${completion.usage.prompt_tokens}, from the cache: ${cached}`);
}
