import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { chromiumArguments, chromiumPath } from "./chromium.js";

/**
 * A real Chromium whose tabs can be frozen. Playwright by its defaults keeps every tab in focus, and no tab in focus
 * can be; so this one is started without it and connected to.
 */
export async function launchFreezableChromium(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), "schwab-kit-chromium-"));
  onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }));
  const child = spawn(
    chromiumPath,
    [...chromiumArguments, "--remote-debugging-port=0", `--user-data-dir=${profile}`],
    { stdio: ["ignore", "ignore", "pipe"], timeout: 120_000, killSignal: "SIGKILL" },
  );
  const exited = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const browser = await chromium.connectOverCDP(await addressIn(child.stderr), { noDefaults: true });
  onTestFinished(() => browser.close());
  return browser.contexts()[0] as BrowserContext;
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      output.resume();
      return address;
    }
  }
  throw new Error("Chromium ended before it said where it listens.");
}

/** Freezes a tab as the browser freezes those in the background; gives what lets it go on. */
export async function freeze(tab: Page): Promise<() => Promise<unknown>> {
  const session = await tab.context().newCDPSession(tab);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  return () => session.send("Page.setWebLifecycleState", { state: "active" });
}
