import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const response = await client.responses.create({
  model: "{{ id }}", // the name of your deployment
  input: "Hello!",
});
console.log(response.output_text);
