{% block client %}{% include "recipes/anthropic-messages/client.javascript" %}{% endblock %}

// Yours: fs.readFileSync("picture.png", "base64")
const picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=";

const message = await client.messages.create({
  model: "{{ id }}",
  max_tokens: 1024,
  messages: [
    {
      role: "user",
      content: [
        { type: "image", source: { type: "base64", media_type: "image/png", data: picture } },
        { type: "text", text: "Which two colours are in this picture?" },
      ],
    },
  ],
});
for (const block of message.content) {
  if (block.type === "text") {
    console.log(block.text);
  }
}
