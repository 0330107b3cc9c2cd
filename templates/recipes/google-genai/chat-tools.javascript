{% block client %}{% include "recipes/google-genai/client.javascript" %}{% endblock %}

const weather = {
  name: "get_weather",
  description: "The weather in a city now.",
  parameters: {
    type: "object",
    properties: { city: { type: "string" } },
    required: ["city"],
  },
};
const config = { tools: [{ functionDeclarations: [weather] }] };
const contents = [{ role: "user", parts: [{ text: "What is the weather in Paris?" }] }];
const asked = await client.models.generateContent({ model: "{{ id }}", contents, config });
const results = [];
for (const { id, name, args } of asked.functionCalls ?? []) {
  console.log(name, args.city);
  const response = { celsius: 21 }; // yours: ask for the weather in args.city
  results.push({ functionResponse: { id, name, response } });
}
contents.push(asked.candidates[0].content);
contents.push({ role: "user", parts: results });

const answered = await client.models.generateContent({ model: "{{ id }}", contents, config });
console.log(answered.text);
