{% include "recipes/replicate/client.javascript" %}

const stream = client.stream("{{ id }}", { input: { prompt: "Hello!" } });
for await (const { event, data } of stream) {
  if (event === "output") {
    process.stdout.write(data);
  }
}
console.log();
