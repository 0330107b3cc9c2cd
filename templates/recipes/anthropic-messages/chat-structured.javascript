{% block client %}{% include "recipes/anthropic-messages/client.javascript" %}{% endblock %}

const message = await client.messages.create({
  model: "{{ id }}",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Name one city and its country." }],
  output_config: {
    format: {
      type: "json_schema",
      schema: {
        type: "object",
        properties: { city: { type: "string" }, country: { type: "string" } },
        required: ["city", "country"],
        additionalProperties: false,
      },
    },
  },
});
const text = message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
const place = JSON.parse(text);
console.log(place.city, "is in", place.country);
