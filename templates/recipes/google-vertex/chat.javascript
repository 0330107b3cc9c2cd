import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  vertexai: true,
  project: process.env.{{ project }},
  location: process.env.{{ region }},
});

const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: "Hello!",
});
console.log(response.text);
