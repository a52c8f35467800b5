import type { Sandbox } from "@schwab-kit/sandbox";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { signIn, type Visit } from "./demo-in-chromium.js";

/** What the connection light must say. */
export async function lightSays(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("banner").getByRole("status").filter({ hasText: text }).waitFor();
}

/** For `expect.poll`, on a machine that has much else to do. */
export const patiently = { timeout: 10_000 } as const;

/**
 * Lets the page's clock run until it is live. In small steps, for what comes over the network takes real time: to a
 * page whose clock leaps ahead its new connection would seem silent.
 */
export async function runUntilLive(page: Page): Promise<void> {
  const live = page
    .getByRole("banner")
    .getByRole("status")
    .filter({ hasText: "Live: this tab holds the stream" });
  await expect
    .poll(async () => {
      await page.clock.runFor(1_000);
      return await live.count();
    }, patiently)
    .toBe(1);
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

/** Beside the one that holds the stream. */
export async function secondTab({ context, demo }: Visit): Promise<Page> {
  const second = await context.newPage();
  await second.goto(demo.url);
  await lightSays(second, "Live, by another tab");
  return second;
}
