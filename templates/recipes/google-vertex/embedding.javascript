{% include "recipes/google-vertex/client.javascript" %}

const response = await client.models.embedContent({
  model: "{{ id }}",
  contents: "The quick brown fox",
});
const vector = response.embeddings[0].values;
console.log(vector.length, vector.slice(0, 3));
