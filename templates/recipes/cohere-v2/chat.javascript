import { CohereClientV2 } from "cohere-ai";

const client = new CohereClientV2({
  token: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  baseUrl: {{ base_url }},
{% endif %}
});

const response = await client.chat({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Hello!" }],
});
for (const block of response.message.content) {
  if (block.type === "text") {
    console.log(block.text);
  }
}
