import { CohereClientV2 } from "cohere-ai";

const client = new CohereClientV2({
  token: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  baseUrl: {{ base_url }},
{% endif %}
});
