{% include "recipes/cohere-v2/client.javascript" %}

// Yours: fs.readFileSync("picture.png", "base64")
const picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=";

const response = await client.chat({
  model: "{{ id }}",
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Which two colours are in this picture?" },
        { type: "image_url", imageUrl: { url: `data:image/png;base64,${picture}` } },
      ],
    },
  ],
});
for (const block of response.message.content) {
  if (block.type === "text") {
    console.log(block.text);
  }
}
