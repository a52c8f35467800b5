import { writeFile } from "node:fs/promises";
import type { Sandbox } from "@schwab-kit/sandbox";
import { clientFromReceivedUrl, getAuthContext } from "schwab-kit";

/** Logs in at an approving sandbox and writes the token file. */
export async function logInto(sandbox: Sandbox, tokenPath: string): Promise<void> {
  const app = { apiKey: sandbox.appKey, callbackUrl: sandbox.callbackUrl, baseUrl: sandbox.url };
  const authContext = getAuthContext(app);
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  await response.arrayBuffer();
  const client = await clientFromReceivedUrl({
    ...app,
    appSecret: sandbox.appSecret,
    authContext,
    receivedUrl: response.headers.get("location") ?? "",
    tokenWriteFunc: (record) => writeFile(tokenPath, JSON.stringify(record), { mode: 0o600 }),
  });
  await client.close();
}
