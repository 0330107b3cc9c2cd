import { writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
{% include "recipes/google-vertex/client.javascript" %}

let operation = await client.models.generateVideos({
  model: "{{ id }}",
  source: { prompt: "A lighthouse in the fog" },
});
while (!operation.done) {
  await setTimeout(10_000);
  operation = await client.operations.getVideosOperation({ operation });
}
const { video } = operation.response.generatedVideos[0];
await writeFile("video.mp4", Buffer.from(video.videoBytes, "base64"));
console.log("Saved as video.mp4");
