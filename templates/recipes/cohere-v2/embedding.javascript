import { CohereClientV2 } from "cohere-ai";

const client = new CohereClientV2({
  token: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  baseUrl: {{ base_url }},
{% endif %}
});

const response = await client.embed({
  model: "{{ id }}",
  texts: ["The quick brown fox"],
  inputType: "search_document",
  embeddingTypes: ["float"],
});
const vector = response.embeddings.float[0];
console.log(vector.length, vector.slice(0, 3));
