import { writeFile } from "node:fs/promises";
import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const speech = await client.audio.speech.create({
  model: "{{ id }}",
  voice: "alloy",
  input: "Hello!",
});
await writeFile("speech.mp3", Buffer.from(await speech.arrayBuffer()));
console.log("Saved as speech.mp3");
