import type { TokenManager, TokenStorage } from "@schwab-kit/core";
import type { BrowserContext, Page } from "playwright-core";
import type { LoginServer } from "./login-server.js";

declare global {
  /** What a tab of `openTab` has. */
  var storage: TokenStorage;
  var tokens: TokenManager;
}

/** A tab with a storage and a manager over it. */
export async function openTab(
  context: BrowserContext,
  { url, sandbox }: LoginServer,
  refreshTimeoutMs = 30_000,
): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(url);
  const app = { appKey: sandbox.appKey, baseUrl: new URL(url).origin, refreshTimeoutMs };
  await tab.evaluate(async (options) => {
    globalThis.storage = await kit.openIndexedDbStorage();
    globalThis.tokens = new kit.TokenManager({ storage, ...options });
  }, app);
  return tab;
}

/** Ten tabs of one browser, all over the login that the first of them took over; its access token is at its end. */
export async function openTenTabs(
  context: BrowserContext,
  server: LoginServer,
  refreshTimeoutMs?: number,
): Promise<[Page, ...Page[]]> {
  const first = await openTab(context, server, refreshTimeoutMs);
  await first.evaluate((record) => storage.save(record, { expected: undefined }), {
    ...server.expiredLogin,
  } as never);
  const others = await Promise.all(
    Array.from({ length: 9 }, () => openTab(context, server, refreshTimeoutMs)),
  );
  return [first, ...others];
}

export function accessTokenOf(tab: Page): Promise<string> {
  return tab.evaluate(() => tokens.getAccessToken());
}
