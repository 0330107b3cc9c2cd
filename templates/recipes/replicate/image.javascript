import Replicate from "replicate";

const client = new Replicate({
  auth: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  baseUrl: {{ base_url }},
{% endif %}
  useFileOutput: false,
});

const output = await client.run("{{ id }}", {
  input: { prompt: "A lighthouse in the fog" },
});
for (const url of [output].flat()) {
  console.log(url);
}
