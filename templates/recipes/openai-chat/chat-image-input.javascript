{% include "recipes/openai-chat/client.javascript" %}

// Yours: fs.readFileSync("picture.png", "base64")
const picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=";

const completion = await client.chat.completions.create({
  model: "{{ id }}",
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "Which two colours are in this picture?" },
        { type: "image_url", image_url: { url: `data:image/png;base64,${picture}` } },
      ],
    },
  ],
});
console.log(completion.choices[0].message.content);
