import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const completion = await client.chat.completions.create({
  model: "{{ id }}", // the name of your deployment
  messages: [{ role: "user", content: "Hello!" }],
});
console.log(completion.choices[0].message.content);
