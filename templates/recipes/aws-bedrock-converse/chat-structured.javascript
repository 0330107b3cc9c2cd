{% include "recipes/aws-bedrock-converse/client.javascript" %}

const schema = {
  type: "object",
  properties: { city: { type: "string" }, country: { type: "string" } },
  required: ["city", "country"],
  additionalProperties: false,
};
const response = await client.send(
  new ConverseCommand({
    modelId: "{{ id }}",
    messages: [{ role: "user", content: [{ text: "Name one city and its country." }] }],
    outputConfig: {
      textFormat: {
        type: "json_schema",
        structure: { jsonSchema: { name: "place", schema: JSON.stringify(schema) } },
      },
    },
  }),
);
const blocks = response.output.message.content;
const place = JSON.parse(blocks.map((block) => block.text ?? "").join(""));
console.log(place.city, "is in", place.country);
