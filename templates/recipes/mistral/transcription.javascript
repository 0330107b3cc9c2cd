import { readFile } from "node:fs/promises";
import { Mistral } from "@mistralai/mistralai";

const client = new Mistral({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  serverURL: {{ base_url }},
{% endif %}
});

const transcription = await client.audio.transcriptions.complete({
  model: "{{ id }}",
  file: { fileName: "speech.mp3", content: await readFile("speech.mp3") },
});
console.log(transcription.text);
