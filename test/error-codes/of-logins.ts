import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { Fault } from "@schwab-kit/sandbox";
import {
  clientFromLoginFlow,
  clientFromManualFlow,
  clientFromReceivedUrl,
  clientFromTokenFile,
  getAuthContext,
} from "schwab-kit";
import { logInto } from "../support/log-in.js";
import { firstOrdinaryPort, withoutPrivilege } from "../support/without-privilege.js";
import { app, client, folder, newPath, type Raise, sandbox, secrets } from "./scene.js";

/** The token record, the token endpoint, and logging in. */
export const ofLogins = {
  "token-invalid": () => fromFile('{"creation_timestamp":"yesterday","token":{}}'),
  "token-old-format": () => fromFile('{"access_token":"a-token","refresh_token":"r-token"}'),
  "issuer-mismatch": async () => {
    const tokenPath = newPath();
    await logInto(sandbox, tokenPath);
    return await clientFromTokenFile({ ...app(), tokenPath, baseUrl: "https://api.schwabapi.com" });
  },
  "login-required": async () => {
    const used = await client();
    sandbox.revokeTokens();
    return await used.getQuote("AAPL");
  },
  "manager-closed": async () => {
    const used = await client();
    await used.close();
    return await used.getQuote("AAPL");
  },

  "client-rejected": async () => {
    const used = await client({ appSecret: "not-the-secret" });
    sandbox.expireAccessTokens();
    return await used.getQuote("AAPL");
  },
  "code-rejected": () => received("code=CODE&state=STATE", { times: 2 }),
  "token-endpoint-unavailable": () => afterTokenFault({ status: 503, body: "<html>Sunday</html>" }),
  "token-endpoint-outcome-unknown": () => afterTokenFault({ cut: "halfway", process: true }),
  "token-endpoint-answer-unrecognized": () =>
    afterTokenFault({ status: 400, contentType: "application/json", body: '{"message":"Bad Request"}' }),

  "callback-url-unsupported": () => login({ callbackUrl: "https://localhost:8182" }),
  "callback-port-taken": async () => {
    const port = new URL(sandbox.callbackUrl).port;
    const taker = createServer();
    await new Promise<void>((resolve) => taker.listen(Number(port), "127.0.0.1", resolve));
    try {
      return await login({});
    } finally {
      await new Promise((resolve) => taker.close(resolve));
    }
  },
  "callback-port-privileged": async () => {
    if (firstOrdinaryPort() <= 443) {
      throw new Error("This machine lets everybody open every port, so this code can't be raised.");
    }
    // Loads what is loaded lazily, while everything can still be read.
    await login({ callbackTimeout: 0.01 }).catch(() => {});
    await withoutPrivilege(() => login({ callbackUrl: "https://127.0.0.1:443", tokenWriteFunc: () => {} }));
  },
  "certificate-unusable": () =>
    login({ certificate: { certFile: join(folder, "none.pem"), keyFile: join(folder, "none.pem") } }),
  "redirect-not-recognized": () => received("state=STATE"),
  "state-mismatch": () => received("code=CODE&state=another"),
  "authorization-denied": () => received("error=access_denied&error_description=CODE&state=STATE"),
  "authorization-failed": () => received("error=server_error&error_description=CODE&state=STATE"),
  "login-timeout": () => login({ callbackTimeout: 0.05 }),
  "login-unavailable": () =>
    clientFromManualFlow({ ...app(), tokenPath: newPath(), input: new PassThrough().end() }),
} satisfies Raise;

async function afterTokenFault(fault: Omit<Fault, "path">): Promise<unknown> {
  const used = await client();
  sandbox.expireAccessTokens();
  sandbox.addFault({ path: "/v1/oauth/token", ...fault });
  try {
    return await used.getQuote("AAPL");
  } finally {
    sandbox.clearFaults();
  }
}

export async function fromFile(text: string): Promise<unknown> {
  const tokenPath = newPath();
  await writeFile(tokenPath, text);
  return await clientFromTokenFile({ ...app(), tokenPath });
}

/** What a login does with this redirect; `STATE` and `CODE` stand for the real ones. */
async function received(query: string, { times = 1 } = {}): Promise<unknown> {
  const authContext = getAuthContext(app());
  const response = await fetch(authContext.authorizationUrl, { redirect: "manual" });
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";
  secrets.add(code).add(authContext.state);
  const receivedUrl = `${authContext.callbackUrl}/?${query
    .replace("STATE", authContext.state)
    .replace("CODE", encodeURIComponent(code))}`;
  const options = { ...app(), authContext, receivedUrl, tokenWriteFunc: () => {} };
  for (let time = 1; time < times; time++) await clientFromReceivedUrl(options);
  return await clientFromReceivedUrl(options);
}

export function login(options: object): Promise<unknown> {
  return clientFromLoginFlow({ ...app(), tokenPath: newPath(), ...options });
}
