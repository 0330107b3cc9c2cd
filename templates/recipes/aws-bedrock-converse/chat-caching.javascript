{% include "recipes/aws-bedrock-converse/client.javascript" %}

const prompt = "The quick brown fox jumps over the lazy dog. ".repeat(600);
for (const request of [1, 2]) {
  const { usage } = await client.send(
    new ConverseCommand({
      modelId: "{{ id }}",
      system: [{ text: prompt }, { cachePoint: { type: "default" } }],
      messages: [{ role: "user", content: [{ text: "Hello!" }] }],
    }),
  );
  const written = usage.cacheWriteInputTokens ?? 0;
  console.log(`Written: ${written}, from the cache: ${usage.cacheReadInputTokens ?? 0}`);
}
