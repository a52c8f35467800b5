import { endpointsOf, type TokenRecord } from "@schwab-kit/core";
import { exchangeCode } from "@schwab-kit/core/token-endpoint";
import type { Sandbox } from "@schwab-kit/sandbox";

/** The record of a new login at an approving sandbox. */
export async function logIn({ url, appKey, appSecret, callbackUrl }: Sandbox): Promise<TokenRecord> {
  const address = new URL("/v1/oauth/authorize", url);
  address.search = new URLSearchParams({
    client_id: appKey,
    redirect_uri: callbackUrl,
    state: "s",
  }).toString();
  const response = await fetch(address, { redirect: "manual" });
  await response.arrayBuffer();
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const endpoints = endpointsOf(url);
  const { record } = await exchangeCode({
    endpoints,
    appKey,
    appSecret,
    callbackUrl,
    code,
    clock: Date.now,
  });
  return record;
}
