{% include "recipes/mistral/client.javascript" %}

const response = await client.chat.complete({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Name one city and its country." }],
  responseFormat: {
    type: "json_schema",
    jsonSchema: {
      name: "place",
      strict: true,
      schemaDefinition: {
        type: "object",
        properties: { city: { type: "string" }, country: { type: "string" } },
        required: ["city", "country"],
        additionalProperties: false,
      },
    },
  },
});
const place = JSON.parse(response.choices[0].message.content);
console.log(place.city, "is in", place.country);
