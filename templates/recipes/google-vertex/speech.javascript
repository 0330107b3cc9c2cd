import { writeFile } from "node:fs/promises";
{% include "recipes/google-vertex/client.javascript" %}

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
