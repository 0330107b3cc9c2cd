{% include "recipes/cohere-v2/client.javascript" %}

const response = await client.chat({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Name one city and its country, as JSON." }],
  responseFormat: {
    type: "json_object",
    jsonSchema: {
      type: "object",
      properties: { city: { type: "string" }, country: { type: "string" } },
      required: ["city", "country"],
    },
  },
});
const blocks = response.message.content.filter((block) => block.type === "text");
const place = JSON.parse(blocks.map((block) => block.text).join(""));
console.log(place.city, "is in", place.country);
