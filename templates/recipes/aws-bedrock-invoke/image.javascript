import { writeFile } from "node:fs/promises";
{% include "recipes/aws-bedrock-invoke/client.javascript" %}

{% if verb == "amazon" %}
const body = {
  taskType: "TEXT_IMAGE",
  textToImageParams: { text: "A lighthouse in the fog" },
  imageGenerationConfig: { numberOfImages: 1 },
};
{% elif verb == "diffusion" %}
const body = { text_prompts: [{ text: "A lighthouse in the fog" }] };
{% else %}
const body = { prompt: "A lighthouse in the fog" };
{% endif %}
{% include "recipes/aws-bedrock-invoke/client-send.javascript" %}
{% if verb == "diffusion" %}
const picture = reply.artifacts[0].base64;
{% else %}
const picture = reply.images[0];
{% endif %}
await writeFile("image.png", Buffer.from(picture, "base64"));
console.log("Saved as image.png");
