import { createReadStream } from "node:fs";
import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const transcription = await client.audio.transcriptions.create({
  model: "{{ id }}",
  file: createReadStream("speech.mp3"),
});
console.log(transcription.text);
