{% include "recipes/aws-bedrock-invoke/client.javascript" %}

const documents = ["Paris is the capital of France.", "Rome is the capital of Italy."];
const body = {
  api_version: 2,
  query: "Where is the Colosseum?",
  documents,
};
{% include "recipes/aws-bedrock-invoke/client-send.javascript" %}
for (const result of reply.results) {
  console.log(result.relevance_score, documents[result.index]);
}
