{% include "recipes/openai-chat/client.javascript" %}

// Yours: fs.readFileSync("picture.png", "base64")
const picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=";

const response = await client.responses.create({
  model: "{{ id }}",
  input: [
    {
      role: "user",
      content: [
        { type: "input_text", text: "Which two colours are in this picture?" },
        { type: "input_image", image_url: `data:image/png;base64,${picture}` },
      ],
    },
  ],
});
console.log(response.output_text);
