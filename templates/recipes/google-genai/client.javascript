import { GoogleGenAI } from "@google/genai";

const client = new GoogleGenAI({
  apiKey: {% if key %}process.env.{{ key }}{% else %}"not-needed"{% endif %},
{% if base_url %}
  httpOptions: { baseUrl: {{ base_url }}, apiVersion: "{{ version }}" },
{% endif %}
});
