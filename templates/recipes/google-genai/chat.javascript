import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  httpOptions: { baseUrl: {{ base_url }}, apiVersion: "{{ version }}" },
{% endif %}
});

const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: "Hello!",
});
console.log(response.text);
