import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";
import { lightSays } from "../support/streaming.js";

const chromium = await launchChromium(afterAll);

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds serious or worse, as `rule: what it is about`. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(async (): Promise<axe.AxeResults> => {
    return await (globalThis as unknown as { axe: typeof axe }).axe.run();
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

test.each(["light", "dark"] as const)(
  "axe finds nothing serious on any part of the page, in %s",
  async (colorScheme) => {
    const { context, demo, page } = await visitDemo(chromium, { colorScheme, reducedMotion: "reduce" });
    await context.addInitScript({ path: axeFile });
    await page.reload();
    await page.getByText("Nobody is signed in.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await signIn(page);
    await page.getByRole("button", { name: "Under the hood" }).click();
    const shows: readonly [tab: string, what: string | RegExp][] = [
      ["Positions", "Positions"],
      ["Orders", /^Orders of/],
      ["Options", /^Options on/],
      ["Market hours", "Market hours"],
    ];
    for (const [tab, what] of shows) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("region", { name: what }).waitFor();
      expect(await seriousFindings(page), tab).toEqual([]);
    }
    const ticket = page.getByRole("region", { name: "Order", exact: true });
    await ticket.getByRole("button", { name: "Preview order" }).click();
    await ticket.getByRole("button", { name: /^Buy 1/ }).waitFor();
    expect(await seriousFindings(page), "preview").toEqual([]);
    await ticket.getByRole("button", { name: /^Buy 1/ }).click();
    await ticket.getByText("Placed").waitFor();
    await ticket.getByLabel("Quantity").fill("900000");
    await ticket.getByRole("button", { name: "Preview order" }).click();
    await ticket.getByText("Schwab would refuse this order").waitFor();
    expect(await seriousFindings(page), "refused").toEqual([]);
    demo.sandbox.addStreamFault({ name: "refused", times: 1_000 });
    demo.sandbox.dropStreams();
    await lightSays(page, "Interrupted");
    expect(await seriousFindings(page), "interrupted").toEqual([]);
    demo.sandbox.clearFaults();
    await lightSays(page, "Live");
    demo.sandbox.addStreamFault({ name: "taken-over" });
    await page.getByRole("button", { name: "Take the stream" }).waitFor();
    expect(await seriousFindings(page), "taken over").toEqual([]);
  },
  60_000,
);
