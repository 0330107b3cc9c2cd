import { writeFile } from "node:fs/promises";
{% include "recipes/openai-chat/client.javascript" %}

const completion = await client.chat.completions.create({
  model: "{{ id }}",
  messages: [{ role: "user", content: "A lighthouse in the fog" }],
  modalities: ["image", "text"],
});
const picture = completion.choices[0].message.images[0].image_url.url;
const [head, data] = picture.split(";base64,");
if (data) {
  const name = head.replace("data:image/", "image.");
  await writeFile(name, Buffer.from(data, "base64"));
  console.log(`Saved as ${name}`);
} else {
  console.log(picture);
}
