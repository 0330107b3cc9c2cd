import { writeFile } from "node:fs/promises";
import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const response = await client.images.generate({
  model: "{{ id }}", // the name of your deployment
  prompt: "A lighthouse in the fog",
});
const image = response.data[0];
if (image.url) {
  console.log(image.url);
} else {
  await writeFile("image.png", Buffer.from(image.b64_json, "base64"));
  console.log("Saved as image.png");
}
