import { CohereClientV2 } from "cohere-ai";

const client = new CohereClientV2({
  token: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  baseUrl: {{ base_url }},
{% endif %}
});

const documents = ["Paris is the capital of France.", "Rome is the capital of Italy."];
const response = await client.rerank({
  model: "{{ id }}",
  query: "Where is the Colosseum?",
  documents,
});
for (const result of response.results) {
  console.log(result.relevanceScore, documents[result.index]);
}
