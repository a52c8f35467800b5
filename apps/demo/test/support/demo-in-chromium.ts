import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "@schwab-kit/sandbox";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type Demo, startDemo } from "../../src/server/start-demo.js";

/** As `vite build` has made it. */
export const pageFolder: string = fileURLToPath(new URL("../../dist/page/", import.meta.url));

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

export interface RunningDemo extends Demo {
  readonly sandbox: Sandbox;
}

/** The demo on a sandbox and a port of its own; ends with the test. */
export async function runDemo(): Promise<RunningDemo> {
  const demo = await startDemo({ mode: "sandbox", port: await freePort() }, pageFolder);
  onTestFinished(() => demo.close());
  if (demo.sandbox === undefined) throw new Error("There is no sandbox behind the demo.");
  return { ...demo, sandbox: demo.sandbox };
}

export interface Visit {
  readonly demo: RunningDemo;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Whatever the tabs wrote to their consoles, errors of their scripts too. */
  readonly said: readonly string[];
}

/** One tab at the demo's page, with nobody signed in; everything of it ends with the test. */
export async function visitDemo(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const demo = await runDemo();
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  context.setDefaultTimeout(15_000);
  const said: string[] = [];
  context.on("console", (message) => said.push(message.text()));
  context.on("weberror", (error) => said.push(error.error().message));
  const page = await context.newPage();
  await page.goto(demo.url);
  return { demo, context, page, said };
}

/** As a person does it, on the sandbox's own pages. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("User name").fill("anybody");
  await page.getByLabel("Password").fill("anything");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Allow" }).click();
  await page.getByRole("heading", { name: "Watchlist" }).waitFor();
}
