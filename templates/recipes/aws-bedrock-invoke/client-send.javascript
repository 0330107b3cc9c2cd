const response = await client.send(
  new InvokeModelCommand({
    modelId: "{{ id }}",
    contentType: "application/json",
    body: JSON.stringify(body),
  }),
);
const reply = JSON.parse(response.body.transformToString());
