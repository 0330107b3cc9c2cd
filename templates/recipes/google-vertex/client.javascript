import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  vertexai: true,
  project: process.env.{{ project }},
  location: process.env.{{ region }},
});
