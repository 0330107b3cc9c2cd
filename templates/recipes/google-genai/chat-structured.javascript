{% block client %}{% include "recipes/google-genai/client.javascript" %}{% endblock %}

const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: "Name one city and its country.",
  config: {
    responseMimeType: "application/json",
    responseJsonSchema: {
      type: "object",
      properties: { city: { type: "string" }, country: { type: "string" } },
      required: ["city", "country"],
      additionalProperties: false,
    },
  },
});
const place = JSON.parse(response.text);
console.log(place.city, "is in", place.country);
