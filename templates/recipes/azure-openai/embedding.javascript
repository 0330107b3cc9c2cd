import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const response = await client.embeddings.create({
  model: "{{ id }}", // the name of your deployment
  input: "The quick brown fox",
});
const vector = response.data[0].embedding;
console.log(vector.length, vector.slice(0, 3));
