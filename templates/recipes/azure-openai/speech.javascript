import { writeFile } from "node:fs/promises";
import { AzureOpenAI } from "openai";

const client = new AzureOpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
  apiVersion: "2025-04-01-preview",
});

const speech = await client.audio.speech.create({
  model: "{{ id }}", // the name of your deployment
  voice: "alloy",
  input: "Hello!",
});
await writeFile("speech.mp3", Buffer.from(await speech.arrayBuffer()));
console.log("Saved as speech.mp3");
