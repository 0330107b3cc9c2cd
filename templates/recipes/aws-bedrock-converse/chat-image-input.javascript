{% include "recipes/aws-bedrock-converse/client.javascript" %}

// Yours: fs.readFileSync("picture.png")
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=",
  "base64",
);

const response = await client.send(
  new ConverseCommand({
    modelId: "{{ id }}",
    messages: [
      {
        role: "user",
        content: [
          { image: { format: "png", source: { bytes: picture } } },
          { text: "Which two colours are in this picture?" },
        ],
      },
    ],
  }),
);
for (const block of response.output.message.content) {
  if (block.text) {
    console.log(block.text);
  }
}
