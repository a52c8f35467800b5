import type { Page, Request } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";
import { everythingStored } from "../support/everything-stored.js";

const chromium = await launchChromium(afterAll);

interface SeenRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly answer: string;
}

async function seen(request: Request): Promise<SeenRequest> {
  const response = await request.response();
  const [headers, answer] = await Promise.all([
    request.allHeaders(),
    response?.body().then(String, () => "") ?? "",
  ]);
  const answerHeaders = JSON.stringify(await response?.allHeaders());
  return { url: request.url(), headers, body: request.postData() ?? "", answer: answer + answerHeaders };
}

/** The two tokens of each answer to a token request. */
function tokensIn(requests: readonly SeenRequest[]): string[] {
  return requests
    .filter(({ url }) => url.endsWith("/v1/oauth/token"))
    .flatMap(({ answer }) => [...answer.matchAll(/"(?:access|refresh)_token":\s*"([^"]+)"/g)])
    .map(([, token = ""]) => token);
}

/** As they are, and as addresses and base64 spell them. */
const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
  Buffer.from(secret).toString("base64url"),
];

const holdsAny = (text: string, secrets: readonly string[]): boolean =>
  secrets.flatMap(spellings).some((spelled) => text.includes(spelled));

async function useEverything(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Under the hood" }).click();
  await page.getByRole("button", { name: "Renew now" }).click();
  await page.getByRole("complementary").getByText("This tab renewed the access token").first().waitFor();
  for (const tab of ["Orders", "Options", "Market hours", "Positions"]) {
    await page.getByRole("tab", { name: tab }).click();
  }
  await page.getByRole("button", { name: "Expire token" }).click();
  await page.getByRole("tab", { name: "Orders" }).click();
  await page.getByRole("region", { name: /^Orders/ }).waitFor();
}

test("tokens are in the Authorization header to this origin and the token requests, encrypted in IndexedDB, and nowhere else; the app secret is nowhere", async () => {
  const { demo, context, page, said } = await visitDemo(chromium);
  const requests: Promise<SeenRequest>[] = [];
  context.on("requestfinished", (request) => requests.push(seen(request)));
  await page.reload();
  await signIn(page);
  await useEverything(page);
  const second = await context.newPage();
  await second.goto(demo.url);
  await second.getByRole("heading", { name: "Watchlist" }).waitFor();

  const dom = await Promise.all([page, second].map((tab) => tab.content()));
  const stored = await everythingStored(page);
  const state = JSON.stringify(await context.storageState());
  const done = await Promise.all(requests);
  const tokens = tokensIn(done);
  expect(new Set(tokens).size).toBeGreaterThanOrEqual(3);

  const { appSecret } = demo.sandbox;
  const everywhere = [...dom, ...said, stored.text, state, ...done.map((one) => JSON.stringify(one))];
  expect(everywhere.filter((text) => holdsAny(text, [appSecret]))).toEqual([]);

  expect([...dom, ...said, stored.text, state].filter((text) => holdsAny(text, tokens))).toEqual([]);
  expect(stored.kinds).toEqual({ localStorage: true, sessionStorage: true, caches: true, indexedDB: true });
  expect(stored.text).toContain("A256GCM");
  expect(stored.extractableKeys).toBe(0);

  for (const { url, headers, body, answer } of done) {
    expect(holdsAny(url, tokens), url).toBe(false);
    const { authorization = "", ...others } = headers;
    expect(holdsAny(JSON.stringify(others), tokens), url).toBe(false);
    if (holdsAny(authorization, tokens)) expect(new URL(url).origin).toBe(demo.url);
    if (holdsAny(body + answer, tokens)) expect(url).toBe(`${demo.url}/v1/oauth/token`);
  }
});
