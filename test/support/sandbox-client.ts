import type { Sandbox } from "@schwab-kit/sandbox";
import { type Client, type ClientOptions, clientFromReceivedUrl, getAuthContext } from "schwab-kit";

/** A client that is logged in at an approving sandbox, with its token in memory only. */
export async function clientOf(sandbox: Sandbox, options: Partial<ClientOptions> = {}): Promise<Client> {
  const app = { apiKey: sandbox.appKey, callbackUrl: sandbox.callbackUrl, baseUrl: sandbox.url };
  const authContext = getAuthContext(app);
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  await response.arrayBuffer();
  return await clientFromReceivedUrl({
    ...app,
    // A test may ask as fast as it can.
    rateLimit: false,
    ...options,
    appSecret: sandbox.appSecret,
    authContext,
    receivedUrl: response.headers.get("location") ?? "",
    tokenWriteFunc: () => {},
  });
}
