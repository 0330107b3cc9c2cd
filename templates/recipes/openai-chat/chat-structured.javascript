{% include "recipes/openai-chat/client.javascript" %}

const completion = await client.chat.completions.create({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Name one city and its country." }],
  response_format: {
    type: "json_schema",
    json_schema: {
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
const place = JSON.parse(completion.choices[0].message.content);
console.log(place.city, "is in", place.country);
