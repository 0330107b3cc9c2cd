import { writeFile } from "node:fs/promises";
{% include "recipes/google-vertex/client.javascript" %}

const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: "A lighthouse in the fog",
  config: { responseModalities: ["TEXT", "IMAGE"] },
});
for (const { inlineData } of response.candidates[0].content.parts) {
  if (inlineData) {
    const name = `image.${inlineData.mimeType.replace("image/", "")}`;
    await writeFile(name, Buffer.from(inlineData.data, "base64"));
    console.log(`Saved as ${name}`);
  }
}
