import { Mistral } from "@mistralai/mistralai";

const client = new Mistral({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  serverURL: {{ base_url }},
{% endif %}
});

const response = await client.classifiers.moderate({
  model: "{{ id }}",
  inputs: ["I will hit you with a feather."],
});
for (const [category, score] of Object.entries(response.results[0].categoryScores)) {
  console.log(category, score);
}
