{% block client %}{% include "recipes/google-genai/client.javascript" %}{% endblock %}

const prompt = "The quick brown fox jumps over the lazy dog. ".repeat(600);
for (const request of [1, 2]) {
  const { usageMetadata } = await client.models.generateContent({
    model: "{{ id }}",
    contents: "Hello!",
    config: { systemInstruction: prompt },
  });
  const cached = usageMetadata.cachedContentTokenCount ?? 0;
  console.log(`Tokens: ${usageMetadata.promptTokenCount}, from the cache: ${cached}`);
}
