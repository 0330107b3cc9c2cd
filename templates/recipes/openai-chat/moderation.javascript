import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const response = await client.moderations.create({
  model: "{{ id }}",
  input: "I will hit you with a feather.",
});
for (const [category, score] of Object.entries(response.results[0].category_scores)) {
  console.log(category, score);
}
