import { createReadStream } from "node:fs";
import { AzureOpenAI } from "openai";

const client = new AzureOpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
  apiVersion: "2024-10-21",
});

const transcription = await client.audio.transcriptions.create({
  model: "{{ id }}", // the name of your deployment
  file: createReadStream("speech.mp3"),
});
console.log(transcription.text);
