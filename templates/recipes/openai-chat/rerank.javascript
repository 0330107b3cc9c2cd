import OpenAI from "openai";

const client = new OpenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
  baseURL: {{ base_url }},
});

const documents = ["Paris is the capital of France.", "Rome is the capital of Italy."];
const response = await client.post("/rerank", {
  body: {
    model: "{{ id }}",
    query: "Where is the Colosseum?",
    documents,
  },
});
for (const result of response.results) {
  console.log(result.relevance_score, documents[result.index]);
}
