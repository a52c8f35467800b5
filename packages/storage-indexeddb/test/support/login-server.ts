import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { endpointsOf, type TokenRecord } from "@schwab-kit/core";
import { exchangeCode } from "@schwab-kit/core/token-endpoint";
import { type Sandbox, type SandboxOptions, startSandbox } from "@schwab-kit/sandbox";
import { onTestFinished } from "vitest";
import { servePage } from "./serve-page.js";

export interface LoginServer {
  readonly sandbox: Sandbox;
  /** The page's address; token requests to its origin reach the sandbox, with the app secret added, and API calls too. */
  readonly url: string;
  /** A login at the sandbox, as a page of this origin would have it, its access token at its end. */
  readonly expiredLogin: TokenRecord;
  /** Another login there, which ends every token of the one before. */
  logIn(): Promise<TokenRecord>;
  /** How many refreshes the sandbox has answered, with 200. */
  refreshes(): number;
  /** Keeps the next token request from the sandbox; gives, once it is there, what lets it through. */
  holdNext(): Promise<() => void>;
}

/** A sandbox, and a page whose server stands between the two. */
export async function startLoginServer(options: SandboxOptions = {}): Promise<LoginServer> {
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  onTestFinished(() => sandbox.close());
  let hold: ((request: { readonly pass: () => void }) => void) | undefined;

  async function proxy(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const held = hold;
    hold = undefined;
    if (held !== undefined) await new Promise<void>((pass) => held({ pass }));
    if (response.destroyed) return;
    const credentials = Buffer.from(`${sandbox.appKey}:${sandbox.appSecret}`).toString("base64");
    const answer = await fetch(new URL(request.url ?? "", sandbox.url), {
      method: "POST",
      headers: {
        "content-type": request.headers["content-type"] ?? "",
        authorization: `Basic ${credentials}`,
      },
      body,
    });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  }

  async function callApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization = "" } = request.headers;
    const answer = await fetch(new URL(request.url ?? "", sandbox.url), { headers: { authorization } });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(await answer.text());
  }

  const url = await servePage(onTestFinished, (request, response) => {
    if (request.method === "POST") void proxy(request, response);
    else if (request.url?.startsWith("/marketdata/")) void callApi(request, response);
    else response.writeHead(404).end();
  });
  return {
    sandbox,
    url,
    expiredLogin: expired(await logIn(sandbox), new URL(url).origin),
    logIn: async () => ({ ...(await logIn(sandbox)), issuer: new URL(url).origin }),
    refreshes: () =>
      sandbox.journal().filter(({ grantType, status }) => grantType === "refresh_token" && status === 200)
        .length,
    holdNext: () =>
      new Promise((resolve) => {
        hold = ({ pass }) => resolve(pass);
      }),
  };
}

function expired(record: TokenRecord, issuer: string): TokenRecord {
  return { ...record, issuer, token: { ...record.token, expires_at: record.creation_timestamp } };
}

async function logIn({ url, appKey, appSecret, callbackUrl }: Sandbox): Promise<TokenRecord> {
  const address = new URL("/v1/oauth/authorize", url);
  address.search = `${new URLSearchParams({ client_id: appKey, redirect_uri: callbackUrl, state: "s" })}`;
  const response = await fetch(address, { redirect: "manual" });
  await response.arrayBuffer();
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const app = { endpoints: endpointsOf(url), appKey, appSecret, callbackUrl };
  return (await exchangeCode({ ...app, code, clock: Date.now })).record;
}
