import { inspect } from "node:util";
import { SchwabKitError, Secret } from "schwab-kit";
import { client } from "../client.part.js";

const secret = new Secret("s3cr3t-of-the-app");
console.log(secret, `${secret}`, JSON.stringify({ secret }));

const token = await client.tokens.getAccessToken();
console.log(inspect(client, { depth: 20, showHidden: true }).includes(token));
try {
  await client.getAccountNumbers();
} catch (error) {
  if (!(error instanceof SchwabKitError)) throw error;
  const shown = inspect(error) + JSON.stringify(error) + error.stack;
  console.log(error.code, shown.includes(token));
}
await client.close();
