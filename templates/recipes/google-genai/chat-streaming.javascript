{% block client %}{% include "recipes/google-genai/client.javascript" %}{% endblock %}

const stream = await client.models.generateContentStream({
  model: "{{ id }}",
  contents: "Hello!",
});
for await (const chunk of stream) {
  process.stdout.write(chunk.text ?? "");
}
console.log();
