import { writeFile } from "node:fs/promises";
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
  config: {
    responseModalities: ["AUDIO"],
    speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: "Kore" } } },
  },
});
const audio = response.candidates[0].content.parts[0].inlineData;
const name = audio.mimeType.includes("wav") ? "speech.wav" : "speech.pcm";
await writeFile(name, Buffer.from(audio.data, "base64"));
console.log(`Saved as ${name}`);
