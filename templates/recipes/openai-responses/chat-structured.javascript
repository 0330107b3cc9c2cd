{% include "recipes/openai-chat/client.javascript" %}

const response = await client.responses.create({
  model: "{{ id }}",
  input: "Name one city and its country.",
  text: {
    format: {
      type: "json_schema",
      name: "place",
      strict: true,
      schema: {
        type: "object",
        properties: { city: { type: "string" }, country: { type: "string" } },
        required: ["city", "country"],
        additionalProperties: false,
      },
    },
  },
});
const place = JSON.parse(response.output_text);
console.log(place.city, "is in", place.country);
