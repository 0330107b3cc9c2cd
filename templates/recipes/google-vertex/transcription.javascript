import { readFile } from "node:fs/promises";
{% include "recipes/google-vertex/client.javascript" %}

const recording = await readFile("speech.mp3", "base64");
const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: { inlineData: { mimeType: "audio/mp3", data: recording } },
});
console.log(response.text);
