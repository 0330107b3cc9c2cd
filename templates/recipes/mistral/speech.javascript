import { writeFile } from "node:fs/promises";
import { Mistral } from "@mistralai/mistralai";

const client = new Mistral({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  serverURL: {{ base_url }},
{% endif %}
});

const speech = await client.audio.speech.complete({
  model: "{{ id }}",
  voiceId: "en_paul_neutral",
  input: "Hello!",
  responseFormat: "mp3",
});
await writeFile("speech.mp3", Buffer.from(speech.audioData, "base64"));
console.log("Saved as speech.mp3");
