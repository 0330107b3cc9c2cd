import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  httpOptions: { baseUrl: {{ base_url }}, apiVersion: "{{ version }}" },
{% endif %}
});

const response = await client.models.embedContent({
  model: "{{ id }}",
  contents: "The quick brown fox",
});
const vector = response.embeddings[0].values;
console.log(vector.length, vector.slice(0, 3));
