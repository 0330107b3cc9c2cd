{% include "recipes/aws-bedrock-invoke/client.javascript" %}

{% if verb == "cohere" %}
const body = {
  texts: ["The quick brown fox"],
  input_type: "search_document",
  embedding_types: ["float"],
};
{% elif verb == "nova" %}
const body = {
  taskType: "SINGLE_EMBEDDING",
  singleEmbeddingParams: {
    embeddingPurpose: "GENERIC_INDEX",
    embeddingDimension: 1024,
    text: { truncationMode: "END", value: "The quick brown fox" },
  },
};
{% else %}
const body = { inputText: "The quick brown fox" };
{% endif %}
{% include "recipes/aws-bedrock-invoke/client-send.javascript" %}
{% if verb == "cohere" %}
const vector = reply.embeddings.float[0];
{% elif verb == "nova" %}
const vector = reply.embeddings[0].embedding;
{% else %}
const vector = reply.embedding;
{% endif %}
console.log(vector.length, vector.slice(0, 3));
