import { SchwabKitError } from "schwab-kit";
import { client } from "../client.part.js";

try {
  await client.getOrder("1000", "10000002"); // an account's number where its hash is needed
} catch (error) {
  if (!(error instanceof SchwabKitError)) throw error;
  console.log(error.name, error.code, error.action, error.retryable);
  console.log(error.message);
}
await client.close();
