import { Mistral } from "@mistralai/mistralai";

const client = new Mistral({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  serverURL: {{ base_url }},
{% endif %}
});

const response = await client.embeddings.create({
  model: "{{ id }}",
  inputs: ["The quick brown fox"],
});
const vector = response.data[0].embedding;
console.log(vector.length, vector.slice(0, 3));
