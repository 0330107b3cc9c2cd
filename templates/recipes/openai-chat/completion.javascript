import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const completion = await client.completions.create({
  model: "{{ id }}",
  prompt: "Once upon a time",
  max_tokens: 100,
});
console.log(completion.choices[0].text);
