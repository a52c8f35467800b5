import { fileURLToPath } from "node:url";
import { afterAll, onTestFinished } from "vitest";
import { launchChromium } from "./chromium.js";
import { bundleForPage, serveProgram } from "./serve-program.js";
import { StreamDriver } from "./stream-driver.js";
import type { DrivenStream, MakeStream } from "./stream-world.js";

/** A browser for a test file, in which every stream is in a page of its own, over the browser's own WebSocket. */
export async function chromiumForStreams(): Promise<MakeStream> {
  const program = await bundleForPage(fileURLToPath(new URL("./stream-page-kit.ts", import.meta.url)));
  const url = await serveProgram(program, afterAll);
  const browser = await launchChromium(afterAll);
  return async (client, limits) => {
    const page = await browser.newPage();
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    onTestFinished(async () => {
      await page.close();
      if (errors.length > 0) throw new AggregateError(errors, "Errors that nobody caught in the page.");
    });
    await page.exposeFunction("preferencesFromNode", () => client.getUserPreferences());
    await page.exposeFunction("tokenFromNode", (rejected?: string) =>
      client.tokens.getAccessToken(rejected === undefined ? {} : { rejected }),
    );
    await page.goto(url);
    await page.evaluate((given) => openStream(given), limits);
    const methods = Object.getOwnPropertyNames(StreamDriver.prototype).filter(
      (name) => name !== "constructor",
    );
    const calls = methods.map((method) => [
      method,
      (...given: unknown[]) =>
        page.evaluate(
          ([name, values]) =>
            (driver as unknown as Record<string, (...values: unknown[]) => unknown>)[name]?.(...values),
          [method, given] as const,
        ),
    ]);
    return Object.fromEntries(calls) as DrivenStream;
  };
}
