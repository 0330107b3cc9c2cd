{% include "recipes/google-vertex/client.javascript" %}

const response = await client.models.generateContent({
  model: "{{ id }}",
  contents: "Hello!",
});
console.log(response.text);
