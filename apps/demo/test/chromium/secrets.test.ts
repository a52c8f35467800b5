import type { BrowserContext, Page, Request } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";
import { everythingStored } from "../support/everything-stored.js";
import { lightSays, patiently } from "../support/streaming.js";

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

interface Frame {
  readonly url: string;
  readonly sent: boolean;
  readonly text: string;
}

/** Every frame of every WebSocket that a tab opens from now on, as it comes and goes. */
function framesOf(context: BrowserContext): readonly Frame[] {
  const frames: Frame[] = [];
  const listen = (page: Page): unknown =>
    page.on("websocket", (socket) => {
      const note = (sent: boolean, payload: string | Buffer): unknown =>
        frames.push({ url: socket.url(), sent, text: String(payload) });
      socket.on("framesent", ({ payload }) => note(true, payload));
      socket.on("framereceived", ({ payload }) => note(false, payload));
    });
  context.pages().forEach(listen);
  context.on("page", listen);
  return frames;
}

/** What the tabs loaded from now on say to each other. */
async function saidBetweenTabs(context: BrowserContext): Promise<readonly string[]> {
  const heard: string[] = [];
  await context.exposeFunction("heardBetweenTabs", (text: string) => heard.push(text));
  await context.addInitScript(() => {
    const { heardBetweenTabs } = globalThis as unknown as { heardBetweenTabs: (text: string) => void };
    const channel = new BroadcastChannel("schwab-kit-demo-stream");
    channel.onmessage = ({ data }) => heardBetweenTabs(JSON.stringify(data));
  });
  return heard;
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

async function placeAnOrder(page: Page): Promise<void> {
  const ticket = page.getByRole("region", { name: "Order", exact: true });
  await ticket.getByRole("button", { name: "Preview order" }).click();
  await ticket.getByRole("button", { name: /^Buy 1/ }).click();
  await ticket.getByText("Placed").waitFor();
}

test("tokens are in the Authorization header to this origin, the token requests and the streamer's LOGIN, encrypted in IndexedDB, and nowhere else; the app secret is nowhere", async () => {
  const { demo, context, page, said } = await visitDemo(chromium);
  const requests: Promise<SeenRequest>[] = [];
  const note = (request: Request): unknown => requests.push(seen(request));
  context.on("requestfinished", note);
  const frames = framesOf(context);
  const between = await saidBetweenTabs(context);
  await page.reload();
  await signIn(page);
  await useEverything(page);
  await lightSays(page, "Live: this tab holds the stream");
  const second = await context.newPage();
  await second.goto(demo.url);
  await second.getByRole("heading", { name: "Watchlist" }).waitFor();
  await lightSays(second, "Live, by another tab");
  await placeAnOrder(page);
  await expect
    .poll(() => between.filter((text) => text.includes('"activity"')).length, patiently)
    .toBeGreaterThan(0);

  const dom = await Promise.all([page, second].map((tab) => tab.content()));
  const stored = await everythingStored(page);
  const state = JSON.stringify(await context.storageState());
  context.off("requestfinished", note);
  const done = await Promise.all(requests);
  const tokens = tokensIn(done);
  expect(new Set(tokens).size).toBeGreaterThanOrEqual(3);

  const { appSecret } = demo.sandbox;
  const everywhere = [
    ...dom,
    ...said,
    stored.text,
    state,
    ...done.map((one) => JSON.stringify(one)),
    ...frames.map(({ text }) => text),
  ];
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

  // The one way to log in to the streamer, once, at the address that the user's preferences name.
  const withToken = frames.filter(({ text }) => holdsAny(text, tokens));
  expect(withToken.map(({ url, sent }) => ({ url, sent }))).toEqual([
    { url: `${demo.sandbox.url.replace("http", "ws")}/ws`, sent: true },
  ]);
  expect(JSON.parse(withToken[0]?.text ?? "")).toMatchObject({
    requests: [{ service: "ADMIN", command: "LOGIN" }],
  });
  const accounts = new Set(done.flatMap(({ answer }) => answer.match(/(?<="accountNumber":"?)\d+/g) ?? []));
  expect(accounts.size).toBe(2);
  expect(frames.some(({ text }) => holdsAny(text, [...accounts]))).toBe(true);
  expect(between.some((text) => text.includes('"quotes"'))).toBe(true);
  expect(between.filter((text) => holdsAny(text, [...tokens, ...accounts, appSecret]))).toEqual([]);
});
