import { readFile } from "node:fs/promises";
import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  httpOptions: { baseUrl: {{ base_url }}, apiVersion: "{{ version }}" },
{% endif %}
});

const recording = await readFile("speech.mp3", "base64");
const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: { inlineData: { mimeType: "audio/mp3", data: recording } },
});
console.log(response.text);
