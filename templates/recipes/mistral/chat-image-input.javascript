{% include "recipes/mistral/client.javascript" %}

// Yours: fs.readFileSync("picture.png", "base64")
const picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=";

const response = await client.chat.complete({
  model: "{{ id }}",
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Which two colours are in this picture?" },
        { type: "image_url", imageUrl: `data:image/png;base64,${picture}` },
      ],
    },
  ],
});
console.log(response.choices[0].message.content);
