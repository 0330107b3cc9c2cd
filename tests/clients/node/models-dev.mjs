// Reads a file in the shape of models.dev from the address in the argument, and writes what it
// found: the window and the prices of each model, by "provider:model".

import { fetchModels } from "@tokenlens/fetch";
import { sourceFromCatalog } from "@tokenlens/helpers";

const catalog = await fetchModels({ baseUrl: process.argv[2] });
const models = sourceFromCatalog(catalog).list();
const read = Object.fromEntries(
  models.map(({ id, context, pricing, releasedAt }) => [id, { context, pricing, releasedAt }]),
);
process.stdout.write(JSON.stringify(read));
