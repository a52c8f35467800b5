import type { Sandbox } from "@schwab-kit/sandbox";
import type { Page } from "playwright-core";
import { signIn, type Visit } from "./demo-in-chromium.js";

/** What the connection light must say. */
export async function lightSays(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("banner").getByRole("status").filter({ hasText: text }).waitFor();
}

/** How often programs have logged in to the streamer. */
export const streamLogins = (sandbox: Sandbox): number =>
  sandbox.journal().filter(({ stream }) => stream?.command === "LOGIN").length;

export const requestsFor = (sandbox: Sandbox, path: string): number =>
  sandbox.journal().filter((entry) => entry.path === path).length;

export interface SignedIn {
  /** The page's own `Authorization`, to ask the sandbox as another program of the same login. */
  readonly authorization: string;
  /** Asks the sandbox itself. */
  readonly ask: <T>(path: string, init?: { method: string; body?: unknown }) => Promise<T>;
}

/** Signs in and waits until the page is live, with the market standing still. */
export async function signInLive({ demo: { sandbox }, page }: Visit): Promise<SignedIn> {
  sandbox.setMarketSpeed(0);
  const asking = page.waitForRequest((request) => request.url().includes("/trader/v1/accounts?"));
  await signIn(page);
  const { authorization = "" } = await (await asking).allHeaders();
  await lightSays(page, "Live: this tab holds the stream");
  return {
    authorization,
    async ask(path, { method = "GET", body } = { method: "GET" }) {
      const response = await fetch(sandbox.url + path, {
        method,
        headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      const text = await response.text();
      return text === "" ? undefined : JSON.parse(text);
    },
  };
}
