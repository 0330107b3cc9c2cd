{% include "recipes/openai-chat/client.javascript" %}

const completion = await client.chat.completions.create({
  model: "{{ id }}",
  messages: [{ role: "user", content: "A lighthouse in the fog" }],
});
console.log(completion.choices[0].message.content);
