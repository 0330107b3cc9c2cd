import { Mistral } from "@mistralai/mistralai";

const client = new Mistral({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  serverURL: {{ base_url }},
{% endif %}
});

const response = await client.chat.complete({
  model: "{{ id }}",
  messages: [{ role: "user", content: "Hello!" }],
});
console.log(response.choices[0].message.content);
