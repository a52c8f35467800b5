import type { Sandbox } from "@schwab-kit/sandbox";
import { expect } from "vitest";

export interface SandboxLogin {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Logs in to a sandbox that approves by itself. */
export async function logIn(sandbox: Sandbox): Promise<SandboxLogin> {
  const { url, appKey, callbackUrl } = sandbox;
  const query = new URLSearchParams({ client_id: appKey, redirect_uri: callbackUrl, response_type: "code" });
  const response = await fetch(`${url}/v1/oauth/authorize?${query}`, { redirect: "manual" });
  await response.text();
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code");
  if (code === null) throw new Error("the sandbox gave no code");
  return requestToken(sandbox, { grant_type: "authorization_code", code });
}

export async function requestToken(sandbox: Sandbox, grant: Record<string, string>): Promise<SandboxLogin> {
  const { url, appKey, appSecret, callbackUrl } = sandbox;
  const response = await fetch(`${url}/v1/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${appKey}:${appSecret}`)}` },
    body: new URLSearchParams({ ...grant, redirect_uri: callbackUrl }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as SandboxLogin;
}
