{% block client %}{% include "recipes/google-genai/client.javascript" %}{% endblock %}

// Yours: fs.readFileSync("picture.png", "base64")
const picture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEXcHh4ePNxFowWuAAAAFElEQVR42mNgGAV4wX8oGGVgZQAAeqH/AfBAxfwAAAAASUVORK5CYII=";

const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: [
    { inlineData: { mimeType: "image/png", data: picture } },
    { text: "Which two colours are in this picture?" },
  ],
});
console.log(response.text);
